using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Expressions;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>
/// Makes activities of their JSON, with everything they hold. A type that is not known becomes a <see cref="NotFoundActivity"/> that keeps its JSON.
/// Members that the class does not have are left out here; the stored definition keeps them.
/// </summary>
public sealed class ActivityReader
{
    private readonly IActivityRegistry registry;
    private readonly ArgumentReader arguments;
    private readonly VariableReader variables;
    private readonly JsonSerializerOptions values;

    public ActivityReader(IActivityRegistry registry, ArgumentReader arguments, VariableReader variables, TypeAliases aliases)
    {
        this.registry = registry;
        this.arguments = arguments;
        this.variables = variables;
        values = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Converters =
            {
                new ReadingConverter<IActivity>(json => Read(json)), new ReadingConverter<Elsa.Expressions.Models.Expression>(json => arguments.ReadExpression(json)),
                new ReadingConverter<Variable>(json => json.ValueKind == JsonValueKind.Object ? variables.Read(json) : null), new ReadingConverter<InputDefinition>(json => arguments.ReadInputDefinition(json)),
                new ReadingConverter<Type>(json => aliases.Resolve(json.GetString())), new JsonStringEnumConverter(), new PlainObjectConverter(), new ExpandoObjectConverter(),
            },
        };
    }

    /// <exception cref="DefinitionJsonException">A member does not fit the class; its path says which.</exception>
    public IActivity Read(JsonElement json)
    {
        var type = Text(json, "type") ?? throw new DefinitionJsonException("type", "An activity without a type.");
        var version = json.TryGetProperty("version", out var number) && number.TryGetInt32(out var given) ? given : 0;
        var descriptor = ActivityLookup.Find(registry, type, version, Text(json, "workflowDefinitionVersionId"), Text(json, "workflowDefinitionId"));
        var activity = descriptor is null ? NotFound(type, version, json) : Create(descriptor);
        ReadCommon(activity, json);
        if (descriptor is null)
            return activity;
        activity.Type = descriptor.TypeName;
        activity.Version = version == 0 || descriptor.ClrType == typeof(WorkflowDefinitionActivity) ? descriptor.Version : version;
        ReadMembers(activity, descriptor, json);
        if (activity is WorkflowDefinitionActivity used && registry.Find(type, version) is null)
            Point(used, descriptor);
        return activity;
    }

    /// <summary>A version that does not exist here: then what else the JSON says of the workflow is of another server, too, and only the type's name counts.</summary>
    private static void Point(WorkflowDefinitionActivity used, ActivityDescriptor descriptor)
    {
        used.WorkflowDefinitionId = (string)descriptor.ConstructionProperties["WorkflowDefinitionId"];
        used.WorkflowDefinitionVersionId = (string)descriptor.ConstructionProperties["WorkflowDefinitionVersionId"];
    }

    private static IActivity Create(ActivityDescriptor descriptor)
    {
        if (descriptor.Constructor is { } construct)
            return construct(new ActivityConstructorContext(descriptor, type => new ActivityConstructionResult((IActivity)Activator.CreateInstance(type)!))).Activity;
        return (IActivity)Activator.CreateInstance(descriptor.ClrType ?? throw new DefinitionJsonException("type", $"{descriptor.TypeName} cannot be made."))!;
    }

    private static NotFoundActivity NotFound(string type, int version, JsonElement json) => new()
    {
        MissingTypeName = type,
        MissingTypeVersion = version,
        OriginalActivityJson = json.GetRawText(),
    };

    private static void ReadCommon(IActivity activity, JsonElement json)
    {
        activity.Id = Text(json, "id") ?? "";
        activity.NodeId = Text(json, "nodeId") ?? "";
        activity.Name = Text(json, "name");
        activity.CustomProperties = Dictionary(json, "customProperties");
        activity.Metadata = Dictionary(json, "metadata");
    }

    private void ReadMembers(IActivity activity, ActivityDescriptor descriptor, JsonElement json)
    {
        var shape = ActivityShape.Of(activity.GetType());
        JsonElement? connections = null;
        foreach (var property in json.EnumerateObject())
        {
            if (!shape.Members.TryGetValue(property.Name, out var member))
                continue;
            if (member.Kind == ActivityShape.Kind.Connections)
                connections = property.Value;
            else
                Set(activity, member, property.Value);
        }
        if (connections is { } lines && shape.Members.Values.FirstOrDefault(member => member.Kind == ActivityShape.Kind.Connections) is { } target)
            target.Set(activity, ReadConnections(lines, ChildrenOf(activity, shape)));
        ReadSynthetic(activity, descriptor, json);
    }

    private void Set(IActivity activity, ActivityShape.Member member, JsonElement value)
    {
        try
        {
            var read = member.Kind switch
            {
                ActivityShape.Kind.Input => arguments.ReadInput(value, member.ValueType ?? typeof(object)),
                ActivityShape.Kind.Output => ArgumentReader.ReadOutput(value, member.ValueType),
                ActivityShape.Kind.Activity => value.ValueKind == JsonValueKind.Object ? Read(value) : null,
                ActivityShape.Kind.Activities => ReadMany(value),
                ActivityShape.Kind.Variable => value.ValueKind == JsonValueKind.Object ? Fit(variables.Read(value), member.Type) : null,
                ActivityShape.Kind.Variables => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(variables.Read).ToList() : new List<Variable>(),
                _ => value.Deserialize(member.Type, values),
            };
            if (read is not null || member.AcceptsNull)
                member.Set(activity, read);
        }
        catch (Exception problem) when (problem is JsonException or InvalidCastException or NotSupportedException)
        {
            throw new DefinitionJsonException(JsonNamingPolicy.CamelCase.ConvertName(member.Name), $"The value does not fit {activity.Type}.", problem);
        }
        catch (DefinitionJsonException problem)
        {
            throw new DefinitionJsonException($"{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}{(problem.Path.Length > 0 ? "." : "")}{problem.Path}", problem.Message[(problem.Path.Length == 0 ? 0 : problem.Path.Length + 2)..], problem);
        }
    }

    private List<IActivity> ReadMany(JsonElement json)
    {
        var activities = new List<IActivity>();
        if (json.ValueKind != JsonValueKind.Array)
            return activities;
        foreach (var item in json.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Object)
                activities.Add(Read(item));
        return activities;
    }

    private void ReadSynthetic(IActivity activity, ActivityDescriptor descriptor, JsonElement json)
    {
        foreach (var input in descriptor.Inputs)
            if (input.IsSynthetic && Member(json, input.Name) is { } value && arguments.ReadInput(value, input.Type) is { } read)
                activity.SyntheticProperties[input.Name] = read;
            else if (input.IsSynthetic)
                activity.SyntheticProperties[input.Name] = arguments.ReadInput(JsonSerializer.SerializeToElement(new { expression = new { type = "Literal", value = input.DefaultValue } }), input.Type)!;
        foreach (var output in descriptor.Outputs)
            if (output.IsSynthetic && Member(json, output.Name) is { } value && ArgumentReader.ReadOutput(value, output.Type) is { } read)
                activity.SyntheticProperties[output.Name] = read;
    }

    private static Dictionary<string, IActivity> ChildrenOf(IActivity activity, ActivityShape shape)
    {
        var children = new Dictionary<string, IActivity>(StringComparer.Ordinal);
        foreach (var member in shape.Members.Values)
            if (member.Kind == ActivityShape.Kind.Activities && member.Get(activity) is IEnumerable<IActivity> held)
                foreach (var child in held)
                    children.TryAdd(child.Id, child);
        return children;
    }

    /// <summary>The connections between activities that exist; the others are dropped, as in Elsa, and named by validation.</summary>
    private static List<Connection> ReadConnections(JsonElement json, Dictionary<string, IActivity> activities)
    {
        var connections = new List<Connection>();
        if (json.ValueKind != JsonValueKind.Array)
            return connections;
        foreach (var item in json.EnumerateArray())
        {
            if (EndOf(item, "source", "sourcePort") is not { Id: { } from } source || EndOf(item, "target", "targetPort") is not { Id: { } to } target)
                continue;
            if (!activities.TryGetValue(from, out var first) || !activities.TryGetValue(to, out var second))
                continue;
            var connection = new Connection(new Endpoint(first, source.Port), new Endpoint(second, target.Port));
            if (item.TryGetProperty("vertices", out var vertices) && vertices.ValueKind == JsonValueKind.Array)
                connection.Vertices = [.. vertices.EnumerateArray().Select(point => new Position { X = Coordinate(point, "x"), Y = Coordinate(point, "y") })];
            connections.Add(connection);
        }
        return connections;
    }

    private static (string? Id, string? Port)? EndOf(JsonElement connection, string side, string oldPort)
    {
        if (connection.ValueKind != JsonValueKind.Object || !connection.TryGetProperty(side, out var end))
            return null;
        return end.ValueKind == JsonValueKind.Object ? (Text(end, "activity"), Text(end, "port")) : end.ValueKind == JsonValueKind.String ? (end.GetString(), Text(connection, oldPort)) : null;
    }

    private static double Coordinate(JsonElement point, string name) => point.ValueKind == JsonValueKind.Object && point.TryGetProperty(name, out var value) && value.TryGetDouble(out var number) ? number : 0;

    private static Variable? Fit(Variable variable, Type type)
    {
        if (type.IsInstanceOfType(variable))
            return variable;
        var fitting = (Variable)Activator.CreateInstance(type)!;
        (fitting.Id, fitting.Name, fitting.StorageDriverType) = (variable.Id, variable.Name, variable.StorageDriverType);
        return fitting;
    }

    private static JsonElement? Member(JsonElement json, string name)
    {
        foreach (var property in json.EnumerateObject())
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        return null;
    }

    private static Dictionary<string, object> Dictionary(JsonElement json, string name)
    {
        var values = new Dictionary<string, object>();
        if (json.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object)
            foreach (var member in members.EnumerateObject())
                values[member.Name] = PlainObjectConverter.ToPlain(member.Value)!;
        return values;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class ReadingConverter<T>(Func<JsonElement, T?> read) : JsonConverter<T> where T : class
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(T) || (typeof(T) == typeof(IActivity) && typeof(IActivity).IsAssignableFrom(typeToConvert));

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Null ? null : read(document.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException("These options only read.");
    }
}
