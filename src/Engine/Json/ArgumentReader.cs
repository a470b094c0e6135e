using System.Collections.Concurrent;
using System.Text.Json;
using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using BenchmarkWorkflow.Engine.Expressions;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>Reads inputs (<c>{typeName, expression, memoryReference}</c>), outputs (<c>{typeName, memoryReference, converter}</c>) and expressions (<c>{type, value}</c>).</summary>
public sealed class ArgumentReader(VariableReader variables)
{
    private static readonly ConcurrentDictionary<Type, Func<Expression?, MemoryBlockReference, Input>> Inputs = new();
    private static readonly ConcurrentDictionary<Type, Func<MemoryBlockReference, Output>> Outputs = new();

    /// <summary>An input of values of <paramref name="type"/>. A bare value, which is not Elsa's form, is a literal.</summary>
    /// <returns>Null for null.</returns>
    public Input? ReadInput(JsonElement json, Type type)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        var wrapped = json.ValueKind == JsonValueKind.Object && (json.TryGetProperty("expression", out _) || json.TryGetProperty("memoryReference", out _) || json.TryGetProperty("typeName", out _));
        if (!wrapped)
            return Create(type, new Expression("Literal", Plain(json)), new MemoryBlockReference());
        var expression = json.TryGetProperty("expression", out var inner) ? ReadExpression(inner) : null;
        return Create(type, expression, expression?.Value as Variable ?? new MemoryBlockReference(ReferenceOf(json)));
    }

    /// <returns>Null for null and for an output that is bound to nothing.</returns>
    public static Output? ReadOutput(JsonElement json, Type? type)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        var reference = new MemoryBlockReference(ReferenceOf(json));
        var output = type is null ? new Output(reference) : Outputs.GetOrAdd(type, static key => OutputFactory(key))(reference);
        if (json.TryGetProperty("converter", out var converter) && converter.ValueKind == JsonValueKind.Object && converter.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 } name)
            output.Converter = new OutputConverterConfiguration(name, converter.TryGetProperty("settings", out var settings) ? settings.Clone() : null);
        return output;
    }

    /// <returns>Null for null.</returns>
    public Expression? ReadExpression(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : new Expression("Literal", Plain(json));
        var type = json.TryGetProperty("type", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "Literal";
        json.TryGetProperty("value", out var value);
        return new Expression(type, type switch
        {
            "Literal" => Plain(value),
            "Object" or "Json" => TextOf(value),
            "Variable" => Embedded(value, variables.Read),
            "Input" => Embedded(value, ReadInputDefinition),
            "Delegate" => null,
            _ => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.Clone() : Plain(value),
        });
    }

    public InputDefinition ReadInputDefinition(JsonElement json) => new()
    {
        Name = Text(json, "name") ?? "",
        Type = variables.TypeOf(json) ?? typeof(object),
        DisplayName = Text(json, "displayName") ?? "",
        Description = Text(json, "description") ?? "",
        Category = Text(json, "category") ?? "",
        UIHint = Text(json, "uiHint"),
        StorageDriverType = variables.DriverOf(Text(json, "storageDriverType")),
    };

    public OutputDefinition ReadOutputDefinition(JsonElement json) => new()
    {
        Name = Text(json, "name") ?? "",
        Type = variables.TypeOf(json) ?? typeof(object),
        DisplayName = Text(json, "displayName") ?? "",
        Description = Text(json, "description") ?? "",
        Category = Text(json, "category") ?? "",
    };

    /// <summary>The object in a value that is the object or, as Studio writes it, text of it. Other text is a name.</summary>
    private static object? Embedded<T>(JsonElement value, Func<JsonElement, T> read) where T : class
    {
        if (value.ValueKind == JsonValueKind.Object)
            return read(value);
        if (value.ValueKind != JsonValueKind.String)
            return null;
        var text = value.GetString()!;
        if (text.AsSpan().TrimStart() is not ['{', ..])
            return read(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["id"] = text, ["name"] = text }));
        try
        {
            return read(JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (JsonException)
        {
            return null; // validation names it
        }
    }

    private static Input Create(Type type, Expression? expression, MemoryBlockReference reference) => Inputs.GetOrAdd(type, static key => InputFactory(key))(expression, reference);

    private static Func<Expression?, MemoryBlockReference, Input> InputFactory(Type type)
    {
        var expression = System.Linq.Expressions.Expression.Parameter(typeof(Expression));
        var reference = System.Linq.Expressions.Expression.Parameter(typeof(MemoryBlockReference));
        var constructor = typeof(Input<>).MakeGenericType(type).GetConstructor([typeof(Expression), typeof(MemoryBlockReference)])!;
        return System.Linq.Expressions.Expression.Lambda<Func<Expression?, MemoryBlockReference, Input>>(System.Linq.Expressions.Expression.New(constructor, expression, reference), expression, reference).Compile();
    }

    private static Func<MemoryBlockReference, Output> OutputFactory(Type type)
    {
        var reference = System.Linq.Expressions.Expression.Parameter(typeof(MemoryBlockReference));
        var constructor = typeof(Output<>).MakeGenericType(type).GetConstructor([typeof(MemoryBlockReference)])!;
        return System.Linq.Expressions.Expression.Lambda<Func<MemoryBlockReference, Output>>(System.Linq.Expressions.Expression.New(constructor, reference), reference).Compile();
    }

    private static string ReferenceOf(JsonElement json) =>
        json.TryGetProperty("memoryReference", out var reference) && reference.ValueKind == JsonValueKind.Object ? Text(reference, "id") ?? "" : "";

    private static object? Plain(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.Clone() : PlainObjectConverter.ToPlain(value);

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
