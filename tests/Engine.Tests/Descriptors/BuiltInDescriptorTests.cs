using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Tests.Definitions;

namespace BenchmarkWorkflow.Engine.Tests.Descriptors;

/// <summary>The built-in activities as the toolbox gets them, against what Elsa 3.8 answers.</summary>
public sealed class BuiltInDescriptorTests
{
    public static TheoryData<string> Elsas { get; } =
    [
        """
        {"typeName":"Elsa.For","clrType":"UnregisteredClrType:Elsa.Workflows.Activities.For, Elsa.Workflows.Core","namespace":"Elsa","name":"For","version":1,"category":"Looping","displayName":"For","description":"Iterate over a sequence of steps between a start and an end number.","inputs":[{"isWrapped":true,"uiHint":"singleline","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"Start","typeName":"Int32","displayName":"Start","description":"The start step.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false},{"isWrapped":true,"uiHint":"singleline","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"End","typeName":"Int32","displayName":"End","description":"The end step.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false},{"isWrapped":true,"uiHint":"singleline","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"Step","typeName":"Int32","displayName":"Step","description":"The step size. To count down, enter a negative number.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false},{"isWrapped":true,"uiHint":"checkbox","defaultValue":true,"isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"OuterBoundInclusive","typeName":"Boolean","displayName":"Outer Bound Inclusive","description":"Controls whether the end step is upper/lowerbound inclusive or exclusive. True (inclusive) by default.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],"outputs":[{"name":"CurrentValue","typeName":"Object","displayName":"Current Value","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],"kind":"Action","runAsynchronously":false,"ports":[{"name":"Body","displayName":"Body","type":"Embedded","isBrowsable":true}],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Activities.For, Elsa.Workflows.Core"},"constructionProperties":{},"isContainer":false,"isBrowsable":true,"isStart":false,"isTerminal":false}
        """,
        """
        {"typeName":"Elsa.FlowJoin","clrType":"UnregisteredClrType:Elsa.Workflows.Activities.Flowchart.Activities.FlowJoin, Elsa.Workflows.Core","namespace":"Elsa","name":"FlowJoin","version":1,"category":"Branching","displayName":"Join","description":"Explicitly merge multiple branches into a single branch of execution.","inputs":[{"isWrapped":true,"uiHint":"dropdown","defaultValue":"WaitAny","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{"dropdown":{"selectList":{"items":[{"text":"WaitAll","value":"WaitAll"},{"text":"WaitAllActive","value":"WaitAllActive"},{"text":"WaitAny","value":"WaitAny"}]}}},"name":"Mode","typeName":"FlowJoinMode","displayName":"Mode","description":"The join mode determines whether this activity should continue as soon as one inbound path comes in (WaitAny), or once all inbound paths have executed (WaitAll). To wait for all activated inbound paths, set the mode to WaitAllActive.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],"outputs":[],"kind":"Action","runAsynchronously":false,"ports":[],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Activities.Flowchart.Activities.FlowJoin, Elsa.Workflows.Core"},"constructionProperties":{},"isContainer":false,"isBrowsable":true,"isStart":false,"isTerminal":false}
        """,
        """
        {"typeName":"Elsa.Event","clrType":"UnregisteredClrType:Elsa.Workflows.Runtime.Activities.Event, Elsa.Workflows.Runtime","namespace":"Elsa","name":"Event","version":1,"category":"Primitives","displayName":"Event","description":"Wait for an event to be published.","inputs":[{"isWrapped":true,"uiHint":"singleline","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"EventName","typeName":"String","displayName":"Event Name","description":"The name of the event to listen for.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],"outputs":[{"name":"Result","typeName":"Object","displayName":"Result","order":0,"isBrowsable":true,"isSynthetic":false}],"kind":"Trigger","runAsynchronously":false,"ports":[],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Runtime.Activities.Event, Elsa.Workflows.Runtime"},"constructionProperties":{},"isContainer":false,"isBrowsable":true,"isStart":false,"isTerminal":false}
        """,
        """
        {"typeName":"Elsa.If","clrType":"UnregisteredClrType:Elsa.Workflows.Activities.If, Elsa.Workflows.Core","namespace":"Elsa","name":"If","version":1,"category":"Branching","displayName":"If","description":"Evaluate a Boolean condition to determine which activity to execute next.","inputs":[{"isWrapped":true,"uiHint":"singleline","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"Condition","typeName":"Boolean","displayName":"Condition","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],"outputs":[{"name":"Result","typeName":"Boolean","displayName":"Result","order":0,"isBrowsable":true,"isSynthetic":false}],"kind":"Action","runAsynchronously":false,"ports":[{"name":"Then","displayName":"Then","type":"Embedded","isBrowsable":true},{"name":"Else","displayName":"Else","type":"Embedded","isBrowsable":true}],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Activities.If, Elsa.Workflows.Core"},"constructionProperties":{},"isContainer":false,"isBrowsable":true,"isStart":false,"isTerminal":false}
        """,
        """
        {"typeName":"Elsa.Flowchart","clrType":"UnregisteredClrType:Elsa.Workflows.Activities.Flowchart.Activities.Flowchart, Elsa.Workflows.Core","namespace":"Elsa","name":"Flowchart","version":1,"category":"Flow","displayName":"Flowchart","description":"A flowchart is a collection of activities and connections between them.","inputs":[],"outputs":[],"kind":"Action","runAsynchronously":false,"ports":[{"name":"Start","displayName":"Start","type":"Embedded","isBrowsable":false}],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Activities.Flowchart.Activities.Flowchart, Elsa.Workflows.Core"},"constructionProperties":{},"isContainer":true,"isBrowsable":false,"isStart":false,"isTerminal":false}
        """,
        """
        {"typeName":"Elsa.RunJavaScript","clrType":"UnregisteredClrType:Elsa.Expressions.JavaScript.Activities.RunJavaScript, Elsa.Expressions.JavaScript","namespace":"Elsa","name":"RunJavaScript","version":1,"category":"Scripting","displayName":"Run JavaScript","description":"Executes JavaScript code","inputs":[{"isWrapped":true,"uiHint":"code-editor","defaultSyntax":"JavaScript","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{"code-editor":{"language":"javascript"}},"name":"Script","typeName":"String","displayName":"Script","description":"The script to run.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false},{"isWrapped":true,"uiHint":"dynamic-outcomes","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"PossibleOutcomes","typeName":"List<String>","displayName":"Possible Outcomes","description":"A list of possible outcomes.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],"outputs":[{"name":"Result","typeName":"Object","displayName":"Result","order":0,"isBrowsable":true,"isSynthetic":false}],"kind":"Action","runAsynchronously":false,"ports":[],"customProperties":{"Type":"UnregisteredClrType:Elsa.Expressions.JavaScript.Activities.RunJavaScript, Elsa.Expressions.JavaScript"},"constructionProperties":{},"isContainer":false,"isBrowsable":true,"isStart":false,"isTerminal":false}
        """,
        """
        {"typeName":"Elsa.End","clrType":"UnregisteredClrType:Elsa.Workflows.Activities.End, Elsa.Workflows.Core","namespace":"Elsa","name":"End","version":1,"category":"Flow","displayName":"End","description":"A milestone activity that marks the end of a flowchart.","inputs":[],"outputs":[],"kind":"Action","runAsynchronously":false,"ports":[],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Activities.End, Elsa.Workflows.Core"},"constructionProperties":{},"isContainer":false,"isBrowsable":true,"isStart":false,"isTerminal":true}
        """,
        """
        {"typeName":"Elsa.Fork","clrType":"UnregisteredClrType:Elsa.Workflows.Activities.Fork, Elsa.Workflows.Core","namespace":"Elsa","name":"Fork","version":1,"category":"Control Flow","displayName":"Fork","description":"Branch execution into multiple branches.","inputs":[{"isWrapped":false,"uiHint":"dropdown","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{"dropdown":{"selectList":{"items":[{"text":"WaitAll","value":"WaitAll"},{"text":"WaitAny","value":"WaitAny"}]}}},"name":"JoinMode","typeName":"UnregisteredClrType:Elsa.Workflows.ForkJoinMode, Elsa.Workflows.Core","displayName":"Join Mode","description":"Controls when this activity yields control back to its parent activity.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],"outputs":[],"kind":"Action","runAsynchronously":false,"ports":[],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Activities.Fork, Elsa.Workflows.Core"},"constructionProperties":{},"isContainer":false,"isBrowsable":false,"isStart":false,"isTerminal":false}
        """
    ];

