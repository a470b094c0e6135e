using System.Collections.Concurrent;
using System.Dynamic;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Contracts;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>
/// The names of types in definitions and descriptors, as Elsa writes them: short names of known types, <c>X[]</c>, <c>List&lt;X&gt;</c>, and
/// <c>UnregisteredClrType:Name, Assembly</c> for the rest. Reads all of these and assembly-qualified names; a name is never a way to load an assembly.
/// </summary>
public sealed class TypeAliases : IWellKnownTypeRegistry
{
    private const string Unregistered = "UnregisteredClrType:";

    private static readonly (Type Type, string Alias)[] BuiltIn =
    [
        (typeof(object), "Object"), (typeof(string), "String"), (typeof(bool), "Boolean"), (typeof(int), "Int32"), (typeof(long), "Int64"), (typeof(short), "Int16"), (typeof(byte), "Byte"),
        (typeof(float), "Single"), (typeof(double), "Double"), (typeof(decimal), "Decimal"), (typeof(Guid), "Guid"), (typeof(DateTime), "DateTime"), (typeof(DateTimeOffset), "DateTimeOffset"),
        (typeof(DateOnly), "DateOnly"), (typeof(TimeOnly), "TimeOnly"), (typeof(TimeSpan), "TimeSpan"), (typeof(IDictionary<string, string>), "StringDictionary"),
        (typeof(IDictionary<string, object>), "ObjectDictionary"), (typeof(ExpandoObject), "JSON"), (typeof(JsonElement), "JsonElement"), (typeof(JsonNode), "JsonNode"), (typeof(JsonObject), "JsonObject"),
        (typeof(byte[]), "ByteArray"), (typeof(Stream), "Stream"), (typeof(HttpStatusCode), "HttpStatusCode"), (typeof(System.Net.Http.HttpResponseMessage), "HttpResponseMessage"),
    ];

    /// <summary>Other names that definitions use for the same types.</summary>
    private static readonly (string Alias, Type Type)[] Synonyms =
    [
        ("Long", typeof(long)), ("Json", typeof(ExpandoObject)), ("ExpandoObject", typeof(ExpandoObject)), ("Byte[]", typeof(byte[])), ("Any", typeof(object)),
        ("Dictionary<String, Object>", typeof(IDictionary<string, object>)),
    ];

    /// <summary>Elsa's own types that carry a short name although they are looked up by their full one.</summary>
    private static readonly HashSet<string> ShortByName =
        ["FlowJoinMode", "HttpHeaders", "HttpRequest", "FormFile", "HttpFile", "HttpRouteData", "Downloadable", "ExecuteWorkflowResult", "LogPersistenceMode", "WorkflowInstanceStorageDriver", "MemoryStorageDriver", "WorkflowStorageDriver"];

    /// <summary>Namespaces of Elsa and the assembly in which Elsa has them, longest first.</summary>
    private static readonly (string Namespace, string Assembly)[] Homes =
    [
        ("Elsa.Workflows.Management", "Elsa.Workflows.Management"), ("Elsa.Workflows.Runtime", "Elsa.Workflows.Runtime"), ("Elsa.Workflows", "Elsa.Workflows.Core"), ("Elsa.Scheduling", "Elsa.Scheduling"),
        ("Elsa.Http", "Elsa.Http"), ("Elsa.Expressions.JavaScript", "Elsa.Expressions.JavaScript"), ("Elsa.Expressions", "Elsa.Expressions"),
    ];

    private readonly ConcurrentDictionary<Type, string> aliases = new();
    private readonly ConcurrentDictionary<string, Type> types = new(StringComparer.OrdinalIgnoreCase);

    public TypeAliases()
    {
        foreach (var (type, alias) in BuiltIn)
            RegisterType(type, alias);
        foreach (var (alias, type) in Synonyms)
            types[alias] = type;
        foreach (var type in typeof(TypeAliases).Assembly.GetExportedTypes())
            if (ShortByName.Contains(type.Name) && type.Namespace?.StartsWith("Elsa.", StringComparison.Ordinal) == true)
                RegisterType(type, type.Name);
    }

