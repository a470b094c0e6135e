using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>When a child ends, the parent that waits for it is woken by a row of the child's own commit.</summary>
/// <remarks>
/// As in Elsa a faulted child wakes its parent like a finished one. One that is repaired wakes it once more when it really ends or fails again: whoever waits for
/// that child then, be it the activity that started it or another of the parent's, is resumed. One that is cancelled or deleted by itself wakes whoever waits for
/// this very child, an <c>ExecuteWorkflow</c> too, and who counts it among several, a <c>BulkDispatchWorkflows</c>: in Elsa both wait for ever. Who dispatched it
/// alone goes on waiting, as recorded of Elsa.
/// </remarks>
internal static class ParentWakeUp
{
    /// <summary>The property of a child that names the activity execution which started it.</summary>
    public const string StartedBy = "ParentActivityExecutionId";

    /// <summary>The property of a child whose parent waits for its end (Elsa's name).</summary>
    private const string WaitForCompletion = "WaitForCompletion";

    private const string Dispatch = "Elsa.DispatchWorkflow", Bulk = "Elsa.BulkDispatchWorkflows", Execute = "Elsa.ExecuteWorkflow";

    public static void Add(EngineWrites writes, WorkflowState child, DateTimeOffset now)
    {
        if (child.SubStatus != WorkflowSubStatus.Cancelled) Add(writes, child, child.SubStatus, now);
    }

    /// <summary>The child is cancelled or deleted, and its parent is not.</summary>
    public static void AddGone(EngineWrites writes, WorkflowState child, DateTimeOffset now) => Add(writes, child, WorkflowSubStatus.Cancelled, now);

    private static void Add(EngineWrites writes, WorkflowState child, WorkflowSubStatus standing, DateTimeOffset now)
    {
        if (child.ParentWorkflowInstanceId is not { } parent) return;
        if (!child.Properties.TryGetValue(WaitForCompletion, out var waits) || waits is not true) return;
        if (!child.Properties.TryGetValue(StartedBy, out var by) || by is not string execution) return;
        writes.Add(new Stimulus
        {
            Kind = StimulusKind.ChildEnded,
            InstanceId = parent,
            ActivityInstanceId = execution,
            Name = child.Id,
            Body = new StimulusBody { Input = Ending(child, standing) }.Write(),
            CreatedAt = now,
            VisibleAt = now,
        });
    }

    /// <summary>
    /// The bookmark of the parent's activity that started the child and still waits for it, unless the child is gone and was dispatched alone; else of one that has
    /// come to wait for this child since.
    /// </summary>
    public static Bookmark? BookmarkFor(Stimulus ended, IDictionary<string, object> ending, WorkflowState parent, IStimulusHasher hasher)
    {
        var gone = ending["SubStatus"] is nameof(WorkflowSubStatus.Cancelled);
        var starter = parent.Bookmarks.FirstOrDefault(bookmark => bookmark.ActivityInstanceId == ended.ActivityInstanceId && bookmark.Name is Dispatch or Bulk or Execute);
        if (starter is not null && !(gone && starter.Name == Dispatch)) return starter;
        var hash = hasher.Hash(Execute, new ExecuteWorkflowStimulus(ended.Name!)); // named by its child
        return parent.Bookmarks.FirstOrDefault(bookmark => bookmark.Hash == hash);
    }

    /// <summary>What the waiting activity is told; each kind knows it under other names, as in Elsa.</summary>
    public static IDictionary<string, object> InputFor(Bookmark bookmark, IDictionary<string, object> ending) => bookmark.Name switch
    {
        Dispatch => (IDictionary<string, object>)ending["Output"],
        Bulk => new Dictionary<string, object>
        {
            ["WorkflowInstanceId"] = ending["WorkflowInstanceId"],
            ["WorkflowOutput"] = ending["Output"],
            ["WorkflowStatus"] = ending["Status"],
            ["WorkflowSubStatus"] = ending["SubStatus"],
        },
        _ => ending,
    };

    private static Dictionary<string, object> Ending(WorkflowState child, WorkflowSubStatus standing) => new()
    {
        ["WorkflowInstanceId"] = child.Id,
        ["WorkflowDefinitionVersionId"] = child.DefinitionVersionId,
        ["CorrelationId"] = child.CorrelationId!, // Elsa's dictionaries hold nulls under a non-null type
        ["Status"] = nameof(WorkflowStatus.Finished),
        ["SubStatus"] = standing.ToString(),
        ["Output"] = new Dictionary<string, object>(child.Output),
    };
}
