using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>What a burst changed; the runtime commits all of it in one transaction. Valid until the services of the burst are disposed.</summary>
public sealed class BurstResult
{
    private readonly WorkflowExecutionContext context;
    private WorkflowState? state;

    internal BurstResult(WorkflowExecutionContext context) => this.context = context;

    /// <summary>The instance at rest.</summary>
    public WorkflowState State => state ??= StateExtraction.Extract(context);

    public WorkflowStatus Status => context.Status;

    public WorkflowSubStatus SubStatus => context.SubStatus;

    /// <summary>The instance's bookmarks that were not there before the burst.</summary>
    public IReadOnlyList<Bookmark> BookmarksAdded => context.Bookmarks.Where(bookmark => !context.OriginalBookmarks.Contains(bookmark)).ToList();

    /// <summary>Those that were there before and are gone.</summary>
    public IReadOnlyList<Bookmark> BookmarksRemoved => context.OriginalBookmarks.Where(bookmark => !context.Bookmarks.Contains(bookmark)).ToList();

    /// <summary>The instance ended with activities under way that were neither completed nor cancelled: it was cancelled whole, or a Finish ended it.</summary>
    public bool LeftUnfinished => context is { Status: WorkflowStatus.Finished, SubStatus: not WorkflowSubStatus.Faulted } && context.Contexts.Exists(execution => !execution.IsCompleted);

    public Journal Journal => context.Journal;

    /// <summary>The activity executions that began or changed, in the order they began.</summary>
    public IEnumerable<ActivityRecord> ActivityRecords
    {
        get
        {
            foreach (var execution in context.Contexts)
                if (execution.IsDirty) yield return new ActivityRecord(execution);
        }
    }

    /// <summary>All incidents of the instance, old ones included.</summary>
    public IReadOnlyCollection<ActivityIncident> Incidents => (IReadOnlyCollection<ActivityIncident>)context.Incidents;

    /// <summary>The instance's outputs so far.</summary>
    public IReadOnlyDictionary<string, object> Output => (IReadOnlyDictionary<string, object>)context.Output;

    /// <summary>The run itself, for those who need more; not to be kept.</summary>
    public WorkflowExecutionContext Context => context;
}
