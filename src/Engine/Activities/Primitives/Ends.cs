using System.Text.Json;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities;

[Activity("Elsa", "Flow", "A milestone activity that marks the start of a flowchart.")]
public sealed class Start : CodeActivity, IStartNode;

/// <summary>Ends the flowchart or sequence around it; what still waits there is cancelled.</summary>
[Activity("Elsa", "Flow", "A milestone activity that marks the end of a flowchart.")]
public sealed class End : CodeActivity, ITerminalNode;

/// <summary>Ends the whole instance at once. What is unfinished stays on record as it is.</summary>
[Activity("Elsa", "Primitives", "Mark the workflow as finished.")]
public sealed class Finish : CodeActivity, ITerminalNode
{
    protected override void Execute(ActivityExecutionContext context)
    {
        context.WorkflowExecutionContext.DropEverything();
        context.WorkflowExecutionContext.TransitionTo(WorkflowSubStatus.Finished);
    }
}

/// <summary>Ends the loop around it, or the sequence around it if there is no loop.</summary>
[Activity("Elsa", "Looping", "Break out of a loop.")]
public sealed class Break : CodeActivity, ITerminalNode
{
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.SendSignalAsync(new BreakSignal());
}

/// <summary>Ends the composite around it (a workflow used as an activity, or the workflow itself) with outcomes.</summary>
[Activity("Elsa", "Composition", "Signals the current composite activity to complete itself as a whole.")]
public sealed class Complete : Activity, ITerminalNode
{
    public Complete()
    {
    }

    public Complete(params string[] outcomes) => Outcomes = new Input<object>(outcomes.ToList());

    public Complete(IEnumerable<string> outcomes) => Outcomes = new Input<object>(outcomes.ToList());

    public Complete(Func<ExpressionExecutionContext, ICollection<string>> outcomes) => Outcomes = new Input<object>(context => (object)outcomes(context));

    public Complete(Func<ExpressionExecutionContext, string> outcome) : this(context => [outcome(context)])
    {
    }

    public Complete(Input<object> outcomes) => Outcomes = outcomes;

    [Input(Description = "The outcome or set of outcomes to complete this activity with.", UIHint = InputUIHints.OutcomePicker, DefaultSyntax = "Object")]
    public Input<object> Outcomes { get; set; } = null!; // a definition may leave it out: Done

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var outcomes = NamesIn(Outcomes.GetOrDefault(context));
        await context.SendSignalAsync(new CompleteCompositeSignal(new Flowchart.Models.Outcomes(outcomes))).ConfigureAwait(false);
        await context.CompleteActivityAsync().ConfigureAwait(false);
    }

    private static string[] NamesIn(object? outcomes) => outcomes switch
    {
        string name => [name],
        IEnumerable<string> names => names.ToArray(),
        JsonElement { ValueKind: JsonValueKind.Array } names => names.EnumerateArray().Select(name => name.ToString()).ToArray(),
        JsonElement name => [name.ToString()],
        IEnumerable<object?> names => names.Select(name => name?.ToString() ?? "").ToArray(),
        _ => ["Done"],
    };
}
