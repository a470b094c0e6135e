using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities;

/// <summary>Counts from a start to an end; the body sees the number as the variable CurrentValue.</summary>
[Activity("Elsa", "Looping", "Iterate over a sequence of steps between a start and an end number.")]
public sealed class For : Activity
{
    private const string CurrentStep = "CurrentStep";

    public For()
    {
    }

    public For(int start, int end, int step)
    {
        Start = new Input<int>(start);
        End = new Input<int>(end);
        Step = new Input<int>(step);
    }

    [Input(Description = "The start step.")]
    public Input<int> Start { get; set; } = new(0);

    [Input(Description = "The end step.")]
    public Input<int> End { get; set; } = new(0);

    [Input(Description = "The step size. To count down, enter a negative number.")]
    public Input<int> Step { get; set; } = new(1);

    [Input(Description = "Controls whether the end step is upper/lowerbound inclusive or exclusive. True (inclusive) by default.", DefaultValue = true)]
    public Input<bool> OuterBoundInclusive { get; set; } = new(true);

    [Port]
    public IActivity? Body { get; set; }

    [Output]
    public Output<object?> CurrentValue { get; set; } = new();

    internal override bool CatchesBreak => true;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (Body is null) return default; // as Elsa's: a loop without a body never completes
        var step = context.Get(Step);
        var value = context.GetProperty<int?>(CurrentStep) is { } last ? last + step : context.Get(Start);
        if (context.GetIsBreaking() || !IsWithin(value, context.Get(End), step, context.Get(OuterBoundInclusive))) return context.CompleteActivityAsync();
        context.SetProperty<int?>(CurrentStep, value);
        context.Set(CurrentValue, value);
        return context.ScheduleActivityAsync(Body, OnChildComplete, variables: [new Variable("CurrentValue", value)]);
    }

    private static bool IsWithin(int value, int end, int step, bool inclusive) =>
        inclusive && value == end ? true : step >= 0 ? value < end : value > end;

    private ValueTask OnChildComplete(ActivityCompletedContext context) => ExecuteAsync(context.TargetContext);
}
