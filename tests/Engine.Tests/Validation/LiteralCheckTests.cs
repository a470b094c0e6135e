using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Tests.Definitions;
using BenchmarkWorkflow.Engine.Validation;

namespace BenchmarkWorkflow.Engine.Tests.Validation;

/// <summary>Text of a literal that cannot become what the input takes would silently be the type's default, as in Elsa: it is refused before anybody meets it.</summary>
public sealed class LiteralCheckTests : IDisposable
{
    private readonly DefinitionBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "in an hour", "时长")]
    [InlineData("Elsa.StartAt", "dateTime", "tomorrow", "日期和时间")]
    [InlineData("Elsa.FlowSwitch", "mode", "MatchSome", "MatchFirst")]
    [InlineData("Elsa.For", "end", "abc", "数字")]
    [InlineData("Elsa.For", "end", "99999999999999999999", "数字")]
    [InlineData("Elsa.For", "end", "1.5", "数字")]
    [InlineData("Elsa.FlowDecision", "condition", "perhaps", "true")]
    [InlineData("Elsa.DispatchWorkflow", "input", "[1]", "必须能读作")]
    public async Task A_literal_that_cannot_become_the_inputs_type_is_refused_with_place_and_reason(string type, string input, string text, string reason)
    {
        var change = await bench.Manager.SaveAsync(DefinitionJson.Read(Definition(type, input, text)), publish: false, CancellationToken.None);

        var problem = Assert.Single(change.Problems, problem => problem.Rule == "literal-does-not-fit");
        Assert.Equal(($"root.activities[0].{input}", "a", true), (problem.Path, problem.ActivityId, problem.Blocks));
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.Contains(text, problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DefinitionInvalidException>(() => bench.PublishAsync(Definition(type, input, text)));
    }

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "01:30:00")]
    [InlineData("Elsa.Delay", "timeSpan", "5")]
    [InlineData("Elsa.StartAt", "dateTime", "2022-07-15T18:00:00+08:00")]
    [InlineData("Elsa.StartAt", "dateTime", "2022-07-15")]
    [InlineData("Elsa.FlowSwitch", "mode", "matchany")]
    [InlineData("Elsa.FlowSwitch", "mode", "1")]
    [InlineData("Elsa.For", "end", " 5 ")]
    [InlineData("Elsa.For", "end", "-5")]
    [InlineData("Elsa.For", "end", "")]
    [InlineData("Elsa.FlowDecision", "condition", "True")]
    [InlineData("Elsa.DispatchWorkflow", "input", "{\"a\":1}")]
    [InlineData("Elsa.ForEach", "items", "[1,2]")]
    [InlineData("Elsa.ForEach", "items", "one")]
    [InlineData("Elsa.WriteLine", "text", "{ not JSON")]
    public async Task A_literal_that_Elsa_converts_is_let_through(string type, string input, string text) =>
        Assert.DoesNotContain(await bench.ProblemsAsync(Definition(type, input, text)), problem => problem.Contains("literal-does-not-fit", StringComparison.Ordinal));

    [Fact]
    public async Task As_Elsa_a_literal_that_does_not_fit_only_warns()
    {
        using var lenient = new DefinitionBench(ValidationMode.AsElsa);

        Assert.Contains("warn literal-does-not-fit root.activities[0].end", await lenient.ProblemsAsync(Definition("Elsa.For", "end", "abc")));
    }

    [Fact]
    public async Task A_script_for_a_number_is_not_read_as_a_literal() =>
        Assert.Empty(await bench.ProblemsAsync(DefinitionBench.Sequence("d", """{"id":"a","type":"Elsa.For","version":1,"end":{"expression":{"type":"JavaScript","value":"2 + 3"}}}""")));

    private static string Definition(string type, string input, string text) => DefinitionBench.Sequence(
        "d", $$$"""{"id":"a","type":"{{{type}}}","version":1,"{{{input}}}":{"expression":{"type":"Literal","value":{{{System.Text.Json.JsonSerializer.Serialize(text)}}} } } }""");
}