    public void RegisterType(Type type, string alias)
    {
        aliases[type] = alias;
        types[alias] = type;
        if (type.FullName is { } name)
            types.TryAdd(name, type);
    }

    public bool TryGetAlias(Type type, out string alias) => aliases.TryGetValue(type, out alias!);

    public bool TryGetType(string alias, out Type type) => types.TryGetValue(alias, out type!);

    public IEnumerable<Type> ListTypes() => aliases.Keys;

    /// <summary>The name under which a type is written.</summary>
    public string NameOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (aliases.TryGetValue(type, out var alias))
            return alias;
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type is { IsGenericType: true, GenericTypeArguments: [var item] } && type.IsAssignableFrom(typeof(List<>).MakeGenericType(item)) && aliases.TryGetValue(item, out var itemAlias))
            return $"List<{itemAlias}>";
        return Unregistered + QualifiedName(type);
    }

    /// <summary>The type of a name in a definition.</summary>
    /// <returns>Null if the name means no type that is known here.</returns>
    public Type? Resolve(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        name = name.Trim();
        if (types.TryGetValue(name, out var known))
            return known;
        if (name.StartsWith(Unregistered, StringComparison.OrdinalIgnoreCase))
            return Resolve(name[Unregistered.Length..]);
        if (name.EndsWith("[]", StringComparison.Ordinal))
            return Resolve(name[..^2])?.MakeArrayType();
        if (name.StartsWith("List<", StringComparison.OrdinalIgnoreCase) && name.EndsWith('>'))
            return Resolve(name[5..^1]) is { } item ? typeof(ICollection<>).MakeGenericType(item) : null;
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var full = (comma < 0 ? name : name[..comma]).Trim();
        if (comma >= 0 && types.TryGetValue(full, out known))
            return known;
        return full.Contains('[', StringComparison.Ordinal) ? ResolveGeneric(name) : Find(full) ?? Short(full);
    }

    /// <summary>A storage driver, strategy or other class by its alias, full or assembly-qualified name, among the given ones.</summary>
    public static Type? ResolveAmong(string? name, IEnumerable<Type> candidates)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var full = name.Replace(Unregistered, "", StringComparison.OrdinalIgnoreCase).Split(',')[0].Trim();
        var simple = full[(full.LastIndexOf('.') + 1)..];
        return candidates.FirstOrDefault(type => type.FullName == full) ?? candidates.FirstOrDefault(type => type.Name == simple);
    }

    /// <summary>The name with the assembly in which Elsa has the type, for types of Elsa; with its own assembly for others.</summary>
    public static string QualifiedName(Type type)
    {
        if (type.IsGenericType)
        {
            var arguments = string.Join(",", type.GetGenericArguments().Select(argument => $"[{QualifiedName(argument)}]"));
            return $"{type.GetGenericTypeDefinition().FullName}[{arguments}], {AssemblyOf(type.GetGenericTypeDefinition())}";
        }
        return $"{type.FullName}, {AssemblyOf(type)}";
    }

    private static string AssemblyOf(Type type)
    {
        foreach (var (space, assembly) in Homes)
            if (type.Namespace is { } name && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal)))
                return assembly;
        return type.Assembly.GetName().Name ?? "";
    }

    private Type? ResolveGeneric(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        var definition = Find(name[..open]) ?? typeof(object).Assembly.GetType(name[..open]);
        var item = name[(open + 1)..].TrimStart('[').Split([']', ','], 2)[0];
        return definition is { IsGenericTypeDefinition: true } && definition.GetGenericArguments().Length == 1 && Resolve(item) is { } argument ? definition.MakeGenericType(argument) : null;
    }

    private Type? Short(string full) => full.StartsWith("System.", StringComparison.Ordinal) ? typeof(object).Assembly.GetType(full, throwOnError: false) : types.GetValueOrDefault(full[(full.LastIndexOf('.') + 1)..]);

    private static Type? Find(string full) =>
        AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name?.StartsWith("BenchmarkWorkflow.", StringComparison.Ordinal) == true)
            .Select(assembly => assembly.GetType(full, throwOnError: false)).FirstOrDefault(type => type is { IsPublic: true });
}
