using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Finds the methods that bookmarks and completion callbacks name, on the activities they belong to.</summary>
internal static class Callbacks
{
    private const BindingFlags AnyMethod = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<(Type Type, string Name, Type Parameter), MethodInfo> Methods = new();

    /// <exception cref="MissingMethodException">The activity's class no longer has the method.</exception>
    public static ActivityCompletionCallback Completion(IActivity activity, string method)
    {
        var found = Find(activity, method, typeof(ActivityCompletedContext));
        return found.ReturnType == typeof(ValueTask)
            ? Bind<ActivityCompletionCallback>(found, activity)
            : Wrap(Bind<Func<ActivityCompletedContext, Task>>(found, activity));
    }

    /// <exception cref="MissingMethodException">The activity's class no longer has the method.</exception>
    public static ExecuteActivityDelegate Resume(IActivity activity, string method) =>
        Bind<ExecuteActivityDelegate>(Find(activity, method, typeof(ActivityExecutionContext)), activity);

    /// <summary>The name under which a callback is kept.</summary>
    /// <exception cref="InvalidOperationException">It is not a method of the activity, so nobody could find it again: a lambda, for instance.</exception>
    public static string NameOf(Delegate callback, IActivity activity)
    {
        var method = callback.Method;
        if (ReferenceEquals(callback.Target, activity) || (method.IsStatic && method.DeclaringType!.IsInstanceOfType(activity))) return method.Name;
        throw new InvalidOperationException($"A callback of {activity.Id} ({activity.Type}) must be a method of the activity's class: it is found again by its name.");
    }

    private static T Bind<T>(MethodInfo method, IActivity activity) where T : Delegate => method.IsStatic ? method.CreateDelegate<T>() : method.CreateDelegate<T>(activity);

    private static ActivityCompletionCallback Wrap(Func<ActivityCompletedContext, Task> method) => context => new ValueTask(method(context));

    private static MethodInfo Find(IActivity activity, string method, Type parameter) => Methods.GetOrAdd((activity.GetType(), method, parameter), static key =>
    {
        for (var type = key.Type; type is not null; type = type.BaseType)
            if (type.GetMethod(key.Name, AnyMethod, [key.Parameter]) is { } found) return found;
        throw new MissingMethodException(key.Type.FullName, key.Name);
    });
}
