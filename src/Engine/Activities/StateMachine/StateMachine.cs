using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Running.Planning;
using Elsa.Expressions.Helpers;
using Elsa.Workflows.Activities.StateMachine.Models;
using Elsa.Workflows.Attributes;

namespace Elsa.Workflows.Activities.StateMachine.Activities;

/// <summary>Named states and transitions between them. In a state the triggers of its transitions wait; the first to complete wins, the others are cancelled.</summary>
[Activity("Elsa", "Flow", "Executes a state machine made of named states and trigger-driven transitions.")]
public sealed class StateMachine : Activity, IHoldsActivities
{
    private const string CurrentStateProperty = "CurrentState";

    public ICollection<StateMachineState> States { get; set; } = new List<StateMachineState>();

    public ICollection<Transition> Transitions { get; set; } = new List<Transition>();

    public string? InitialState { get; set; }

    public string? CurrentState { get; set; }

    IEnumerable<(IActivity Activity, string Port)> IHoldsActivities.ActivitiesHeld =>
        States.SelectMany(state => new[] { (state.Entry, "Entry"), (state.Exit, "Exit") })
            .Concat(Transitions.SelectMany(transition => new[] { (transition.Trigger, "Trigger"), (transition.Action, "Action") }))
            .Where(held => held.Item1 is not null).Select(held => (held.Item1!, held.Item2));

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var state = context.GetProperty<string>(CurrentStateProperty) ?? CurrentState;
        return EnterAsync(context, string.IsNullOrWhiteSpace(state) ? InitialState : state);
    }

    private ValueTask EnterAsync(ActivityExecutionContext context, string? name)
    {
        if (States.FirstOrDefault(state => state.Name == name) is not { } entered) return context.CompleteActivityAsync();
        context.SetProperty(CurrentStateProperty, entered.Name);
        return entered.Entry is { } entry ? context.ScheduleActivityAsync(entry, OnStateEntryCompletedAsync) : AwaitTriggersAsync(context);
    }

    private ValueTask OnStateEntryCompletedAsync(ActivityCompletedContext context) => AwaitTriggersAsync(context.TargetContext);

    private async ValueTask AwaitTriggersAsync(ActivityExecutionContext context)
    {
        var awaited = TransitionsFrom(context).Where(transition => transition.Trigger is not null && States.Any(state => state.Name == transition.To)).ToList();
        if (awaited.Count == 0) await context.CompleteActivityAsync().ConfigureAwait(false);
        foreach (var transition in awaited) await context.ScheduleActivityAsync(transition.Trigger, OnTriggerCompletedAsync, KeyOf(transition)).ConfigureAwait(false);
    }

    private async ValueTask OnTriggerCompletedAsync(ActivityCompletedContext context)
    {
        var machine = context.TargetContext;
        if (TransitionOf(context) is not { } transition || transition.From != machine.GetProperty<string>(CurrentStateProperty)) return;
        if (!await HoldsAsync(machine, transition).ConfigureAwait(false))
        {
            await machine.ScheduleActivityAsync(transition.Trigger, OnTriggerCompletedAsync, KeyOf(transition)).ConfigureAwait(false);
            return;
        }

        await CancelOthersAsync(machine, context.ChildContext, transition).ConfigureAwait(false);
        if (transition.Action is { } action) await machine.ScheduleActivityAsync(action, OnTransitionActionCompletedAsync, KeyOf(transition)).ConfigureAwait(false);
        else await ExitAsync(machine, transition).ConfigureAwait(false);
    }

    private ValueTask OnTransitionActionCompletedAsync(ActivityCompletedContext context) =>
        TransitionOf(context) is { } transition ? ExitAsync(context.TargetContext, transition) : default;

    private ValueTask ExitAsync(ActivityExecutionContext machine, Transition transition) =>
        States.FirstOrDefault(state => state.Name == transition.From)?.Exit is { } exit
            ? machine.ScheduleActivityAsync(exit, OnStateExitCompletedAsync, KeyOf(transition))
            : EnterAsync(machine, transition.To);

    private ValueTask OnStateExitCompletedAsync(ActivityCompletedContext context) =>
        TransitionOf(context) is { } transition ? EnterAsync(context.TargetContext, transition.To) : default;

    private async ValueTask CancelOthersAsync(ActivityExecutionContext machine, ActivityExecutionContext winner, Transition taken)
    {
        var others = TransitionsFrom(machine).Where(transition => transition != taken).Select(transition => transition.Trigger).ToHashSet();
        machine.WorkflowExecutionContext.Work.Withdraw(item => item.Owner == machine && others.Contains(item.Node.Activity));
        foreach (var child in machine.ChildContexts().Reverse().ToList())
            if (child != winner && others.Contains(child.Activity)) await child.CancelAsync().ConfigureAwait(false);
    }

    private static async ValueTask<bool> HoldsAsync(ActivityExecutionContext machine, Transition transition) => transition.Condition?.Expression is not { } condition
        || (await ExpressionEvaluation.EvaluateAsync(machine, condition, typeof(bool)).ConfigureAwait(false)).ConvertTo<bool>();

    private IEnumerable<Transition> TransitionsFrom(ActivityExecutionContext machine)
    {
        var state = machine.GetProperty<string>(CurrentStateProperty);
        return Transitions.Where(transition => transition.From == state);
    }

    // The tag tells which transition a child was scheduled for: two may share a trigger.
    private Transition? TransitionOf(ActivityCompletedContext context) =>
        context.TargetContext.Tag is { } tag && tag.ConvertTo<int>() is var index && index < Transitions.Count ? Transitions.ElementAt(index) : null;

    private object KeyOf(Transition transition) => Transitions.Index().First(other => other.Item == transition).Index;
}
