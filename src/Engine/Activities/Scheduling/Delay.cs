using System.Reflection;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Scheduling.Activities;

/// <summary>Waits for a span of time.</summary>
[Activity("Elsa", "Scheduling", "Delay execution for the specified amount of time.")]
public sealed class Delay : Activity, IActivityPropertyDefaultValueProvider
{
    public Delay()
    {
    }

    public Delay(Func<ExpressionExecutionContext, TimeSpan> timeSpan) => TimeSpan = new Input<TimeSpan>(timeSpan);

    public Delay(Func<ExpressionExecutionContext, ValueTask<TimeSpan>> timeSpan) => TimeSpan = new Input<TimeSpan>(timeSpan);

    public Delay(Input<TimeSpan> timeSpan) => TimeSpan = timeSpan;

    public Delay(TimeSpan timeSpan) => TimeSpan = new Input<TimeSpan>(timeSpan);

    public Delay(Variable<TimeSpan> timeSpan) => TimeSpan = new Input<TimeSpan>(timeSpan);

    [Input(Description = "The timespan to delay workflow execution.", DefaultValueProvider = typeof(Delay))]
    public Input<TimeSpan> TimeSpan { get; set; } = null!; // a definition may leave it out: one minute

    public static Delay FromMilliseconds(double value, string? source = default, int? line = default) => new(System.TimeSpan.FromMilliseconds(value));

    public static Delay FromSeconds(double value, string? source = default, int? line = default) => new(System.TimeSpan.FromSeconds(value));

    public static Delay FromMinutes(double value, string? source = default, int? line = default) => new(System.TimeSpan.FromMinutes(value));

    public static Delay FromHours(double value, string? source = default, int? line = default) => new(System.TimeSpan.FromHours(value));

    public static Delay FromDays(double value, string? source = default, int? line = default) => new(System.TimeSpan.FromDays(value));

    object? IActivityPropertyDefaultValueProvider.GetDefaultValue(PropertyInfo property) => System.TimeSpan.FromMinutes(1);

    protected override void Execute(ActivityExecutionContext context) =>
        context.DelayFor(TimeSpan is null ? System.TimeSpan.FromMinutes(1) : context.Get(TimeSpan));
}
