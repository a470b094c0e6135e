using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>Describes an activity class from its attributes and properties, as Elsa does. Choices that come from live data are added when a client asks (<see cref="ActivityCatalogue"/>).</summary>
public static class ActivityDescriber
{
    public static ActivityDescriptor Describe(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>();
        var name = attribute?.Type ?? SimpleName(type);
        var (typeName, version) = ActivityNaming.Of(type);
        var space = attribute?.Namespace ?? type.Namespace ?? "Elsa";
        return new ActivityDescriptor
        {
            TypeName = typeName,
            ClrType = type,
            Namespace = space,
            Name = name,
            Version = version,
            Category = type.GetCustomAttribute<CategoryAttribute>()?.Category ?? attribute?.Category ?? space[(space.LastIndexOf('.') + 1)..],
            DisplayName = type.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? attribute?.DisplayName ?? Humanize.Title(name),
            Description = type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? attribute?.Description,
            Kind = typeof(ITrigger).IsAssignableFrom(type) ? ActivityKind.Trigger : attribute?.Kind ?? ActivityKind.Action,
            RunAsynchronously = attribute?.RunAsynchronously ?? false,
            Inputs = [.. InputProperties(type).Select(Input)],
            Outputs = [.. OutputProperties(type).Select(Output)],
            Ports = [.. EmbeddedPorts(type), .. FlowPorts(type)],
            Attributes = [.. type.GetCustomAttributes(inherit: true).Cast<Attribute>()],
            IsContainer = typeof(Elsa.Workflows.Activities.Container).IsAssignableFrom(type),
            IsBrowsable = type.GetCustomAttribute<BrowsableAttribute>()?.Browsable ?? true,
            IsStart = typeof(IStartNode).IsAssignableFrom(type),
            IsTerminal = typeof(ITerminalNode).IsAssignableFrom(type),
            Constructor = context => new ActivityConstructionResult((IActivity)Activator.CreateInstance(context.ActivityDescriptor.ClrType!)!),
        };
    }

    /// <summary>The editor for values of a type, where the input does not name one.</summary>
    public static string HintFor(Type type) =>
        type == typeof(bool) ? InputUIHints.Checkbox
        : type == typeof(string) ? InputUIHints.SingleLine
        : typeof(Variable).IsAssignableFrom(type) ? InputUIHints.VariablePicker
        : type == typeof(Type) ? InputUIHints.TypePicker
        : typeof(IEnumerable).IsAssignableFrom(type) || type.IsEnum ? InputUIHints.DropDown
        : InputUIHints.SingleLine;

    private static IEnumerable<PropertyInfo> InputProperties(Type type) =>
        Properties(type).Where(property => typeof(Input).IsAssignableFrom(property.PropertyType) || property.GetCustomAttribute<InputAttribute>() is not null);

    private static IEnumerable<PropertyInfo> OutputProperties(Type type) =>
        Properties(type).Where(property => typeof(Output).IsAssignableFrom(property.PropertyType) || property.GetCustomAttribute<OutputAttribute>() is not null);

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0).DistinctBy(property => property.Name);

    private static InputDescriptor Input(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>();
        var isWrapped = typeof(Input).IsAssignableFrom(property.PropertyType);
        var type = isWrapped && property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return new InputDescriptor
        {
            Name = attribute?.Name ?? property.Name,
            Type = type,
            IsWrapped = isWrapped,
            UIHint = attribute?.UIHint ?? HintFor(type),
            DisplayName = attribute?.DisplayName ?? Humanize.Title(property.Name),
            Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? attribute?.Description,
            Category = attribute?.Category ?? property.GetCustomAttribute<CategoryAttribute>()?.Category,
            Order = attribute?.Order ?? 0,
            DefaultValue = attribute?.DefaultValue ?? property.GetCustomAttribute<DefaultValueAttribute>()?.Value ?? Provided(property, attribute?.DefaultValueProvider),
            DefaultSyntax = attribute?.DefaultSyntax,
            IsReadOnly = attribute?.IsReadOnly ?? false,
            IsBrowsable = attribute?.IsBrowsable ?? true,
            IsSerializable = attribute?.IsSerializable ?? true,
            IsSensitive = attribute?.CanContainSecrets ?? false,
            AutoEvaluate = attribute?.AutoEvaluate ?? true,
            EvaluatorType = attribute?.EvaluatorType,
            PropertyInfo = property,
            ValueGetter = activity => property.GetValue(activity),
            ValueSetter = (activity, value) => property.SetValue(activity, value),
        };
    }

    private static object? Provided(PropertyInfo property, Type? provider) =>
        provider?.GetConstructor(Type.EmptyTypes) is { } make && make.Invoke(null) is IActivityPropertyDefaultValueProvider defaults ? defaults.GetDefaultValue(property) : null;

    private static OutputDescriptor Output(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<OutputAttribute>();
        var type = property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments[0] : typeof(object);
        return new OutputDescriptor
        {
            Name = attribute?.Name ?? property.Name,
            Type = Nullable.GetUnderlyingType(type) ?? type,
            DisplayName = attribute?.DisplayName ?? Humanize.Title(property.Name),
            Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? attribute?.Description,
            IsBrowsable = attribute?.IsBrowsable ?? true,
            IsSerializable = attribute?.IsSerializable,
            PropertyInfo = property,
            ValueGetter = activity => property.GetValue(activity),
            ValueSetter = (activity, value) => property.SetValue(activity, value),
        };
    }

    private static IEnumerable<Port> EmbeddedPorts(Type type)
    {
        foreach (var property in Properties(type))
        {
            if (property.GetCustomAttribute<PortAttribute>() is not { } attribute || !typeof(IActivity).IsAssignableFrom(property.PropertyType))
                continue;
            var name = attribute.Name ?? property.Name;
            yield return new Port { Name = name, DisplayName = attribute.DisplayName ?? name, Type = PortType.Embedded, IsBrowsable = property.GetCustomAttribute<BrowsableAttribute>()?.Browsable ?? property.DeclaringType != typeof(Elsa.Workflows.Activities.Composite) };
        }
    }

    private static IEnumerable<Port> FlowPorts(Type type) =>
        type.GetCustomAttribute<FlowNodeAttribute>()?.Outcomes.Select(outcome => new Port { Name = outcome, DisplayName = outcome, Type = PortType.Flow, IsBrowsable = true }) ?? [];

    private static string SimpleName(Type type)
    {
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{string.Join(",", type.GetGenericArguments().Select(argument => argument.Name))}>";
    }
}
