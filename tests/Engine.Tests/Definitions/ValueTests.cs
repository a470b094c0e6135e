using System.Dynamic;
using BenchmarkWorkflow.Engine.Running;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Tests.Definitions;

/// <summary>What becomes of values on their way through a definition: as in Elsa.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly DefinitionBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("Int32", "3.7", 4)]
    [InlineData("Int32", "'42'", 42)]
    [InlineData("Int32", "'abc'", 0)]
    [InlineData("Int32", "''", null)]
    [InlineData("Boolean", "1", true)]
    [InlineData("Boolean", "'true'", true)]
    [InlineData("String", "true", "True")]
    [InlineData("String", "({a:1})", "{\"a\":1}")]
    [InlineData("String", "null", null)]
    [InlineData("Double", "'2.5'", 2.5)]
    [InlineData("Object", "'x'", "x")]
    public async Task A_value_when_set_takes_the_variables_type(string type, string script, object? expected) => Assert.Equal(expected, Variable(await SetAsync(type, script), "vX"));

    [Fact]
    public async Task A_number_too_large_when_set_faults()
    {
        var result = await SetAsync("Int32", "99999999999");
        Assert.Equal((WorkflowSubStatus.Faulted, "a"), (result.SubStatus, Assert.Single(result.Incidents).ActivityId));
    }

    [Fact]
    public async Task An_object_when_set_stays_an_object() => Assert.IsType<ExpandoObject>(Variable(await SetAsync("Object", "({a:{b:[1,{c:'d'}]}})"), "vX"));

    [Theory]
    [InlineData("'yes'", "False")]
    [InlineData("'true'", "True")]
    [InlineData("1", "True")]
    [InlineData("null", "False")]
    public async Task A_condition_when_it_is_no_truth_value_is_converted_not_truthy(string script, string outcome)
    {
        await bench.PublishAsync($$$$"""
            {"definitionId":"d","name":"d","root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[{"id":"c","type":"Elsa.FlowDecision","version":1,"condition":{"expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}],"connections":[]}}
            """);
        var record = (await bench.RunAsync("d")).ActivityRecords.Single(activity => activity.ActivityId == "c");
        Assert.Equal([outcome], (string[])record.Payload!["Outcomes"]);
    }

    [Fact]
    public async Task A_variable_when_an_inner_one_has_its_name_is_set_by_its_id_and_read_by_its_name()
    {
        await bench.PublishAsync(DefinitionBench.Sequence("d", """
            {"id":"c","type":"Elsa.Sequence","version":1,"variables":[{"id":"inner","name":"X","typeName":"String","value":"inner"}],"activities":[
              {"id":"a","type":"Elsa.SetVariable","version":1,"variable":{"id":"outer","name":"X"},"value":{"expression":{"type":"Literal","value":"set"}}},
              {"id":"o","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"Inner"}},"outputValue":{"expression":{"type":"JavaScript","value":"getVariable('X')"}}}]},
            {"id":"p","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"Outer"}},"outputValue":{"expression":{"type":"JavaScript","value":"getVariable('X')"}}}
            """, "\"variables\":[{\"id\":\"outer\",\"name\":\"X\",\"typeName\":\"String\",\"value\":\"outer\"}]"));
        var result = await bench.RunAsync("d");
        Assert.Equal(("inner", "set"), (result.Output["Inner"], result.Output["Outer"]));
    }

    [Theory]
    [InlineData("({a:1})", "{\"a\":1}")]
    [InlineData("true", "True")]
    [InlineData("null", null)]
    [InlineData("[1,'x']", "[1,\"x\"]")]
    [InlineData("7", "7")]
    public async Task A_text_input_when_given_something_else_is_its_text(string script, string? expected)
    {
        await bench.PublishAsync(DefinitionBench.Sequence("d", $$$$"""{"id":"w","type":"Elsa.WriteLine","version":1,"text":{"expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}"""));
        Assert.Equal(expected, (await bench.RunAsync("d")).ActivityRecords.Single(activity => activity.ActivityId == "w").ActivityState["Text"]);
    }

    private async Task<BurstResult> SetAsync(string type, string script)
    {
        await bench.PublishAsync(DefinitionBench.Sequence(
            "d",
            $$$$"""{"id":"a","type":"Elsa.SetVariable","version":1,"variable":{"id":"vX","name":"X","typeName":"Object"},"value":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}""",
            $$"""
            "variables":[{"id":"vX","name":"X","typeName":"{{type}}","storageDriverTypeName":"WorkflowInstanceStorageDriver"}]
            """));
        return await bench.RunAsync("d");
    }

    private static object? Variable(BurstResult result, string id)
    {
        Assert.Equal(WorkflowSubStatus.Finished, result.SubStatus);
        return result.Context.MemoryRegister.Blocks.TryGetValue(id, out var block) ? block.Value : throw new InvalidOperationException("not declared");
    }
}
