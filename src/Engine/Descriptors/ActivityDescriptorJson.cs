using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>Writes activity descriptors as Elsa's <c>/descriptors/activities</c> does.</summary>
public sealed class ActivityDescriptorJson(TypeAliases aliases)
{
    private static readonly JsonSerializerOptions Values = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="descriptor">The activity type.</param>
    /// <param name="choices">The specifications of an input's editor.</param>
    public JsonObject Write(ActivityDescriptor descriptor, Func<InputDescriptor, IDictionary<string, object>?> choices)
    {
        var clrType = descriptor.ClrType is { } type ? aliases.NameOf(type) : null;
        var json = new JsonObject
        {
            ["typeName"] = descriptor.TypeName,
            ["clrType"] = clrType,
            ["namespace"] = descriptor.Namespace,
            ["name"] = descriptor.Name,
            ["version"] = descriptor.Version,
            ["category"] = descriptor.Category,
            ["displayName"] = descriptor.DisplayName,
            ["description"] = descriptor.Description,
            ["inputs"] = new JsonArray([.. descriptor.Inputs.Select(input => Write(input, choices(input)))]),
            ["outputs"] = new JsonArray([.. descriptor.Outputs.Select(Write)]),
            ["kind"] = descriptor.Kind.ToString(),
            ["runAsynchronously"] = descriptor.RunAsynchronously,
            ["ports"] = new JsonArray([.. descriptor.Ports.Select(Write)]),
            ["customProperties"] = Members(descriptor.CustomProperties),
            ["constructionProperties"] = Members(descriptor.ConstructionProperties),
            ["isContainer"] = descriptor.IsContainer,
            ["isBrowsable"] = descriptor.IsBrowsable,
            ["isStart"] = descriptor.IsStart,
            ["isTerminal"] = descriptor.IsTerminal,
        };
        if (clrType is not null && !descriptor.CustomProperties.ContainsKey("Type"))
            json["customProperties"]!["Type"] = clrType;
        return WithoutNulls(json);
    }

    /// <summary>The specifications of an input's editor, as <c>/descriptors/activities/{type}/options/{input}</c> answers them.</summary>
    public static JsonObject WriteChoices(IDictionary<string, object> choices) => Members(choices);

    private JsonNode Write(InputDescriptor input, IDictionary<string, object>? choices) => WithoutNulls(new JsonObject
    {
        ["isWrapped"] = input.IsWrapped,
        ["uiHint"] = input.UIHint ?? "singleline",
        ["category"] = input.Category,
        ["defaultValue"] = Value(input.DefaultValue),
        ["defaultSyntax"] = input.DefaultSyntax,
        ["isReadOnly"] = input.IsReadOnly ?? false,
        ["isSensitive"] = input.IsSensitive,
        ["storageDriverType"] = input.StorageDriverType is { } driver ? aliases.NameOf(driver) : null,
        ["autoEvaluate"] = input.AutoEvaluate,
        ["uiSpecifications"] = Members(choices ?? new Dictionary<string, object>()),
        ["name"] = input.Name,
        ["typeName"] = aliases.NameOf(input.Type),
        ["displayName"] = input.DisplayName,
        ["description"] = input.Description,
        ["order"] = Order(input.Order),
        ["isBrowsable"] = input.IsBrowsable ?? true,
        ["isSerializable"] = input.IsSerializable,
        ["isSynthetic"] = input.IsSynthetic,
    });

    private JsonNode Write(OutputDescriptor output) => WithoutNulls(new JsonObject
    {
        ["name"] = output.Name,
        ["typeName"] = aliases.NameOf(output.Type),
        ["displayName"] = output.DisplayName,
        ["description"] = output.Description,
        ["order"] = Order(output.Order),
        ["isBrowsable"] = output.IsBrowsable ?? true,
        ["isSerializable"] = output.IsSerializable,
        ["isSynthetic"] = output.IsSynthetic,
    });

    private static JsonNode Write(Port port) => new JsonObject
    {
        ["name"] = port.Name,
        ["displayName"] = port.DisplayName,
        ["type"] = port.Type.ToString(),
        ["isBrowsable"] = port.IsBrowsable ?? true,
    };

    private static JsonObject Members(IDictionary<string, object> values)
    {
        var json = new JsonObject();
        foreach (var (name, value) in values)
            json[name] = Value(value);
        return json;
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        TimeSpan span => span.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Values),
    };

    private static JsonNode Order(float order) => order == Math.Floor(order) ? JsonValue.Create((int)order) : JsonValue.Create(Math.Round(order, 3));

    private static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var (name, value) in json.ToArray())
            if (value is null)
                json.Remove(name);
        return json;
    }
}
