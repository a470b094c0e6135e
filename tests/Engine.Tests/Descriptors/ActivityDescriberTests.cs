using System.Reflection;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BenchmarkWorkflow.Engine.Tests.Descriptors;

public sealed class ActivityDescriberTests
{
    private static readonly ActivityDescriptorJson Json = new(new TypeAliases());

    [Fact]
    public async Task SetVariable_when_described_is_as_Elsa_describes_it()
    {
        const string Elsas = """
            {"typeName":"Elsa.SetVariable","clrType":"UnregisteredClrType:Elsa.Workflows.Activities.SetVariable, Elsa.Workflows.Core","namespace":"Elsa","name":"SetVariable","version":1,"category":"Primitives","displayName":"Set Variable","description":"Assign a value to a workflow variable.",
             "inputs":[{"isWrapped":false,"uiHint":"variable-picker","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"Variable","typeName":"UnregisteredClrType:Elsa.Workflows.Memory.Variable, Elsa.Workflows.Core","displayName":"Variable","description":"The variable to assign the value to.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false},
                       {"isWrapped":true,"uiHint":"singleline","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"Value","typeName":"Object","displayName":"Value","description":"The value to assign.","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],
             "outputs":[],"kind":"Action","runAsynchronously":false,"ports":[],"customProperties":{"Type":"UnregisteredClrType:Elsa.Workflows.Activities.SetVariable, Elsa.Workflows.Core"},"constructionProperties":{},"isContainer":false,"isBrowsable":true,"isStart":false,"isTerminal":false}
            """;
        Assert.Equal(JsonNode.Parse(Elsas)!.ToJsonString(), (await DescribeAsync(typeof(SetVariable))).ToJsonString());
    }

    [Fact]
    public async Task An_activity_of_ours_when_described_shows_all_that_its_attributes_say()
    {
        var json = await DescribeAsync(typeof(Sample));
        Assert.Equal(("Acme.Sample", 2, "名额", "示例", "Task"), (json["typeName"]!.GetValue<string>(), json["version"]!.GetValue<int>(), json["category"]!.GetValue<string>(), json["displayName"]!.GetValue<string>(), json["kind"]!.GetValue<string>()));
        Assert.Equal("""[{"name":"Within","displayName":"Within","type":"Flow","isBrowsable":true},{"name":"Exceeded","displayName":"Exceeded","type":"Flow","isBrowsable":true}]""", json["ports"]!.ToJsonString());
        var unit = Input(json, "Unit");
        Assert.Equal("""{"dropdown":{"selectList":{"items":[{"text":"江苏","value":"10"}]}}}""", unit["uiSpecifications"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("""{"dropdown":{"selectList":{"items":[{"text":"MatchFirst","value":"MatchFirst"},{"text":"MatchAny","value":"MatchAny"}]}}}""", Input(json, "Mode")["uiSpecifications"]!.ToJsonString());
        Assert.Equal(3, Input(json, "Count")["defaultValue"]!.GetValue<int>());
        Assert.Equal("checkbox", Input(json, "Flag")["uiHint"]!.GetValue<string>());
        Assert.True(Input(json, "Secret")["isSensitive"]!.GetValue<bool>());
        Assert.Equal("Outer Bound", Input(json, "OuterBound")["displayName"]!.GetValue<string>());
    }

    [Fact]
    public void A_type_when_registered_is_found_by_its_version_and_by_its_highest()
    {
        var registry = new ActivityRegistry();
        registry.Register(ActivityDescriber.Describe(typeof(Sample)));
        registry.Register(new ActivityDescriptor { TypeName = "Acme.Sample", Version = 1 });
        Assert.Equal((2, 1), (registry.Find("Acme.Sample")!.Version, registry.Find("Acme.Sample", 1)!.Version));
        Assert.Null(registry.Find("Acme.Sample", 9));
        Assert.Null(registry.Find("Acme.Other"));
        registry.Clear();
        Assert.Empty(registry.ListAll());
    }

    private static async Task<JsonObject> DescribeAsync(Type type)
    {
        using var services = new ServiceCollection().AddSingleton<Units>().BuildServiceProvider();
        var choices = new InputChoices(services, NullLogger<InputChoices>.Instance);
        var descriptor = ActivityDescriber.Describe(type);
        var found = new Dictionary<InputDescriptor, IDictionary<string, object>>();
        foreach (var input in descriptor.Inputs)
            found[input] = await choices.GetAsync(input, null, CancellationToken.None);
        return Json.Write(descriptor, input => found[input]);
    }

    private static JsonObject Input(JsonObject json, string name) => json["inputs"]!.AsArray().Select(input => input!.AsObject()).Single(input => input["name"]!.GetValue<string>() == name);

    [Activity("Acme", "名额", "一个示例。", DisplayName = "示例", Kind = ActivityKind.Task, Version = 2)]
    [FlowNode("Within", "Exceeded")]
    public sealed class Sample : CodeActivity
    {
        [Input(UIHint = InputUIHints.DropDown, UIHandler = typeof(UnitChoices))]
        public Input<string> Unit { get; set; } = null!;

        [Input]
        public Input<SwitchMode> Mode { get; set; } = null!;

        [Input(DefaultValue = 3)]
        public Input<int> Count { get; set; } = null!;

        public Input<bool?> Flag { get; set; } = null!;

        [Input(CanContainSecrets = true)]
        public Input<string> Secret { get; set; } = null!;

        public Input<int> OuterBound { get; set; } = null!;
    }

    public sealed class Units
    {
        public string Name => "江苏";
    }

    public sealed class UnitChoices(Units units) : DropDownOptionsProviderBase
    {
        protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) => new([new SelectListItem(units.Name, "10")]);
    }
}
