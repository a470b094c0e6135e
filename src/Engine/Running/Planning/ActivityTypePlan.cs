using System.Collections.Concurrent;
using System.ComponentModel;
using System.Linq.Expressions;
using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Running.Planning;

/// <summary>What reflection finds in an activity class, once: its inputs and the properties that hold other activities.</summary>
internal sealed class ActivityTypePlan
{
    private static readonly ConcurrentDictionary<Type, ActivityTypePlan> Plans = new();
    private readonly InputProperty[] inputs;
    private readonly (string Name, Func<object, object?> Get)[] outputs;
    private readonly (string Port, Func<object, object?> Get)[] ports;
    private readonly HashSet<string> unrecordable;

    private ActivityTypePlan(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0 && property.CanRead)
            .GroupBy(property => property.Name).Select(group => group.First()).ToArray();
        inputs = properties.Where(IsInput).Select(property => new InputProperty(property)).ToArray();
        outputs = properties.Where(property => typeof(Output).IsAssignableFrom(property.PropertyType)).Select(property => (property.Name, Getter(property))).ToArray();
        unrecordable = properties.Where(property => property.GetCustomAttribute<OutputAttribute>() is { IsSerializable: false }).Select(property => property.Name).ToHashSet();
        if (type.GetCustomAttribute<OutputAttribute>() is { IsSerializable: false }) unrecordable.Add("Result");
        ports = properties.Where(HoldsActivities).Select(property => (property.GetCustomAttribute<PortAttribute>()?.Name ?? property.Name, Getter(property))).ToArray();
    }

    public static ActivityTypePlan Of(Type type) => Plans.GetOrAdd(type, static type => new ActivityTypePlan(type));

    public InputPlan[] InputsOf(IActivity activity, LogPersistence log) =>
        [.. inputs.Select(property => property.PlanFor(activity, log)), .. SyntheticInputsOf(activity, log)];

    /// <summary>False: the output cannot be written down (a stream, a message).</summary>
    public bool CanRecordOutput(string name) => !unrecordable.Contains(name);

    public IEnumerable<(string Name, Output? Output)> OutputsOf(IActivity activity) => outputs.Select(output => (output.Name, (Output?)output.Get(activity)))
        .Concat(activity.SyntheticProperties.Where(property => property.Value is Output).Select(property => (property.Key, (Output?)property.Value)));

    /// <summary>The activities this one holds, with the port each hangs on.</summary>
    public IEnumerable<(IActivity Activity, string Port)> ChildrenOf(IActivity activity)
    {
        if (activity is IHoldsActivities holder)
            foreach (var held in holder.ActivitiesHeld) yield return held;

        foreach (var (port, get) in ports)
        {
            switch (get(activity))
            {
                case IActivity child:
                    yield return (child, port);
                    break;
                case IEnumerable<IActivity> children:
                    foreach (var child in children) yield return (child, port);
                    break;
            }
        }
    }

    private static IEnumerable<InputPlan> SyntheticInputsOf(IActivity activity, LogPersistence log) => activity.SyntheticProperties
        .Where(property => property.Value is Input)
        .Select(property => InputPlan.Of(property.Key, (Input)property.Value, ((Input)property.Value).Type, null, true, log.IncludesInput(property.Key)));

    private static bool IsInput(PropertyInfo property) =>
        typeof(Input).IsAssignableFrom(property.PropertyType) || property.GetCustomAttribute<InputAttribute>() is not null;

    private static bool HoldsActivities(PropertyInfo property) =>
        typeof(IActivity).IsAssignableFrom(property.PropertyType) || typeof(IEnumerable<IActivity>).IsAssignableFrom(property.PropertyType);

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        var target = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(target, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), target).Compile();
    }

    private sealed class InputProperty
    {
        private readonly PropertyInfo property;
        private readonly Func<object, object?> get;
        private readonly InputAttribute attribute;
        private readonly bool isWrapped;
        private readonly Type valueType;

        public InputProperty(PropertyInfo property)
        {
            this.property = property;
            get = Getter(property);
            attribute = property.GetCustomAttribute<InputAttribute>() ?? new InputAttribute();
            isWrapped = typeof(Input).IsAssignableFrom(property.PropertyType);
            valueType = isWrapped && property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
        }

        private bool IsRecorded => attribute is { CanContainSecrets: false, IsSerializable: true };

        public InputPlan PlanFor(IActivity activity, LogPersistence log)
        {
            var isRecorded = IsRecorded && log.IncludesInput(property.Name);
            return isWrapped
                ? InputPlan.Of(property.Name, (Input?)get(activity), valueType, DefaultFor(activity), attribute.AutoEvaluate, isRecorded)
                : InputPlan.Plain(property.Name, valueType, get(activity), isRecorded);
        }

        private object? DefaultFor(IActivity activity) =>
            (activity as IActivityPropertyDefaultValueProvider)?.GetDefaultValue(property)
            ?? attribute.DefaultValue ?? property.GetCustomAttribute<DefaultValueAttribute>()?.Value;
    }
}

/// <summary>An activity that holds others in objects of its own, where properties do not show them.</summary>
internal interface IHoldsActivities
{
    IEnumerable<(IActivity Activity, string Port)> ActivitiesHeld { get; }
}