    [Theory]
    [MemberData(nameof(Elsas))]
    public async Task A_built_in_activity_when_described_is_as_Elsa_describes_it(string elsas)
    {
        using var bench = new DefinitionBench();
        var expected = JsonNode.Parse(elsas)!;
        var described = await bench.Get<ActivityCatalogue>().FindAsync(expected["typeName"]!.GetValue<string>(), 1, CancellationToken.None);
        Assert.NotNull(described);
        Assert.Equal(Sorted(expected), Sorted(described));
    }

    [Fact]
    public async Task All_types_when_listed_are_fit_for_the_Studio()
    {
        using var bench = new DefinitionBench();
        var all = await bench.Get<ActivityCatalogue>().ListAsync(CancellationToken.None);
        Assert.Equal(all.Count, all.Select(type => (type["typeName"]!.GetValue<string>(), type["version"]!.GetValue<int>())).Distinct().Count());
        Assert.All(all, type => Assert.False(string.IsNullOrEmpty(type["category"]?.GetValue<string>()), type["typeName"]!.ToString()));
        Assert.All(all.SelectMany(type => type["inputs"]!.AsArray()), input => Assert.False(string.IsNullOrEmpty(input!["uiHint"]?.GetValue<string>())));
        Assert.All(["Elsa.Flowchart", "Elsa.Sequence", "Elsa.StateMachine", "Elsa.Workflow", "Elsa.NotFoundActivity"], name => Assert.Contains(all, type => type["typeName"]!.GetValue<string>() == name));
    }

    private static string Sorted(JsonNode node) => node switch
    {
        JsonObject json => "{" + string.Join(",\n", json.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{(member.Value is null ? "null" : Sorted(member.Value))}")) + "}",
        JsonArray array => "[" + string.Join(",", array.Select(item => item is null ? "null" : Sorted(item))) + "]",
        _ => node.ToJsonString(),
    };
}
