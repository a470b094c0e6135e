using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Tests.Definitions;
using BenchmarkWorkflow.Engine.Validation;

namespace BenchmarkWorkflow.Engine.Tests.Validation;

public sealed class DefinitionValidatorTests : IDisposable
{
    private readonly DefinitionBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("""{"id":"a","type":"Acme.Nope","version":1}""", "unknown-activity root.activities[0].type")]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","version":7,"text":{"expression":{"type":"Literal","value":"x"}}}""", "unknown-activity-version root.activities[0].version")]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","version":1,"text":{"expression":{"type":"CSharp","value":"1"}}}""", "unknown-expression-type root.activities[0].text")]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","version":1,"text":{"expression":{"type":"JavaScript","value":"var = ;"}}}""", "script-does-not-parse root.activities[0].text")]
    [InlineData("""{"id":"a","type":"Elsa.FlowSwitch","version":1,"cases":[{"label":"x","condition":{"type":"JavaScript","value":"1 +"}}]}""", "script-does-not-parse root.activities[0].cases[0].condition")]
    [InlineData("""{"id":"a","type":"Elsa.ForEach","version":1,"items":{"expression":{"type":"Object","value":"[1,"}}}""", "object-does-not-parse root.activities[0].items")]
    [InlineData("""{"id":"a","type":"Elsa.Event","version":1,"eventName":{"expression":{"type":"Literal","value":" "}}}""", "missing-required-input root.activities[0].eventName")]
    [InlineData("""{"id":"a","type":"Elsa.SetVariable","version":1,"value":{"expression":{"type":"Literal","value":"1"}}}""", "missing-required-input root.activities[0].variable")]
    [InlineData("""{"id":"a","type":"Elsa.SetVariable","version":1,"variable":{"id":"none","name":"None"},"value":{"expression":{"type":"Literal","value":"1"}}}""", "unknown-variable root.activities[0].variable")]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","version":1,"text":{"expression":{"type":"Variable","value":"{\"id\":\"none\",\"name\":\"None\"}"}}}""", "unknown-variable root.activities[0].text")]
    [InlineData("""{"id":"a","type":"Elsa.RunTask","version":1,"taskName":{"expression":{"type":"Literal","value":"t"}},"result":{"memoryReference":{"id":"none"}}}""", "unknown-variable root.activities[0].result")]
    [InlineData("""{"id":"a","type":"Elsa.End","version":1},{"id":"a","type":"Elsa.End","version":1}""", "duplicate-id root.activities[1].id")]
    [InlineData("""{"id":"a","type":"Elsa.Cron","version":1,"customProperties":{"canStartWorkflow":true},"cronExpression":{"expression":{"type":"Literal","value":"bad"}}}""", "cron-not-valid root.activities[0].cronExpression")]
    [InlineData("""{"id":"a","type":"Used","version":1,"workflowDefinitionId":"used"}""", "unknown-workflow root.activities[0].workflowDefinitionId")]
    [InlineData("""{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[{"id":"x","type":"Elsa.End","version":1}],"connections":[{"source":{"activity":"x"},"target":{"activity":"ghost"}}]}""", "connection-to-nothing root.activities[0].connections[0].target")]
    public async Task A_definition_that_can_never_run_well_when_looked_through_has_its_problem_named(string activities, string problem) =>
        Assert.Contains(problem, await bench.ProblemsAsync(DefinitionBench.Sequence("d", activities)));

    [Fact]
    public async Task A_definition_that_can_run_when_looked_through_has_no_problem()
    {
        Assert.Empty(await bench.ProblemsAsync(DefinitionBench.Sequence("d", """
            {"id":"a","type":"Elsa.SetVariable","version":1,"variable":{"id":"v","name":"X"},"value":{"expression":{"type":"JavaScript","value":"getX() ?? `new ${1}`"}}},
            {"id":"l","type":"Elsa.ForEach","version":1,"items":{"expression":{"type":"Object","value":"[1]"}},"body":{"id":"b","type":"Elsa.WriteLine","version":1,"text":{"expression":{"type":"Variable","value":"{\"name\":\"CurrentValue\"}"}}}},
            {"id":"c","type":"Elsa.Flowchart","version":1,"variables":[{"id":"inner","name":"Inner","typeName":"String"}],"activities":[{"id":"r","type":"Elsa.RunTask","version":1,"taskName":{"expression":{"type":"Literal","value":"t"}},"result":{"memoryReference":{"id":"inner"}}}],"connections":[]},
            {"id":"t","type":"Elsa.RunTask","version":1,"taskName":{"expression":{"type":"Literal","value":"t"}},"result":{"memoryReference":{"id":"Out"}}}
            """, "\"variables\":[{\"id\":\"v\",\"name\":\"X\",\"typeName\":\"String\"}],\"outputs\":[{\"name\":\"Out\",\"type\":\"Object\"}]")));
    }

    [Fact]
    public async Task A_variable_of_an_inner_container_when_used_outside_of_it_is_unknown()
    {
        const string Activities = """
            {"id":"c","type":"Elsa.Sequence","version":1,"variables":[{"id":"inner","name":"Inner","typeName":"String"}],"activities":[]},
            {"id":"w","type":"Elsa.WriteLine","version":1,"text":{"expression":{"type":"Variable","value":{"id":"inner","name":"Inner"}}}}
            """;
        Assert.Equal(["unknown-variable root.activities[1].text"], await bench.ProblemsAsync(DefinitionBench.Sequence("d", Activities)));
    }

    [Fact]
    public async Task Workflows_that_use_each_other_in_a_circle_when_looked_through_are_refused_even_as_Elsa()
    {
        using var lenient = new DefinitionBench(ValidationMode.AsElsa);
        await lenient.PublishAsync(DefinitionBench.Sequence("a", "", "\"options\":{\"usableAsActivity\":true}"));
        await lenient.PublishAsync(DefinitionBench.Sequence("b", """{"id":"u","type":"A","version":2,"workflowDefinitionId":"a"}""", "\"options\":{\"usableAsActivity\":true}"));
        var refused = await Assert.ThrowsAsync<DefinitionInvalidException>(() => lenient.PublishAsync(DefinitionBench.Sequence("a", """{"id":"u","type":"B","version":1,"workflowDefinitionId":"b"}""", "\"options\":{\"usableAsActivity\":true}")));
        var problem = Assert.Single(refused.Problems, problem => problem.Blocks);
        Assert.Equal("workflow-cycle", problem.Rule);
        Assert.Contains("a → b → a", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_and_types_that_do_not_exist_when_looked_through_are_named() =>
        Assert.Equal(
            ["warn unknown-type variables[0].typeName", "warn duplicate-name variables[1].name", "unknown-strategy options.incidentStrategyType"],
            await bench.ProblemsAsync(DefinitionBench.Sequence("d", "", """
                "variables":[{"id":"1","name":"X","typeName":"Acme.Unknown"},{"id":"2","name":"X","typeName":"String"}],"options":{"incidentStrategyType":"NopeStrategy","activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"}
                """)));

    [Fact]
    public async Task A_problem_when_told_names_the_activity_and_says_it_in_both_languages()
    {
        var change = await bench.Manager.SaveAsync(DefinitionJson.Read(DefinitionBench.Sequence("d", """{"id":"a","type":"Acme.Nope","version":1}""")), publish: false, CancellationToken.None);
        var problem = Assert.Single(change.Problems);
        Assert.Equal(("a", "Workflow1:s:a", "type", true), (problem.ActivityId, problem.NodeId, problem.Property, problem.Blocks));
        Assert.Equal("活动类型“Acme.Nope”在本系统中不存在，请删除它或换成工具箱中的活动。", problem.Message);
        Assert.Equal("There is no activity type \"Acme.Nope\".", problem.MessageEn);
    }

    [Fact]
    public async Task As_Elsa_when_published_lets_through_what_it_names()
    {
        using var lenient = new DefinitionBench(ValidationMode.AsElsa);
        var change = await lenient.Manager.SaveAsync(DefinitionJson.Read(DefinitionBench.Sequence("d", """{"id":"a","type":"Acme.Nope","version":1}""")), publish: true, CancellationToken.None);
        Assert.True(change.Version.IsPublished);
        Assert.False(Assert.Single(change.Problems).Blocks);
    }
}
