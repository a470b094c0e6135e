using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>What only some executions need. See <see cref="ActivityExecutionContext.Extras"/>.</summary>
internal sealed class ActivityExtras
{
    public Dictionary<string, object>? Properties;
    public Dictionary<string, object>? Metadata;
    public Dictionary<string, object>? JournalData;
    public Dictionary<string, object>? ActivityState;
    public Dictionary<string, object>? ActivityInput;
    public Dictionary<string, object?>? Outputs;
    public IDictionary<object, object>? TransientProperties;
    public List<Variable>? DynamicVariables;
    public List<Bookmark>? NewBookmarks;
    public Exception? Exception;
    public string? SchedulingActivityExecutionId;
    public string? SchedulingActivityId;
    public string? SchedulingWorkflowInstanceId;
}
