using System.Collections;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities;

/// <summary>Runs its body for all items side by side; each run sees its own CurrentValue and CurrentIndex, which outlive a suspension.</summary>
[Activity("Elsa", "Looping", "Schedule an activity for each item in parallel.")]
public sealed class ParallelForEach : ParallelForEach<object>;

/// <inheritdoc cref="ParallelForEach"/>
public class ParallelForEach<T> : Activity
{
    private const string Remaining = "RemainingItems";

    public ParallelForEach()
    {
    }

    public ParallelForEach(Func<ExpressionExecutionContext, ICollection<T>> @delegate) => Items = new Input<object>(context => (object)@delegate(context));

    public ParallelForEach(Func<ICollection<T>> @delegate) => Items = new Input<object>(() => (object)@delegate());

    public ParallelForEach(ICollection<T> items) => Items = new Input<object>((object)items);

    public ParallelForEach(Input<object> items) => Items = items;

    [Input(Description = "The items to iterate through.")]
    public Input<object> Items { get; set; } = new(Array.Empty<T>());

    [Port]
    public IActivity Body { get; set; } = null!; // without it each item counts as done

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var items = ItemsOf(context.Get(Items));
        if (items.Count == 0)
        {
            await context.CompleteActivityAsync().ConfigureAwait(false);
            return;
        }

        context.SetProperty(Remaining, items.Count);
        for (var index = 0; index < items.Count; index++)
            await context.ScheduleActivityAsync(Body, OnChildCompleted, index, [Kept("CurrentValue", items[index]), Kept("CurrentIndex", index)]).ConfigureAwait(false);
    }

    private static List<T?> ItemsOf(object? items) => items switch
    {
        null => [],
        IEnumerable<T> typed => [.. typed],
        IEnumerable some and not string => some.Cast<object?>().Select(item => item.ConvertTo<T>()).ToList(),
        _ => [],
    };

    private static Variable Kept<TValue>(string name, TValue value) => new Variable<TValue>(name, value) { StorageDriverType = typeof(WorkflowInstanceStorageDriver) };

    private ValueTask OnChildCompleted(ActivityCompletedContext context) =>
        context.TargetContext.UpdateProperty<int>(Remaining, remaining => remaining - 1) == 0 ? context.TargetContext.CompleteActivityAsync() : default;
}
