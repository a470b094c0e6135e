using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Incidents;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>What one start asks for.</summary>
public sealed record StartInstance
{
    public required WorkflowDefinitionHandle Definition { get; init; }

    /// <summary>The id the instance gets; made if not given.</summary>
    public string? InstanceId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public IDictionary<string, object>? Input { get; init; }

    public IDictionary<string, object>? Variables { get; init; }

    /// <summary>The activity to begin at; null: as the definition says.</summary>
    public string? TriggerActivityId { get; init; }

    public string? ParentInstanceId { get; init; }
}

/// <summary>What a burst in the caller's request led to.</summary>
/// <param name="State">The instance at rest; null if it could not start.</param>
/// <param name="CannotStart">The definition's activation strategy did not allow another instance.</param>
public sealed record InstanceRun(WorkflowState? State, bool CannotStart = false);

/// <summary>
/// What people do with instances from outside. Every verb is one transaction of its own, repeated whole when the database fails in passing, and durable
/// when it answers. Singleton.
/// </summary>
public sealed class WorkflowInstances
{
    private readonly EngineUnit unit;
    private readonly RestingInstances resting;
    private readonly IIdentityGenerator ids;
    private readonly TimeProvider time;

    internal WorkflowInstances(EngineUnit unit, RestingInstances resting, IIdentityGenerator ids, TimeProvider time)
    {
        this.ids = ids;
        this.unit = unit;
        this.resting = resting;
        this.time = time;
    }

    /// <summary>Creates an instance and runs its first burst here and now.</summary>
    /// <exception cref="DefinitionNotFoundException">There is no such version.</exception>
    /// <exception cref="StandingInTheWayException">The id is taken, or was.</exception>
    public Task<InstanceRun> StartAsync(StartInstance start, CancellationToken ct) => unit.RunAsync((start, id: start.InstanceId ?? ids.GenerateId()), static async (asked, services, store, ct) =>
    {
        var start = asked.start;
        var graph = await services.GetRequiredService<IWorkflowGraphFinder>().FindWorkflowGraphAsync(start.Definition, ct)
            ?? throw new DefinitionNotFoundException($"There is no definition {start.Definition.DefinitionId ?? start.Definition.DefinitionVersionId} ({start.Definition.VersionOptions}).");
        if (start.InstanceId is { } given && (await store.WasDeletedAsync(given, ct) || await store.ClaimAsync(given, ct) is not null))
            throw new StandingInTheWayException($"The instance id {given} is taken.");
        if (!await services.GetRequiredService<Activation.Activation>().AllowsAsync(graph, start.CorrelationId, ct)) return new InstanceRun(null, CannotStart: true);
        var wake = new StartWake
        {
            InstanceId = asked.id, // the same in every attempt: one start makes one instance at most
            CorrelationId = start.CorrelationId,
            Name = start.Name,
            Input = start.Input,
            Variables = start.Variables,
            TriggerActivityId = start.TriggerActivityId,
            ParentInstanceId = start.ParentInstanceId,
        };
        return new InstanceRun((await services.GetRequiredService<Bursts>().StartAsync(graph, wake, ct)).State);
    }, ct);

    /// <summary>Resumes an instance at one of its bookmarks here and now.</summary>
    /// <returns>Null if the instance or the bookmark is gone: something else has resumed it.</returns>
    public Task<InstanceRun?> ResumeAsync(string instanceId, string bookmarkId, IDictionary<string, object>? input, CancellationToken ct) =>
        unit.RunAsync(new Resuming(instanceId, bookmarkId, input, resting), static async (asked, services, store, ct) =>
        {
            if (await asked.FindAsync(store, ct) is not { } found) return null;
            var result = await services.GetRequiredService<Bursts>().WakeAsync(found.Row, found.State, new ResumeWake(asked.BookmarkId) { Input = asked.Input }, ct);
            return new InstanceRun(result.State);
        }, ct);

    /// <summary>Cancels an instance and all under it that are not over, in one commit.</summary>
    /// <returns>False if there is no such instance. One that has ended already stays as it is; a faulted one has not: it is cancelled, its incidents with it.</returns>
    public Task<bool> CancelAsync(string instanceId, CancellationToken ct) => unit.RunAsync(instanceId, static async (id, services, store, ct) =>
    {
        if (await store.ClaimAsync(id, ct) is not { } row) return false;
        await services.GetRequiredService<Bursts>().CancelAsync(row, ct);
        return true;
    }, ct);

