using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Finds the methods that bookmarks and completion callbacks name, on the activities they belong to.</summary>
internal static class Callbacks
{
    private const BindingFlags AnyInstanceMethod = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<(Type Type, string Name, Type Parameter), MethodInfo> Methods = new();

    /// <exception cref="MissingMethodException">The activity's class no longer has the method.</exception>
    public static ActivityCompletionCallback Completion(IActivity activity, string method)
    {
        var found = Find(activity, method, typeof(ActivityCompletedContext));
        return found.ReturnType == typeof(ValueTask)
            ? found.CreateDelegate<ActivityCompletionCallback>(activity)
            : Wrap(found.CreateDelegate<Func<ActivityCompletedContext, Task>>(activity));
    }

    /// <exception cref="MissingMethodException">The activity's class no longer has the method.</exception>
    public static ExecuteActivityDelegate Resume(IActivity activity, string method) =>
        Find(activity, method, typeof(ActivityExecutionContext)).CreateDelegate<ExecuteActivityDelegate>(activity);

    private static ActivityCompletionCallback Wrap(Func<ActivityCompletedContext, Task> method) => context => new ValueTask(method(context));

    private static MethodInfo Find(IActivity activity, string method, Type parameter) => Methods.GetOrAdd((activity.GetType(), method, parameter), static key =>
    {
        for (var type = key.Type; type is not null; type = type.BaseType)
            if (type.GetMethod(key.Name, AnyInstanceMethod, [key.Parameter]) is { } found) return found;
        throw new MissingMethodException(key.Type.FullName, key.Name);
    });
}
