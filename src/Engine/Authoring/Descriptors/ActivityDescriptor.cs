using System.Reflection;

namespace Elsa.Workflows.Models;

/// <summary>An activity type as Studio's toolbox and property panel show it.</summary>
public sealed class ActivityDescriptor
{
    public string? TenantId { get; set; }
    public string TypeName { get; set; } = "";
    public Type? ClrType { get; set; }
    public string Namespace { get; set; } = "";
    public string Name { get; set; } = "";
    public int Version { get; set; } = 1;
    public string Category { get; set; } = "";
    public string? DisplayName { get; set; }
    public string? Description { get; set; }
    public ICollection<InputDescriptor> Inputs { get; set; } = [];
    public ICollection<OutputDescriptor> Outputs { get; set; } = [];
    public ICollection<Attribute> Attributes { get; set; } = [];
    public Func<ActivityConstructorContext, ActivityConstructionResult>? Constructor { get; set; }
    public ActivityKind Kind { get; set; } = ActivityKind.Action;
    public bool RunAsynchronously { get; set; }
    public ICollection<Port> Ports { get; set; } = [];
    public IDictionary<string, object> CustomProperties { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> ConstructionProperties { get; set; } = new Dictionary<string, object>();
    public bool IsContainer { get; set; }
    public bool IsBrowsable { get; set; } = true;
    public bool IsStart { get; set; }
    public bool IsTerminal { get; set; }
}

public abstract class PropertyDescriptor
{
    public string Name { get; set; } = "";
    public Type Type { get; set; } = typeof(object);
    public string? DisplayName { get; set; }
    public string? Description { get; set; }
    public float Order { get; set; }
    public bool? IsBrowsable { get; set; }
    public bool? IsSerializable { get; set; }

    /// <summary>True: it is not a property of the class but lives in the activity's synthetic properties.</summary>
    public bool IsSynthetic { get; set; }
    public Func<IActivity, object?> ValueGetter { get; set; } = _ => null;
    public Action<IActivity, object?> ValueSetter { get; set; } = (_, _) => { };
    public PropertyInfo? PropertyInfo { get; set; }
}

public sealed class InputDescriptor : PropertyDescriptor
{
    /// <summary>True: the property is an <see cref="Input{T}"/>; false: a plain value.</summary>
    public bool IsWrapped { get; set; }
    public string? UIHint { get; set; }
    public string? Category { get; set; }
    public object? DefaultValue { get; set; }
    public string? DefaultSyntax { get; set; }
    public bool? IsReadOnly { get; set; }
    public bool IsSensitive { get; set; }
    public Type? StorageDriverType { get; set; }
    public bool AutoEvaluate { get; set; } = true;
    public Type? EvaluatorType { get; set; }
    public IDictionary<string, object>? UISpecifications { get; set; }
}

public sealed class OutputDescriptor : PropertyDescriptor;

public sealed class Port
{
    public string Name { get; set; } = "";
    public string? DisplayName { get; set; }
    public PortType Type { get; set; }
    public bool? IsBrowsable { get; set; } = true;
}

public enum PortType
{
    Embedded,
    Flow,
}

public sealed record ActivityConstructorContext(ActivityDescriptor ActivityDescriptor, Func<Type, ActivityConstructionResult> ActivityFactory)
{
    public ActivityConstructionResult CreateActivity(Type type) => ActivityFactory(type);

    public ActivityConstructionResult CreateActivity<T>() where T : IActivity => ActivityFactory(typeof(T));
}

public sealed class ActivityConstructionResult(IActivity activity, IEnumerable<Exception>? exceptions = default)
{
    public IActivity Activity { get; } = activity;

    public IEnumerable<Exception> Exceptions { get; } = exceptions?.ToArray() ?? [];

    public bool HasExceptions => Exceptions.Any();
}
