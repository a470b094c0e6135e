using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Workflows.Attributes;

namespace Elsa.Workflows;

/// <summary>The type name an activity class has in definitions: "Namespace.Type" of its attribute, or its CLR name.</summary>
internal static class ActivityNaming
{
    private static readonly ConcurrentDictionary<Type, (string, int)> Names = new();
    private static readonly ConcurrentDictionary<Type, bool> SignalHandlers = new();

    public static (string Type, int Version) Of(Type type) => Names.GetOrAdd(type, Find);

    public static bool OverridesSignals(Type type) => SignalHandlers.GetOrAdd(type, static type =>
        Overrides(type, "OnSignalReceivedAsync") || Overrides(type, "OnSignalReceived"));

    private static bool Overrides(Type type, string method) =>
        type.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic, [typeof(object), typeof(SignalContext)])!.DeclaringType != typeof(Activity);

    private static (string, int) Find(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>();
        var name = attribute?.Type ?? WithoutArity(type);
        var space = attribute?.Namespace ?? type.Namespace;
        return (space is null ? name : $"{space}.{name}", attribute?.Version ?? 1);
    }

    private static string WithoutArity(Type type)
    {
        var name = type.Name;
        var tick = name.IndexOf('`');
        if (tick < 0) return name;
        return $"{name[..tick]}<{string.Join(",", type.GetGenericArguments().Select(argument => argument.Name))}>";
    }
}
