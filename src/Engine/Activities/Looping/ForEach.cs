using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities;

/// <summary>Runs its body for one item after another; the body sees the variables CurrentValue and CurrentIndex.</summary>
[Activity("Elsa", "Looping", "Iterate over a set of values.")]
public sealed class ForEach : ForEach<object>;

/// <inheritdoc cref="ForEach"/>
public class ForEach<T> : Activity
{
    public ForEach()
    {
    }

    public ForEach(Func<ExpressionExecutionContext, ICollection<T>> @delegate) => Items = new Input<ICollection<T>>(@delegate);

    public ForEach(Func<ICollection<T>> @delegate) => Items = new Input<ICollection<T>>(@delegate);

    public ForEach(ICollection<T> items) => Items = new Input<ICollection<T>>(items);

    public ForEach(Input<ICollection<T>> items) => Items = items;

    [Input(Description = "The set of values to iterate.")]
    public Input<ICollection<T>> Items { get; set; } = new(Array.Empty<T>());

    [Port]
    public IActivity? Body { get; set; }

    [Output(Description = "Assign the current value to the specified variable.")]
    public Output<T>? CurrentValue { get; set; }

    internal override bool CatchesBreak => true;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.GetIsBreaking()) return context.CompleteActivityAsync();
        var items = context.Get(Items)!;
        var index = context.Cursor;
        if (index >= items.Count) return context.CompleteActivityAsync();
        var value = items is IReadOnlyList<T> list ? list[index] : items.ElementAt(index);
        context.Cursor++;
        context.Set(CurrentValue, value, nameof(CurrentValue));
        if (Body is null) return context.CompleteActivityAsync();
        return context.ScheduleActivityAsync(Body, OnChildCompleted, variables: [new Variable("CurrentIndex", index), new Variable("CurrentValue", value)]);
    }

    private ValueTask OnChildCompleted(ActivityCompletedContext context) => ExecuteAsync(context.TargetContext);
}
