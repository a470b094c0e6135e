using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Tests.Definitions;

/// <summary>Definitions in Studio's JSON, read, compiled and run.</summary>
public sealed class RunningDefinitionsTests : IDisposable
{
    private const string Variables = """
        "variables":[{"id":"vX","name":"X","typeName":"Int32","isArray":false,"value":"1","storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"},
                     {"id":"vT","name":"Text","typeName":"String","isArray":false,"value":null}]
        """;

    private readonly DefinitionBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_definition_when_run_evaluates_every_kind_of_expression()
    {
        await bench.PublishAsync(DefinitionBench.Sequence("d", """
            {"id":"a","type":"Elsa.SetVariable","version":1,"variable":{"id":"vX","name":"X","typeName":"Int32"},"value":{"typeName":null,"expression":{"type":"JavaScript","value":"getX() + 41"},"memoryReference":null}},
            {"id":"b","type":"Elsa.SetVariable","version":1,"variable":{"id":"vT","name":"Text"},"value":{"typeName":"Object","expression":{"type":"Input","value":"{\"name\":\"Who\",\"type\":\"String\"}"}}},
            {"id":"o1","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"Sum"}},"outputValue":{"expression":{"type":"Variable","value":"{\"id\":\"vX\",\"name\":\"X\"}"}}},
            {"id":"o2","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"Who"}},"outputValue":{"expression":{"type":"JavaScript","value":"`Hello ${variables.Text}`"}}},
            {"id":"o3","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"Raw"}},"outputValue":{"expression":{"type":"Object","value":"[1,2]"}}}
            """, Variables + ",\"inputs\":[{\"type\":\"String\",\"name\":\"Who\"}]"));
        var result = await bench.RunAsync("d", new() { ["Who"] = "Ada" });
        Assert.Equal(WorkflowSubStatus.Finished, result.SubStatus);
        Assert.Equal(42, result.Output["Sum"]);
        Assert.Equal("Hello Ada", result.Output["Who"]);
        Assert.Equal("[1,2]", result.Output["Raw"]);
    }

    [Fact]
    public async Task A_flowchart_when_run_follows_its_connections_and_drops_those_to_nothing()
    {
        using var lenient = new DefinitionBench(Engine.Validation.ValidationMode.AsElsa);
        await lenient.PublishAsync("""
            {"definitionId":"f","name":"f","root":{"id":"f","type":"Elsa.Flowchart","version":1,
              "activities":[
                {"id":"d","type":"Elsa.FlowDecision","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"1 + 1 === 2"}}},
                {"id":"y","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"R"}},"outputValue":{"expression":{"type":"Literal","value":"yes"}}},
                {"id":"n","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"R"}},"outputValue":{"expression":{"type":"Literal","value":"no"}}}],
              "connections":[
                {"source":{"activity":"d","port":"True"},"target":{"activity":"y","port":"In"},"vertices":[{"x":1,"y":2}]},
                {"source":{"activity":"d","port":"False"},"target":{"activity":"n"}},
                {"source":{"activity":"y"},"target":{"activity":"gone"}}]}}
            """);
        Assert.Equal("yes", (await lenient.RunAsync("f")).Output["R"]);
    }

    [Fact]
    public async Task A_workflow_used_as_an_activity_when_run_takes_inputs_and_gives_outputs()
    {
        await bench.PublishAsync(DefinitionBench.Sequence(
            "adder",
            """{"id":"o","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"Sum"}},"outputValue":{"expression":{"type":"JavaScript","value":"getInput('A') + getB()"}}}""",
            """
            "inputs":[{"type":"Int32","name":"A"},{"type":"Int32","name":"B"}],"outputs":[{"type":"Int32","name":"Sum"}],"options":{"usableAsActivity":true}
            """));
        await bench.PublishAsync(DefinitionBench.Sequence(
            "main",
            """{"id":"u","type":"Adder","version":1,"workflowDefinitionId":"adder","a":{"typeName":"Int32","expression":{"type":"Literal","value":3}},"b":{"typeName":"Int32","expression":{"type":"Literal","value":"4"}},"sum":{"typeName":"Int32","memoryReference":{"id":"Res"}}}""",
            """
            "outputs":[{"type":"Int32","name":"Res"}]
            """));
        var result = await bench.RunAsync("main");
        Assert.Equal((WorkflowSubStatus.Finished, 7), (result.SubStatus, Convert.ToInt32(result.Output["Res"], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task An_unknown_activity_when_it_is_never_reached_does_no_harm()
    {
        using var lenient = new DefinitionBench(Engine.Validation.ValidationMode.AsElsa);
        await lenient.PublishAsync(DefinitionBench.Sequence("d", """{"id":"i","type":"Elsa.If","version":1,"condition":{"expression":{"type":"Literal","value":"False"}},"then":{"id":"n","type":"Acme.Nope","version":1}}"""));
        Assert.Equal(WorkflowSubStatus.Finished, (await lenient.RunAsync("d")).SubStatus);
        await lenient.PublishAsync(DefinitionBench.Sequence("d", """{"id":"n","type":"Acme.Nope","version":1}"""));
        var reached = await lenient.RunAsync("d");
        Assert.Equal(WorkflowSubStatus.Faulted, reached.SubStatus);
        Assert.Equal("n", Assert.Single(reached.Incidents).ActivityId);
    }
}
