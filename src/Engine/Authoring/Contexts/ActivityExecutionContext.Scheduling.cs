using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;

namespace Elsa.Workflows;

public sealed partial class ActivityExecutionContext
{
    public ValueTask ScheduleActivityAsync(IActivity? activity, ActivityCompletionCallback? completionCallback, object? tag = default, IEnumerable<Variable>? variables = default)
    {
        if (activity is null) return NothingToRunAsync(this, completionCallback, tag);
        WorkflowExecutionContext.Schedule(NodeOf(activity), this, completionCallback, tag, variables);
        return default;
    }

    public ValueTask ScheduleActivityAsync(IActivity? activity, ScheduleWorkOptions? options = default) => ScheduleActivityAsync(activity, this, options);

    public ValueTask ScheduleActivityAsync(IActivity? activity, ActivityExecutionContext? owner, ScheduleWorkOptions? options = default) =>
        ScheduleNodeAsync(activity is null ? null : NodeOf(activity), owner ?? this, options);

    public Task ScheduleActivityAsync(ActivityNode? activityNode, ActivityExecutionContext? owner = default, ScheduleWorkOptions? options = default) =>
        ScheduleNodeAsync(activityNode, owner ?? this, options).AsTask();

    public ValueTask ScheduleActivitiesAsync(params IActivity?[] activities) => ScheduleActivities(activities);

    public ValueTask ScheduleActivities(IEnumerable<IActivity?> activities, ActivityCompletionCallback? completionCallback, object? tag = default, IEnumerable<Variable>? variables = default) =>
        ScheduleActivities(activities, new ScheduleWorkOptions { CompletionCallback = completionCallback, Tag = tag, Variables = variables?.ToList() });

    public async ValueTask ScheduleActivities(IEnumerable<IActivity?> activities, ScheduleWorkOptions? options = default)
    {
        foreach (var activity in activities) await ScheduleActivityAsync(activity, options).ConfigureAwait(false);
    }

    private ValueTask ScheduleNodeAsync(ActivityNode? node, ActivityExecutionContext owner, ScheduleWorkOptions? options)
    {
        if (node is null) return NothingToRunAsync(owner, options?.CompletionCallback, options?.Tag);
        WorkflowExecutionContext.Schedule(node, owner, options);
        return default;
    }

    // A missing child counts as one that completed at once.
    private ValueTask NothingToRunAsync(ActivityExecutionContext owner, ActivityCompletionCallback? callback, object? tag)
    {
        if (callback is null) return owner.CompleteActivityAsync();
        Tag = tag;
        return callback(new ActivityCompletedContext(this, this));
    }

    private ActivityNode NodeOf(IActivity activity) =>
        WorkflowExecutionContext.WorkflowGraph.FindNodeByActivity(activity) ?? throw new InvalidOperationException("The specified activity is not part of the workflow.");
}
