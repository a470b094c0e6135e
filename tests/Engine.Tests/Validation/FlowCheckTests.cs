using BenchmarkWorkflow.Engine.Tests.Definitions;

namespace BenchmarkWorkflow.Engine.Tests.Validation;

/// <summary>A process that was cut is told, and may be published: it may be meant so.</summary>
public sealed class FlowCheckTests : IDisposable
{
    private const string Decision = """{"id":"d","type":"Elsa.FlowDecision","version":1,"condition":{"expression":{"type":"Literal","value":"true"}}}""";

    private readonly DefinitionBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task What_nothing_leads_to_is_told_once_where_it_begins()
    {
        var problems = await ProblemsAsync([End("s"), End("a"), End("b"), End("c")], "s:Done>a", "b:Done>c");

        Assert.Equal(["warn unreachable-activity root.activities[2]"], problems);
    }

    [Fact]
    public async Task A_circle_that_nothing_leads_into_is_told() =>
        Assert.Equal(["warn unreachable-activity root.activities[1]"], await ProblemsAsync([End("s"), End("a"), End("b")], "a:Done>b", "b:Done>a"));

    [Fact]
    public async Task A_start_and_every_trigger_need_no_way_in()
    {
        const string Trigger = """{"id":"t","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"x"}}}""";

        Assert.Empty(await ProblemsAsync(["""{"id":"s","type":"Elsa.Start","version":1}""", Trigger, End("a")], "s:Done>a", "t:Done>a"));
    }

    [Fact]
    public async Task An_activity_that_waits_for_an_event_but_does_not_start_the_workflow_needs_a_way_in()
    {
        const string Waiting = """{"id":"t","type":"Elsa.Event","version":1,"eventName":{"expression":{"type":"Literal","value":"x"}}}""";

        Assert.Equal(["warn unreachable-activity root.activities[1]"], await ProblemsAsync([End("s"), Waiting, End("a")], "s:Done>a", "t:Done>a"));
    }

    [Fact]
    public async Task An_outcome_that_leads_nowhere_is_told_where_another_of_the_activity_goes_on()
    {
        var problems = await ProblemsAsync([Decision, End("a")], "d:True>a");

        Assert.Equal(["warn unconnected-outcome root.activities[0]"], problems);
        Assert.Empty(await ProblemsAsync([Decision, End("a")], "d:True>a", "d:False>a"));
        Assert.Empty(await ProblemsAsync([Decision]));
    }

    [Fact]
    public async Task The_cases_of_a_switch_and_the_branches_of_a_fork_are_outcomes()
    {
        const string Switch = """{"id":"d","type":"Elsa.FlowSwitch","version":1,"cases":[{"label":"甲","condition":{"type":"Literal","value":"true"}},{"label":"乙","condition":{"type":"Literal","value":"true"}}]}""";
        const string Fork = """{"id":"d","type":"Elsa.FlowFork","version":1,"branches":{"expression":{"type":"Object","value":"[\"one\",\"two\"]"}}}""";

        Assert.Equal(["warn unconnected-outcome root.activities[0]"], await ProblemsAsync([Switch, End("a")], "d:甲>a", "d:Default>a"));
        Assert.Equal(["warn unconnected-outcome root.activities[0]"], await ProblemsAsync([Fork, End("a")], "d:one>a"));
    }

    [Fact]
    public async Task A_cut_process_can_be_published() =>
        Assert.True((await bench.PublishAsync(Flow([Decision, End("a"), End("b")], "d:True>a"))).IsPublished);

    private Task<IReadOnlyList<string>> ProblemsAsync(string[] activities, params string[] ways) => bench.ProblemsAsync(Flow(activities, ways));

    private static string End(string id) => $$$"""{"id":"{{{id}}}","type":"Elsa.WriteLine","version":1,"text":{"expression":{"type":"Literal","value":"x"}} }""";

    private static string Flow(string[] activities, params string[] ways) =>
        $$"""{"definitionId":"d","name":"d","root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[{{string.Join(',', activities)}}],"connections":[{{string.Join(',', ways.Select(Way))}}]} }""";

    private static string Way(string way)
    {
        var parts = way.Split(':', '>');
        return $$$"""{"source":{"activity":"{{{parts[0]}}}","port":"{{{parts[1]}}}"},"target":{"activity":"{{{parts[2]}}}","port":"In"} }""";
    }
}
