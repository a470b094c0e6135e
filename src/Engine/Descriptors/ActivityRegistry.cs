using System.Collections.Frozen;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>All activity types the server knows. Reading takes no lock; a change replaces the whole picture.</summary>
public sealed class ActivityRegistry : IActivityRegistry
{
    private static readonly Type ByHand = typeof(ActivityRegistry);

    private readonly Lock guard = new();
    private readonly Dictionary<Type, List<ActivityDescriptor>> providers = [];
    private volatile Picture picture = new([]);

    /// <summary>A registry that knows the activity classes from the beginning; they do not change while the process runs.</summary>
    public static ActivityRegistry With(TypedActivities activities)
    {
        var registry = new ActivityRegistry();
        registry.Change(() => registry.providers[typeof(TypedActivities)] = [.. activities.Descriptors]);
        return registry;
    }

    public void Add(Type providerType, ActivityDescriptor descriptor) => Change(() =>
    {
        if (!providers.TryGetValue(providerType, out var list))
            providers[providerType] = list = [];
        list.RemoveAll(existing => existing.TypeName == descriptor.TypeName && existing.Version == descriptor.Version);
        list.Add(descriptor);
    });

    public void Remove(Type providerType, ActivityDescriptor descriptor) => Change(() => providers.GetValueOrDefault(providerType)?.Remove(descriptor));

    public IEnumerable<ActivityDescriptor> ListAll() => picture.All;

    public IEnumerable<ActivityDescriptor> ListByProvider(Type providerType)
    {
        lock (guard)
            return [.. providers.GetValueOrDefault(providerType) ?? []];
    }

    public ActivityDescriptor? Find(string type) => picture.Highest.GetValueOrDefault(type);

    public ActivityDescriptor? Find(string type, int version) => picture.Exact.GetValueOrDefault((type, version));

    public ActivityDescriptor? Find(Func<ActivityDescriptor, bool> predicate) => picture.All.FirstOrDefault(predicate);

    public IEnumerable<ActivityDescriptor> FindMany(Func<ActivityDescriptor, bool> predicate) => picture.All.Where(predicate);

    public void Register(ActivityDescriptor descriptor) => Add(ByHand, descriptor);

    public Task RegisterAsync(Type activityType, CancellationToken cancellationToken = default)
    {
        Register(ActivityDescriber.Describe(activityType));
        return Task.CompletedTask;
    }

    public Task RegisterAsync(IEnumerable<Type> activityTypes, CancellationToken cancellationToken = default)
    {
        foreach (var type in activityTypes)
            Register(ActivityDescriber.Describe(type));
        return Task.CompletedTask;
    }

    public async Task RefreshDescriptorsAsync(IEnumerable<IActivityProvider> activityProviders, CancellationToken cancellationToken = default)
    {
        foreach (var provider in activityProviders)
            await RefreshDescriptorsAsync(provider, cancellationToken).ConfigureAwait(false);
    }

    public async Task RefreshDescriptorsAsync(IActivityProvider activityProvider, CancellationToken cancellationToken = default)
    {
        List<ActivityDescriptor> descriptors = [.. await activityProvider.GetDescriptorsAsync(cancellationToken).ConfigureAwait(false)];
        Change(() => providers[activityProvider.GetType()] = descriptors);
    }

    public void Clear() => Change(providers.Clear);

    public void ClearProvider(Type providerType) => Change(() => providers.Remove(providerType));

    public ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default) => new(ListAll());

    private void Change(Action change)
    {
        lock (guard)
        {
            change();
            picture = new Picture([.. providers.Values.SelectMany(list => list).DistinctBy(descriptor => (descriptor.TypeName, descriptor.Version))]);
        }
    }

    private sealed class Picture(IReadOnlyList<ActivityDescriptor> all)
    {
        public IReadOnlyList<ActivityDescriptor> All { get; } = all;

        public FrozenDictionary<(string, int), ActivityDescriptor> Exact { get; } = all.ToFrozenDictionary(descriptor => (descriptor.TypeName, descriptor.Version));

        public FrozenDictionary<string, ActivityDescriptor> Highest { get; } =
            all.GroupBy(descriptor => descriptor.TypeName, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.MaxBy(descriptor => descriptor.Version)!, StringComparer.Ordinal);
    }
}
