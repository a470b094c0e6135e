using System.ComponentModel;
using Elsa.Workflows.Attributes;

namespace Elsa.Workflows.Activities;

/// <summary>Code given in place; only in workflows made in code.</summary>
[Browsable(false)]
[Activity("Elsa", "Primitives", "Evaluate a Boolean condition to determine which path to execute next.")]
public sealed class Inline : CodeActivity
{
    private readonly Func<ActivityExecutionContext, ValueTask> code = _ => default;

    public Inline()
    {
    }

    public Inline(Func<ActivityExecutionContext, ValueTask> activity) => code = activity;

    public Inline(Func<ValueTask> activity) : this(_ => activity())
    {
    }

    public Inline(Action<ActivityExecutionContext> activity) : this(context =>
    {
        activity(context);
        return default;
    })
    {
    }

    public Inline(Action activity) : this(_ => activity())
    {
    }

    public static Inline From(Func<ActivityExecutionContext, ValueTask> activity) => new(activity);

    public static Inline From(Func<ValueTask> activity) => new(activity);

    public static Inline From(Action<ActivityExecutionContext> activity) => new(activity);

    public static Inline From(Action activity) => new(activity);

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => code(context);
}
