using System.Text.Json;
using Elsa.Expressions.Helpers;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using BenchmarkWorkflow.Engine.Expressions;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>Reads variables: <c>{id, name, typeName, isArray, value, storageDriverTypeName}</c>; the value is what it is, or text of it, as Studio sends it.</summary>
public sealed class VariableReader(TypeAliases aliases, IEnumerable<IStorageDriver> drivers)
{
    private readonly Type[] driverTypes = [.. drivers.Select(driver => driver.GetType()).Append(typeof(WorkflowInstanceStorageDriver)).Append(typeof(MemoryStorageDriver)).Distinct()];

    /// <summary>A variable of the type it names; of Object if the name means no type.</summary>
    public Variable Read(JsonElement json)
    {
        var type = TypeOf(json) ?? typeof(object);
        var variable = (Variable)Activator.CreateInstance(typeof(Variable<>).MakeGenericType(type))!;
        variable.Id = Text(json, "id") is { Length: > 0 } id ? id : Text(json, "name") ?? "";
        variable.Name = Text(json, "name") ?? "";
        variable.StorageDriverType = DriverOf(Text(json, "storageDriverTypeName"));
        variable.Value = json.TryGetProperty("value", out var value) ? ValueOf(value, type) : null;
        return variable;
    }

    /// <summary>The type a variable, input or output names by <c>typeName</c> or <c>type</c>, and <c>isArray</c>; null if the name is unknown.</summary>
    public Type? TypeOf(JsonElement json)
    {
        var type = aliases.Resolve(Text(json, "typeName") ?? Text(json, "type") ?? "Object");
        return type is not null && json.TryGetProperty("isArray", out var flag) && flag.ValueKind == JsonValueKind.True && !type.IsArray ? type.MakeArrayType() : type;
    }

    public Type? DriverOf(string? name) =>
        TypeAliases.ResolveAmong(name, driverTypes) ?? (name?.Contains("WorkflowStorageDriver", StringComparison.Ordinal) == true ? typeof(WorkflowInstanceStorageDriver) : null);

    /// <summary>A default value: JSON of the type, or text that means it. A value that does not fit is left out; validation names it.</summary>
    private static object? ValueOf(JsonElement value, Type type) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null
        : type == typeof(object) ? PlainObjectConverter.ToPlain(value)
        : value.TryConvertTo(type, out var converted) ? converted : null;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
