using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>Offers activity types: those of an assembly, or workflows that are used as activities.</summary>
public interface IActivityProvider
{
    ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default);
}

/// <summary>All activity types the server knows.</summary>
public interface IActivityRegistry : IActivityProvider
{
    void Add(Type providerType, ActivityDescriptor descriptor);

    void Remove(Type providerType, ActivityDescriptor descriptor);

    IEnumerable<ActivityDescriptor> ListAll();

    IEnumerable<ActivityDescriptor> ListByProvider(Type providerType);

    /// <summary>The highest version of a type.</summary>
    ActivityDescriptor? Find(string type);

    ActivityDescriptor? Find(string type, int version);

    ActivityDescriptor? Find(Func<ActivityDescriptor, bool> predicate);

    IEnumerable<ActivityDescriptor> FindMany(Func<ActivityDescriptor, bool> predicate);

    void Register(ActivityDescriptor descriptor);

    Task RegisterAsync(Type activityType, CancellationToken cancellationToken = default);

    Task RegisterAsync(IEnumerable<Type> activityTypes, CancellationToken cancellationToken = default);

    Task RefreshDescriptorsAsync(IEnumerable<IActivityProvider> activityProviders, CancellationToken cancellationToken = default);

    Task RefreshDescriptorsAsync(IActivityProvider activityProvider, CancellationToken cancellationToken = default);

    void Clear();

    void ClearProvider(Type providerType);
}

/// <summary>Changes how an activity class is described, before anybody sees it.</summary>
public interface IActivityDescriptorModifier
{
    void Modify(ActivityDescriptor descriptor);
}

/// <summary>Reads the defaults and options that an input's editor shows.</summary>
public interface IPropertyUIHandler
{
    float Priority => 0;

    ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(System.Reflection.PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}

/// <summary>Gives the default values of its own inputs.</summary>
public interface IActivityPropertyDefaultValueProvider
{
    object? GetDefaultValue(System.Reflection.PropertyInfo property);
}

public abstract class PropertyUIHandlerBase : IPropertyUIHandler
{
    public virtual float Priority => 0;

    public abstract ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(System.Reflection.PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}
