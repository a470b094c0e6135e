using BenchmarkWorkflow.Engine.Running;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;

namespace Elsa.Workflows;

public sealed partial class WorkflowExecutionContext
{
    private readonly List<ActivityExecutionContext> contexts = [];
    private readonly WorkQueue work = new();
    private ActivityExecutionContext? callingBackFor;

    /// <summary>How many activity executions this instance has had; numbers the next one.</summary>
    internal int ExecutionsMade { get; set; }

    internal WorkQueue Work => work;

    internal List<ActivityExecutionContext> Contexts => contexts;

    /// <summary>The callback method a resumption runs instead of the activity's own ExecuteAsync; for the next execution only.</summary>
    internal ExecuteActivityDelegate? ExecuteDelegate { get; set; }

    /// <summary>Parents are no longer told of anything, and nothing that was scheduled will run.</summary>
    internal void DropEverything()
    {
        foreach (var context in contexts) context.Callback = null;
        work.Clear();
        bookmarks.Clear();
    }

    internal ActivityExecutionContext NewContext(ActivityNode node, ActivityExecutionContext? parent) => NewContext(node, parent, Now());

    internal ActivityExecutionContext NewContext(ActivityNode node, ActivityExecutionContext? parent, long startedAt)
    {
        var context = new ActivityExecutionContext(this, node, parent, ExecutionsMade++, startedAt);
        contexts.Add(context);
        return context;
    }

    internal void Schedule(ActivityNode node, ActivityExecutionContext? owner, ActivityCompletionCallback? callback, object? tag = null, IEnumerable<Variable>? variables = null)
    {
        ref var item = ref work.Enqueue();
        item.Node = node;
        item.Owner = owner;
        item.Callback = callback;
        item.Tag = tag;
        item.Variables = variables;
        item.ScheduledBy = callingBackFor ?? owner;
    }

    internal void Schedule(ActivityNode node, ActivityExecutionContext owner, ScheduleWorkOptions? options)
    {
        if (options?.PreventDuplicateScheduling == true && work.Holds(node, owner)) return;
        Schedule(node, owner, options?.CompletionCallback, options?.Tag, options?.Variables);
        if (options is null) return;
        ref var item = ref work.Last();
        item.Existing = options.ExistingActivityExecutionContext;
        item.Input = options.Input;
        item.SchedulingActivityExecutionId = options.SchedulingActivityExecutionId;
        item.SchedulingWorkflowInstanceId = options.SchedulingWorkflowInstanceId;
    }

    /// <summary>Runs an existing execution again: a bookmark of it was met, or someone retries it.</summary>
    internal void ScheduleAgain(ActivityExecutionContext context, IDictionary<string, object>? input = null)
    {
        ref var item = ref work.Enqueue();
        item.Node = context.ActivityNode;
        item.Owner = context.ParentActivityExecutionContext;
        item.Existing = context;
        item.Input = input;
        item.Callback = context.Callback;
        item.Tag = context.CallbackTag;
    }

    internal void Withdraw(ActivityExecutionContext context)
    {
        if (work.Count > 0) work.Withdraw(context);
    }

    internal void ForgetCallbacksOf(ActivityExecutionContext owner)
    {
        if (work.Count > 0) work.ForgetCallbacksOf(owner);
    }

    /// <summary>Tells a parent that its child completed. What it schedules meanwhile was, for the call stack, scheduled by the child.</summary>
    internal ValueTask CallBack(ActivityCompletionCallback callback, ActivityCompletedContext completed)
    {
        var before = callingBackFor;
        callingBackFor = completed.ChildContext;
        var called = callback(completed);
        if (!called.IsCompletedSuccessfully) return CallBackAsync(called, before);
        callingBackFor = before;
        return default;
    }

    internal void ForgetCaller() => callingBackFor = null;

    private async ValueTask CallBackAsync(ValueTask called, ActivityExecutionContext? before)
    {
        await called.ConfigureAwait(false);
        callingBackFor = before;
    }
}
