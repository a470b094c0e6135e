using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Takes the instance out of a finished burst: what is unfinished, what it waits for, and the values that outlive the burst.</summary>
internal static class StateExtraction
{
    private const string Variables = "Variables";

    public static WorkflowState Extract(WorkflowExecutionContext workflow)
    {
        var identity = workflow.Workflow.Identity;
        var state = new WorkflowState
        {
            Id = workflow.Id,
            DefinitionId = identity.DefinitionId,
            DefinitionVersionId = identity.Id,
            DefinitionVersion = identity.Version,
            ParentWorkflowInstanceId = workflow.ParentWorkflowInstanceId,
            CorrelationId = workflow.CorrelationId,
            Name = workflow.Name,
            Status = workflow.Status,
            SubStatus = workflow.SubStatus,
            Bookmarks = workflow.Bookmarks,
            Incidents = workflow.Incidents,
            IsSystem = workflow.Workflow.IsSystem,
            ExecutionLogSequence = workflow.Journal.NextSequence,
            ExecutionsMade = workflow.ExecutionsMade,
            CreatedAt = workflow.CreatedAt,
            UpdatedAt = workflow.UpdatedAt,
            FinishedAt = workflow.FinishedAt,
        };
        if (workflow.OutputOrNull is { } output) state.Output = output;
        if (workflow.PropertiesOrNull is { } properties) state.Properties = properties;
        if (workflow.InputOrNull is { Count: > 0 } input) state.Input = KeptInputs(workflow, input);
        ExtractExecutions(workflow, state);
        return state;
    }

    /// <summary>The properties of an execution as they are kept: its own, and the private state of a built-in activity.</summary>
    public static IReadOnlyDictionary<string, object> PropertiesOf(ActivityExecutionContext context)
    {
        var own = context.ExtrasOrNull?.Properties;
        if (context.Cursor == 0 && context.Work is null) return own ?? [];
        var all = own is null ? [] : new Dictionary<string, object>(own);
        if (context.Cursor != 0) all["CurrentIndex"] = context.Cursor;
        if (context.Work is { } work) all[work.PropertyName] = work.ToKept();
        return all;
    }

    private static void ExtractExecutions(WorkflowExecutionContext workflow, WorkflowState state)
    {
        var executions = new List<ActivityExecutionContextState>();
        var callbacks = new List<CompletionCallbackState>();
        foreach (var context in workflow.Contexts)
        {
            if (context.IsCompleted && context.ParentActivityExecutionContext is not null) continue;
            executions.Add(Extract(context));
            if (context is { IsCompleted: false, Callback: { } callback }) callbacks.Add(new CompletionCallbackState
            {
                OwnerInstanceId = context.ParentActivityExecutionContext?.Id ?? "",
                ChildNodeId = context.NodeId,
                ChildInstanceId = context.Id,
                MethodName = Callbacks.NameOf(callback, context.ParentActivityExecutionContext!.Activity), // only a parent sets a callback
                Tag = context.CallbackTag,
            });
        }

        state.ActivityExecutionContexts = executions;
        state.CompletionCallbacks = callbacks;
    }

    private static ActivityExecutionContextState Extract(ActivityExecutionContext context)
    {
        var extras = context.ExtrasOrNull;
        var properties = new Dictionary<string, object>(PropertiesOf(context));
        KeepVariables(context, properties);
        return new ActivityExecutionContextState
        {
            Id = context.Id,
            ParentContextId = context.ParentActivityExecutionContext?.Id,
            SchedulingActivityExecutionId = context.SchedulingActivityExecutionId,
            SchedulingActivityId = context.SchedulingActivityId,
            SchedulingWorkflowInstanceId = context.SchedulingWorkflowInstanceId,
            CallStackDepth = context.CallStackDepth,
            ScheduledActivityNodeId = context.NodeId,
            OwnerActivityNodeId = context.ParentActivityExecutionContext?.NodeId,
            Properties = properties,
            Metadata = extras?.Metadata ?? [],
            ActivityState = context.InputValues is { Length: 0 } ? [] : RecordedInputs(context),
            ActivityInput = extras?.ActivityInput,
            DynamicVariables = extras?.DynamicVariables?.ConvertAll(Extract) ?? [],
            Status = context.Status,
            FaultCount = context.AggregateFaultCount,
            StartedAt = context.StartedAt,
            CompletedAt = context.CompletedAt,
            Tag = context.Tag,
        };

        DynamicVariableState Extract(Variable variable) => new()
        {
            Id = variable.Id,
            Name = variable.Name,
            Value = context.FindBlock(variable.Id)?.Value,
            StorageDriverType = variable.StorageDriverType,
        };
    }

    public static IReadOnlyDictionary<string, object?>? RecordedOutputs(ActivityExecutionContext context)
    {
        if (context.ExtrasOrNull?.Outputs is not { } outputs) return null;
        var type = Planning.ActivityTypePlan.Of(context.Activity.GetType());
        var log = context.Plan.Log;
        return outputs.Keys.All(name => type.CanRecordOutput(name) && log.IncludesOutput(name))
            ? outputs
            : outputs.Where(output => type.CanRecordOutput(output.Key) && log.IncludesOutput(output.Key)).ToDictionary(output => output.Key, output => output.Value);
    }

    public static Dictionary<string, object> RecordedInputs(ActivityExecutionContext context)
    {
        if (context.InputValues is not { } values) return context.ExtrasOrNull?.ActivityState ?? [];
        var recorded = new Dictionary<string, object>();
        for (var slot = 0; slot < values.Length; slot++)
            if (context.Plan.Inputs[slot].IsRecorded) recorded[context.Plan.Inputs[slot].Name] = values[slot]!;
        return recorded;
    }

    private static void KeepVariables(ActivityExecutionContext context, Dictionary<string, object> properties)
    {
        if (!context.HasMemory) return;
        Dictionary<string, object>? kept = null;
        foreach (var (id, block) in context.ExpressionExecutionContext.Memory.Blocks)
            if (block is { Value: { } value, Metadata: VariableBlockMetadata { StorageDriverType: { } driver } } && driver == typeof(WorkflowInstanceStorageDriver))
                (kept ??= [])[id] = value;
        if (kept is null) properties.Remove(Variables);
        else properties[Variables] = kept;
    }

    private static Dictionary<string, object> KeptInputs(WorkflowExecutionContext workflow, IDictionary<string, object> input) => workflow.Workflow.Inputs
        .Where(definition => definition.StorageDriverType == typeof(WorkflowInstanceStorageDriver) && input.ContainsKey(definition.Name))
        .ToDictionary(definition => definition.Name, definition => input[definition.Name]);
}
