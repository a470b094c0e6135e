using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace BenchmarkWorkflow.Engine.Tests.Json;

public sealed class VariableReaderTests
{
    private readonly VariableReader reader = new(new TypeAliases(), []);

    [Theory]
    [InlineData("Int32", "\"42\"", 42)]
    [InlineData("Int32", "42", 42)]
    [InlineData("Boolean", "\"true\"", true)]
    [InlineData("Boolean", "\"True\"", true)]
    [InlineData("Int64", "\"9007199254740991\"", 9007199254740991L)]
    [InlineData("Single", "\"1.5\"", 1.5f)]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("String", "null", null)]
    [InlineData("Object", "\"{\\\"a\\\":1}\"", "{\"a\":1}")]
    [InlineData("Int32", "\"not a number\"", 0)]
    public void A_default_value_when_sent_as_text_becomes_the_variables_type(string type, string value, object? expected) => Assert.Equal(expected, Read(type, value).Value);

    [Fact]
    public void A_default_of_a_structure_when_sent_as_text_is_read()
    {
        Assert.Equal([1, 2, 3], (int[])Read("Int32", "\"[1,2,3]\"", isArray: true).Value!);
        Assert.Equal(["a", "b"], (string[])Read("String[]", "\"[\\\"a\\\",\\\"b\\\"]\"").Value!);
        Assert.Equal(1, ((JsonObject)Read("JsonObject", "\"{\\\"x\\\":1}\"").Value!)["x"]!.GetValue<int>());
        Assert.Equal(2L, ((IDictionary<string, object>)Read("ObjectDictionary", "\"{\\\"n\\\":2}\"").Value!)["n"]);
        Assert.Equal(2L, ((IDictionary<string, object?>)((IDictionary<string, object?>)(ExpandoObject)Read("JSON", "\"{\\\"e\\\":{\\\"f\\\":2}}\"").Value!)["e"]!)["f"]);
    }

    [Fact]
    public void A_variable_when_read_has_its_id_name_type_and_driver()
    {
        var variable = Read("Decimal", "null", driver: "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core");
        Assert.Equal(("v1", "Total", typeof(WorkflowInstanceStorageDriver)), (variable.Id, variable.Name, variable.StorageDriverType));
        Assert.IsType<Variable<decimal>>(variable);
        Assert.Null(Read("String", "null").StorageDriverType);
        Assert.IsType<Variable<object>>(Read("Acme.Unknown", "null"));
    }

    private Variable Read(string type, string value, bool isArray = false, string? driver = null) => reader.Read(JsonSerializer.Deserialize<JsonElement>(
        $$"""{"id":"v1","name":"Total","typeName":"{{type}}","isArray":{{(isArray ? "true" : "false")}},"value":{{value}},"storageDriverTypeName":{{(driver is null ? "null" : $"\"{driver}\"")}}}"""));
}
