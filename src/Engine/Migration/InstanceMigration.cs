using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>What became of one instance.</summary>
/// <param name="InstanceId">Which.</param>
/// <param name="Done">True: it was, or can be, moved.</param>
/// <param name="Notes">What is in the way, and what else there is to know.</param>
/// <param name="Waits">Where it waits, and where it will.</param>
public sealed record MoveResult(string InstanceId, bool Done, IReadOnlyList<MoveNote> Notes, IReadOnlyList<WaitingPlace> Waits)
{
    /// <summary>The state before, to move it back by; null where nothing was done.</summary>
    public byte[]? StateBefore { get; init; }

    /// <summary>The revision that the move made.</summary>
    public long Revision { get; init; }
}

/// <summary>Moves running instances between versions of a definition, one at a time, in the caller's transaction. Scoped.</summary>
public sealed class InstanceMigration
{
    private readonly IEngineStore store;
    private readonly IInstanceQueries queries;
    private readonly IWorkflowGraphFinder graphs;
    private readonly BurstKeeping keeping;
    private readonly IServiceProvider services;
    private readonly TimeProvider time;

    internal InstanceMigration(IEngineStore store, IInstanceQueries queries, IWorkflowGraphFinder graphs, BurstKeeping keeping, IServiceProvider services, TimeProvider time) =>
        (this.store, this.queries, this.graphs, this.keeping, this.services, this.time) = (store, queries, graphs, keeping, services, time);

    /// <summary>What a move would come to. Changes nothing.</summary>
    public async Task<MoveResult> PreviewAsync(string instanceId, string fromVersionId, string toVersionId, ActivityMap map, bool dropsVariables, CancellationToken ct) =>
        (await TryAsync(await queries.FindAsync(instanceId, ct), instanceId, fromVersionId, toVersionId, map, dropsVariables, ct)).Result;

    /// <summary>Moves the instance, if nothing is in the way.</summary>
    public async Task<MoveResult> MoveAsync(string instanceId, string fromVersionId, string toVersionId, ActivityMap map, bool dropsVariables, CancellationToken ct)
    {
        var row = await store.ClaimAsync(instanceId, ct);
        var (result, state, graph) = await TryAsync(row, instanceId, fromVersionId, toVersionId, map, dropsVariables, ct);
        if (state is null || row is null || graph is null) return result;
        var now = keeping.Move(row, state, Journal(graph, state, "Migrated", $"{row.Version} → {state.DefinitionVersion}", ct));
        return result with { StateBefore = row.State.ToArray(), Revision = now.Revision };
    }

    /// <summary>Puts a moved instance back where it was, if it has not gone on since.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="stateBefore">Its state before the move.</param>
    /// <param name="revision">The revision that the move made.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<MoveResult> UndoAsync(string instanceId, byte[] stateBefore, long revision, CancellationToken ct)
    {
        if (await store.ClaimAsync(instanceId, ct) is not { } row) return Refused(instanceId, "gone", "实例已被删除。", "The instance was deleted.");
        if (row.Revision != revision) return Refused(instanceId, "moved-on", "实例在迁移后已经继续执行，不能退回。", "The instance has gone on since it was moved.");
        var state = StateJson.Read(stateBefore);
        if (await graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(state.DefinitionVersionId), ct) is not { } graph)
            return Refused(instanceId, "no-version", "原来的版本已被删除，不能退回。", "The version it came from was deleted.");
        keeping.Move(row, state, Journal(graph, state, "MigrationUndone", $"{row.Version} → {state.DefinitionVersion}", ct));
        return new(instanceId, true, [], []);
    }

    private async Task<(MoveResult Result, WorkflowState? State, WorkflowGraph? Graph)> TryAsync(
        InstanceRow? row, string instanceId, string fromVersionId, string toVersionId, ActivityMap map, bool dropsVariables, CancellationToken ct)
    {
        if (row is null) return (Refused(instanceId, "gone", "实例已被删除。", "The instance was deleted."), null, null);
        if (row.Status != WorkflowStatus.Running && row.SubStatus != WorkflowSubStatus.Faulted) return (Refused(instanceId, "over", "实例已经结束。", "The instance is over."), null, null);
        if (row.DefinitionVersionId != fromVersionId)
            return (Refused(instanceId, "other-version", $"实例现在运行在第 {row.Version} 版，不是所选的版本。", $"The instance runs on version {row.Version}, not on the one chosen."), null, null);
        if (await graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(fromVersionId), ct) is not { } from
            || await graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(toVersionId), ct) is not { } to)
            return (Refused(instanceId, "no-version", "找不到所选的版本。", "There is no such version."), null, null);
        var moved = StateMove.Move(StateJson.Read(row.State.Span), from, to, map, dropsVariables);
        return (new(instanceId, moved.State is not null, moved.Notes, moved.Waits), moved.State, to);
    }

    /// <summary>The line that tells of the move. Restoring the instance for it shows at once that the new version can go on with its state.</summary>
    private Journal Journal(WorkflowGraph graph, WorkflowState state, string eventName, string message, CancellationToken ct)
    {
        var restored = StateRestoration.Restore(graph, state, services, time, ct);
        if (restored.Contexts.Count > 0) restored.Journal.Add(restored.Contexts[0], eventName, time.GetUtcNow().UtcTicks, message);
        return restored.Journal;
    }

    private static MoveResult Refused(string instanceId, string rule, string message, string messageEn) => new(instanceId, false, [new(rule, null, message, messageEn, true)], []);
}
