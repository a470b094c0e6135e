using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Engine.Storage.State;

/// <summary>The names under which types of kept values are written, and the only types that are made again from such a name.</summary>
/// <remarks>
/// A name in a state never loads an assembly and never makes a type of the framework other than a collection: what a state can bring to life are the
/// values that activities of the loaded assemblies put there.
/// </remarks>
internal static partial class ValueTypes
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();
    private static readonly ConcurrentDictionary<string, Type> Types = new();

    private static readonly HashSet<Type> Collections =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>), typeof(SortedDictionary<,>), typeof(KeyValuePair<,>), typeof(Nullable<>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(System.Collections.ObjectModel.Collection<>), typeof(System.Collections.ObjectModel.ReadOnlyCollection<>),
    ];

    private static readonly HashSet<Type> Simple =
    [
        typeof(object), typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(float), typeof(short), typeof(byte), typeof(uint), typeof(ulong),
        typeof(ushort), typeof(sbyte), typeof(char), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Uri), typeof(Version),
    ];

    public static string NameOf(Type type) => Names.GetOrAdd(type, static type => Qualifiers().Replace(type.AssemblyQualifiedName ?? type.FullName ?? type.Name, ""));

    /// <exception cref="InvalidOperationException">There is no such type here, or it is not one that may be made.</exception>
    public static Type Find(string name) => Types.GetOrAdd(name, static name =>
    {
        var type = Type.GetType(name, Loaded, null, throwOnError: false)
            ?? throw new InvalidOperationException($"A kept value is of type {name}, which this program does not have.");
        return Allowed(type) ? type : throw new InvalidOperationException($"A kept value names type {name}, which may not be made from a state.");
    });

    private static bool Allowed(Type type)
    {
        if (type.IsArray) return Allowed(type.GetElementType()!); // an array has one
        if (Simple.Contains(type)) return true;
        if (type.IsGenericType && !type.GenericTypeArguments.All(Allowed)) return false;
        if (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition())) return true;
        var assembly = type.Assembly.GetName().Name ?? "";
        return !(assembly.StartsWith("System", StringComparison.Ordinal) || assembly.StartsWith("Microsoft", StringComparison.Ordinal) || assembly is "mscorlib" or "netstandard");
    }

    private static Assembly? Loaded(AssemblyName name) =>
        Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == name.Name);

    [GeneratedRegex(@", (Version|Culture|PublicKeyToken)=[^,\]]*")]
    private static partial Regex Qualifiers();
}
