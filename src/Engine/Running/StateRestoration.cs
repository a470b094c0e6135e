using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Makes a run out of an instance at rest.</summary>
internal static class StateRestoration
{
    public static WorkflowExecutionContext Restore(WorkflowGraph graph, WorkflowState state, IServiceProvider services, TimeProvider time, CancellationToken ct)
    {
        var workflow = new WorkflowExecutionContext(graph, state.Id, services, time, ct)
        {
            CorrelationId = state.CorrelationId,
            Name = state.Name,
            ParentWorkflowInstanceId = state.ParentWorkflowInstanceId,
            SubStatus = state.SubStatus,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
            FinishedAt = state.FinishedAt,
            ExecutionsMade = state.ExecutionsMade,
            Bookmarks = state.Bookmarks,
            OriginalBookmarks = state.Bookmarks,
            Incidents = [.. state.Incidents],
            Output = new Dictionary<string, object>(state.Output),
            Properties = new Dictionary<string, object>(state.Properties),
            Input = new Dictionary<string, object>(state.Input, StringComparer.OrdinalIgnoreCase),
        };
        workflow.Journal.StartAt(state.ExecutionLogSequence);
        RestoreExecutions(workflow, state);
        return workflow;
    }

    private static void RestoreExecutions(WorkflowExecutionContext workflow, WorkflowState state)
    {
        var restored = new Dictionary<string, ActivityExecutionContext>();
        var waiting = state.ActivityExecutionContexts.ToList();
        while (waiting.Count > 0)
        {
            var before = waiting.Count;
            waiting.RemoveAll(kept => (kept.ParentContextId is null || restored.ContainsKey(kept.ParentContextId)) && Restore(workflow, kept, restored));
            if (waiting.Count == before) throw new InvalidOperationException($"The state of {state.Id} has executions without their parents: {string.Join(", ", waiting.Select(kept => kept.Id))}.");
        }

        foreach (var callback in state.CompletionCallbacks)
        {
            if (callback is not { ChildInstanceId: { } child, MethodName: { } method } || !restored.TryGetValue(child, out var context)) continue;
            context.Callback = Callbacks.Completion(context.ParentActivityExecutionContext!.Activity, method);
            context.CallbackTag = callback.Tag;
        }
    }

    private static bool Restore(WorkflowExecutionContext workflow, ActivityExecutionContextState kept, Dictionary<string, ActivityExecutionContext> restored)
    {
        var node = workflow.WorkflowGraph.FindNodeById(kept.ScheduledActivityNodeId)
            ?? throw new InvalidOperationException($"The definition has no activity {kept.ScheduledActivityNodeId}, which instance {workflow.Id} is at.");
        var parent = kept.ParentContextId is { } parentId ? restored[parentId] : null;
        var made = workflow.ExecutionsMade;
        var context = workflow.NewContext(node, parent, kept.StartedAt.UtcTicks);
        workflow.ExecutionsMade = made;
        context.CompletedAt = kept.CompletedAt;
        context.CallStackDepth = kept.CallStackDepth;
        context.AggregateFaultCount = kept.FaultCount;
        context.Tag = kept.Tag;
        if (kept.SchedulingActivityExecutionId is { } by) context.SchedulingActivityExecutionId = by;
        if (kept.SchedulingActivityId is { } byActivity) context.SchedulingActivityId = byActivity;
        if (kept.SchedulingWorkflowInstanceId is { } byInstance) context.SchedulingWorkflowInstanceId = byInstance;
        RestoreExtras(context, kept);
        Scopes.Open(context, null);
        RestoreVariables(context, kept);
        context.Restore(kept.Id, kept.Status);
        restored[kept.Id] = context;
        return true;
    }

    private static void RestoreExtras(ActivityExecutionContext context, ActivityExecutionContextState kept)
    {
        foreach (var (name, value) in kept.Properties)
        {
            if (name == "CurrentIndex" && value is int index) context.Cursor = index;
            else context.Properties[name] = value;
        }

        foreach (var (name, value) in kept.Metadata) context.Metadata[name] = value;
        foreach (var (name, value) in kept.ActivityInput ?? new Dictionary<string, object>()) context.ActivityInput[name] = value;
        if (kept.ActivityState.Count > 0) context.Extras.ActivityState = new Dictionary<string, object>(kept.ActivityState);
    }

    private static void RestoreVariables(ActivityExecutionContext context, ActivityExecutionContextState kept)
    {
        foreach (var variable in kept.DynamicVariables)
        {
            var declared = new Variable(variable.Name, variable.Value, variable.Id) { StorageDriverType = variable.StorageDriverType };
            context.DynamicVariables.Add(declared);
            context.ExpressionExecutionContext.Memory.Declare(declared);
        }

        if (!context.HasMemory || !kept.Properties.TryGetValue("Variables", out var found) || found is not IDictionary<string, object> values) return;
        foreach (var (id, block) in context.ExpressionExecutionContext.Memory.Blocks)
        {
            if (block.Metadata is VariableBlockMetadata && values.TryGetValue(id, out var value)) block.Value = value; // one that was not kept has its default again
        }
    }
}

/// <summary>Private state of a built-in activity. It is kept as a property, and the activity makes it anew from that.</summary>
internal interface IActivityWork
{
    string PropertyName { get; }

    /// <summary>Its content as plain dictionaries.</summary>
    object ToKept();
}
