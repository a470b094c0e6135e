using Elsa.Workflows;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>One execution of an activity as it stands at the end of a burst. Replaces the record of the same <see cref="Id"/>.</summary>
public readonly struct ActivityRecord
{
    private readonly ActivityExecutionContext context;

    internal ActivityRecord(ActivityExecutionContext context) => this.context = context;

    public string Id => context.Id;

    public string WorkflowInstanceId => context.WorkflowExecutionContext.Id;

    public string ActivityId => context.Activity.Id;

    public string ActivityNodeId => context.NodeId;

    public string ActivityType => context.Activity.Type;

    public int ActivityTypeVersion => context.Activity.Version;

    public string? ActivityName => context.Activity.Name;

    public ActivityStatus Status => context.Status;

    public DateTimeOffset StartedAt => context.StartedAt;

    public DateTimeOffset? CompletedAt => context.CompletedAt;

    public bool HasBookmarks => context.WorkflowExecutionContext.HasBookmarks && context.Bookmarks.Any();

    public int AggregateFaultCount => context.AggregateFaultCount;

    public ExceptionState? Exception => ExceptionState.FromException(context.Exception);

    /// <summary>The values its inputs had, by name; without secrets, and without what its designer excluded.</summary>
    public IDictionary<string, object> ActivityState => StateExtraction.RecordedInputs(context);

    /// <summary>The values it put out, by name; null if it put out nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Outputs => StateExtraction.RecordedOutputs(context);

    /// <summary>"Outcomes" and what else the activity noted; null if nothing.</summary>
    public IReadOnlyDictionary<string, object>? Payload => context.ExtrasOrNull?.JournalData;

    public IReadOnlyDictionary<string, object> Properties => StateExtraction.PropertiesOf(context);

    public IReadOnlyDictionary<string, object>? Metadata => context.ExtrasOrNull?.Metadata;

    public string? SchedulingActivityExecutionId => context.SchedulingActivityExecutionId;

    public string? SchedulingActivityId => context.SchedulingActivityId;

    public string? SchedulingWorkflowInstanceId => context.SchedulingWorkflowInstanceId;

    public int CallStackDepth => context.CallStackDepth;
}
