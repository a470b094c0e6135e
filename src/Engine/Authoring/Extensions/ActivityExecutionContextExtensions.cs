using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using BenchmarkWorkflow.Engine.Running;

namespace Elsa.Extensions;

/// <summary>What custom activities ask of their execution context.</summary>
public static class ActivityExecutionContextExtensions
{
    public static bool TryGetWorkflowInput<T>(this ActivityExecutionContext context, string key, [MaybeNullWhen(false)] out T value, JsonSerializerOptions? serializerOptions = default)
    {
        var found = context.WorkflowInput.TryGetValue(key, out var input);
        value = found ? input.ConvertTo<T>(new ObjectConverterOptions(serializerOptions))! : default;
        return found;
    }

    public static T GetWorkflowInput<T>(this ActivityExecutionContext context, JsonSerializerOptions? serializerOptions = default) =>
        context.GetWorkflowInput<T>(typeof(T).Name, serializerOptions);

    /// <exception cref="KeyNotFoundException">The workflow was given no such input.</exception>
    public static T GetWorkflowInput<T>(this ActivityExecutionContext context, string key, JsonSerializerOptions? serializerOptions = default) =>
        context.WorkflowInput[key].ConvertTo<T>(new ObjectConverterOptions(serializerOptions))!;

    /// <exception cref="InvalidOperationException">The activity has no Result.</exception>
    public static void SetResult(this ActivityExecutionContext context, object? value)
    {
        var activity = context.Activity as IActivityWithResult ?? throw new InvalidOperationException($"Cannot set result on activity {context.Activity.Id} because it has none.");
        context.Set(activity.Result, value, "Result");
    }

    /// <summary>True: the instance was started by this very activity's trigger.</summary>
    public static bool IsTriggerOfWorkflow(this ActivityExecutionContext context) => context.WorkflowExecutionContext.TriggerActivityId == context.Activity.Id;

    public static Variable CreateVariable(this ActivityExecutionContext context, string name, object? value, Type? storageDriverType = default, Action<MemoryBlock>? configure = default) =>
        context.ExpressionExecutionContext.CreateVariable(name, value, storageDriverType, configure);

    public static Variable SetVariable(this ActivityExecutionContext context, string name, object? value, Action<MemoryBlock>? configure = default) =>
        context.ExpressionExecutionContext.SetVariable(name, value, configure);

    public static T? GetVariable<T>(this ActivityExecutionContext context, string name) => context.ExpressionExecutionContext.GetVariable<T>(name);

    public static IDictionary<string, object> GetVariableValues(this ActivityExecutionContext context) => context.ExpressionExecutionContext.ReadAndFlattenMemoryBlocks();

    /// <summary>An activity of the same container.</summary>
    public static IActivity? FindActivityByIdOrName(this ActivityExecutionContext activityExecutionContext, string idOrName) =>
        activityExecutionContext.FindParentWithVariableContainer()?.ActivityNode.Children
            .FirstOrDefault(node => node.Activity.Name == idOrName || node.Activity.Id == idOrName)?.Activity;

    /// <summary>Sends a signal to this activity and then to each one around it, until one stops it.</summary>
    public static ValueTask SendSignalAsync(this ActivityExecutionContext activityExecutionContext, object signal) => Signalling.SendAsync(activityExecutionContext, signal);

    public static ValueTask ScheduleOutcomesAsync(this ActivityExecutionContext activityExecutionContext, params string[] outcomes)
    {
        activityExecutionContext.JournalData["Outcomes"] = outcomes;
        return activityExecutionContext.SendSignalAsync(new ScheduleActivityOutcomes(outcomes));
    }

    public static Task CancelActivityAsync(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.CancelAsync(childrenFirst: true).AsTask();

    /// <summary>Marks the execution as failed and puts the incident on record.</summary>
    public static void Fault(this ActivityExecutionContext activityExecutionContext, Exception e) => activityExecutionContext.BecomeFaulted(e);

    /// <summary>Takes the failure back: it counts no longer, and the execution is running again.</summary>
    public static void RecoverFromFault(this ActivityExecutionContext activityExecutionContext)
    {
        activityExecutionContext.AggregateFaultCount = 0;
        foreach (var ancestor in activityExecutionContext.GetAncestors()) ancestor.AggregateFaultCount--;
        activityExecutionContext.Exception = null;
        if (activityExecutionContext.Status == ActivityStatus.Faulted) activityExecutionContext.TransitionTo(ActivityStatus.Running);
    }

    public static ActivityExecutionContext? FindParentWithVariableContainer(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.FindParent(context => context.Activity is IVariableContainer);

    /// <summary>The nearest one that fits, this one included.</summary>
    public static ActivityExecutionContext? FindParent(this ActivityExecutionContext activityExecutionContext, Func<ActivityExecutionContext, bool> predicate)
    {
        for (var context = activityExecutionContext; context is not null; context = context.ParentActivityExecutionContext)
            if (predicate(context)) return context;
        return null;
    }

    public static IEnumerable<ActivityExecutionContext> GetAncestors(this ActivityExecutionContext activityExecutionContext)
    {
        for (var context = activityExecutionContext.ParentActivityExecutionContext; context is not null; context = context.ParentActivityExecutionContext) yield return context;
    }

    public static IEnumerable<ActivityExecutionContext> GetDescendants(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.ChildContexts().SelectMany(child => child.GetDescendants().Prepend(child));

    public static IEnumerable<ActivityExecutionContext> GetChildren(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.ChildContexts();

    public static IEnumerable<ActivityExecutionContext> GetActiveChildren(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.ChildContexts();

    public static bool GetHasEvaluatedProperties(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.InputValues is not null;

    /// <exception cref="InputEvaluationException">An expression failed; the inner exception says how.</exception>
    public static Task EvaluateInputPropertiesAsync(this ActivityExecutionContext context) => InputEvaluation.EvaluateAsync(context).AsTask();

    /// <exception cref="ArgumentException">The activity has no such input.</exception>
    public static async Task<object?> EvaluateInputPropertyAsync(this ActivityExecutionContext context, string inputName) =>
        await InputEvaluation.EvaluateOneAsync(context, inputName).ConfigureAwait(false);

    public static async Task<T?> EvaluateAsync<T>(this ActivityExecutionContext context, Input<T> input) =>
        input.Expression is null
            ? context.Get(input.MemoryBlockReference()).ConvertTo<T>()
            : await context.GetRequiredService<IExpressionEvaluator>().EvaluateAsync<T>(input.Expression, context.ExpressionExecutionContext).ConfigureAwait(false);

    public static IDictionary<string, object> GetInputs(this ActivityExecutionContext context) => context.ActivityState;

    public static IDictionary<string, object?> GetOutputs(this ActivityExecutionContext context) => context.ExtrasOrNull?.Outputs ?? new Dictionary<string, object?>();

    public static bool GetIsBreaking(this ActivityExecutionContext context) => context.GetProperty<bool>("IsBreaking");

    public static void SetIsBreaking(this ActivityExecutionContext context) => context.SetProperty("IsBreaking", true);
}