    /// <summary>Removes instances, running or not, with everything that belongs to them, and the children under them that are not over.</summary>
    /// <returns>How many were removed.</returns>
    public Task<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct) => unit.RunAsync(instanceIds, static (ids, services, _, ct) => services.GetRequiredService<Bursts>().DeleteAsync(ids, ct), ct);

    /// <summary>Runs failed activities again (those given, or all), each in the execution that failed.</summary>
    /// <exception cref="WrongRequestException">The instance has no such failed activity.</exception>
    /// <exception cref="StandingInTheWayException">The instance was cancelled.</exception>
    public Task<InstanceRun?> RetryAsync(string instanceId, IReadOnlyList<string>? activityInstanceIds, string actor, CancellationToken ct) =>
        RepairAsync(instanceId, new StimulusBody { Verb = Repairing.Retry, Executions = activityInstanceIds, Actor = actor }, ct);

    /// <summary>Counts a failed activity as done, with these outcomes ("Done" if none) and these outputs by name.</summary>
    /// <exception cref="WrongRequestException">The instance has no such failed activity.</exception>
    /// <exception cref="StandingInTheWayException">The instance was cancelled.</exception>
    public Task<InstanceRun?> SkipAsync(
        string instanceId, string activityInstanceId, IReadOnlyList<string> outcomes, IDictionary<string, object>? outputs, string actor, CancellationToken ct) =>
        RepairAsync(
            instanceId,
            new StimulusBody { Verb = outputs is { Count: > 0 } ? Repairing.Value : Repairing.Skip, Executions = [activityInstanceId], Outcomes = outcomes, Outputs = outputs, Actor = actor }, ct);

    /// <summary>Runs the workflow again from its root inside the same instance: what Elsa's alterations do to retry.</summary>
    public Task<InstanceRun?> RestartAsync(string instanceId, string actor, CancellationToken ct) =>
        RepairAsync(instanceId, new StimulusBody { Verb = Repairing.Restart, Actor = actor }, ct);

    /// <summary>Changes the kept state of an instance at rest by hand, as one recorded revision.</summary>
    /// <returns>False if there is no such instance.</returns>
    public Task<bool> EditAsync(string instanceId, Action<WorkflowState> edit, CancellationToken ct) => unit.RunAsync((instanceId, edit), static async (asked, services, store, ct) =>
    {
        if (await store.ClaimAsync(asked.instanceId, ct) is not { } row) return false;
        var state = StateJson.Read(row.State.Span);
        asked.edit(state);
        services.GetRequiredService<BurstKeeping>().Edit(row, state);
        return true;
    }, ct);

    /// <summary>Sends a dead or waiting stimulus on its way again.</summary>
    /// <returns>False if it is gone.</returns>
    public Task<bool> ReplayAsync(long sequence, CancellationToken ct) => unit.RunAsync((sequence, now: time.GetUtcNow()), static async (asked, services, store, ct) =>
    {
        if (await services.GetRequiredService<IInstanceQueries>().FindStimulusAsync(asked.sequence, ct) is not { } stimulus) return false;
        store.Writes.Change(stimulus with { State = StimulusState.Ready, Attempts = 0, Error = null, VisibleAt = asked.now });
        return true;
    }, ct);

    /// <summary>Gives up a dead or waiting stimulus.</summary>
    public Task DiscardAsync(long sequence, CancellationToken ct) => unit.RunAsync(sequence, static (sequence, _, store, _) =>
    {
        store.Writes.RemoveStimulus(sequence);
        return Task.FromResult(true);
    }, ct);

    /// <summary>The state of an instance at rest; null if there is none.</summary>
    public static WorkflowState? StateOf(InstanceRow? row) => row is null ? null : StateJson.Read(row.State.Span);

    private Task<InstanceRun?> RepairAsync(string instanceId, StimulusBody body, CancellationToken ct) => unit.RunAsync((instanceId, body, now: time.GetUtcNow()), static async (asked, services, store, ct) =>
    {
        if (await store.ClaimAsync(asked.instanceId, ct) is not { } row) return null;
        var result = await Repairing.RepairAsync(store, services.GetRequiredService<Bursts>(), row, asked.body, asked.now, ct);
        return new InstanceRun(result.State);
    }, ct);

    private sealed class Resuming(string instanceId, string bookmarkId, IDictionary<string, object>? input, RestingInstances resting)
    {
        private bool failed;

        public string BookmarkId => bookmarkId;

        public IDictionary<string, object>? Input => input;

        /// <summary>
        /// The instance as this process remembers it, or as it is read without holding it, which may be out of date: whoever failed on that holds it next, and
        /// that the bookmark is gone only who holds the instance can say.
        /// </summary>
        public async Task<(InstanceRow Row, WorkflowState State)?> FindAsync(IEngineStore store, CancellationToken ct)
        {
            var (row, again) = (resting.Take(instanceId), failed);
            failed = true;
            return (again ? null : WaitingHere(row) ?? WaitingHere(await store.ReadAsync(instanceId, ct))) ?? WaitingHere(await store.ClaimAsync(instanceId, ct));
        }

        private (InstanceRow Row, WorkflowState State)? WaitingHere(InstanceRow? row) =>
            row is { Status: WorkflowStatus.Running } && StateJson.Read(row.State.Span) is var state && state.Bookmarks.Any(bookmark => bookmark.Id == bookmarkId) ? (row, state) : null;
    }
}
