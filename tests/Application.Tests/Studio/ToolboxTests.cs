using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Activities;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>The product's own activities, as process owners find them in the toolbox and in the panels.</summary>
public sealed partial class ToolboxTests
{
    /// <summary>The editors Elsa Studio 3.8.2 has.</summary>
    private static readonly HashSet<string> Editors =
    [
        "singleline", "multiline", "checkbox", "checklist", "radiolist", "dropdown", "multitext", "code-editor", "json-editor", "datetime-picker", "dictionary", "dynamic-outcomes", "expression-editor",
        "http-status-codes", "outcome-picker", "output-picker", "type-picker", "variable-picker", "input-picker", "workflow-definition-picker", "switch-editor", "flow-switch-editor",
    ];

    [Theory]
    [EachDatabase]
    public async Task Each_of_our_activities_has_a_category_a_name_a_description_and_editors_in_Chinese(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("Workflows", Shipped.Folder));
        using var admin = await server.SignInAsync();

        var ours = Ours(await admin.FetchAsync("/descriptors/activities?Refresh=True"));

        Assert.Equal(ActivitiesRoom.ActivityTypes.Count, ours.Count);
        Assert.Equal([], ours.SelectMany(Flaws));
    }

    [Fact]
    public async Task What_may_be_chosen_is_what_there_is_now()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        var ours = Ours(await admin.FetchAsync("/descriptors/activities?Refresh=True"));

        Assert.Equal(49, Values(ours, "Benchmark.UserTask", "Unit").Count(value => value.Length > 0));
        Assert.Equal(["1", "2", "3", "4", "5"], Values(ours, "Benchmark.ForEachApplication", "Area").Where(value => value.Length > 0));
        Assert.Equal(Templates(), Values(ours, "Benchmark.SendMail", "Template").Order());
        Assert.Superset(new HashSet<string> { "applications", "recommendations", "notice" }, Values(ours, "Benchmark.IsBeforeDeadline", "Deadline").ToHashSet());
        Assert.Contains("recommendation", Values(ours, "Benchmark.UserTask", "TaskType"));
        Assert.Superset(new HashSet<string> { "applicant", "units", "secretariat", "unit" }, Values(ours, "Benchmark.SendMail", "To").ToHashSet());
        Assert.Equal("2022-07-15", DayOf(Item(ours, "Benchmark.WaitForDeadline", "Deadline", "applications")));
    }

    [Fact]
    public async Task A_group_that_came_after_the_editor_was_opened_can_be_chosen_when_the_panel_opens()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        await server.Services.GetRequiredService<UnitOfWork>().RunAsync((services, ct) => services.GetRequiredService<GroupMembers>().AddAsync("night-shift", "admin", ct), CancellationToken.None);

        var answer = await admin.CallAsync("/descriptors/activities/Benchmark.UserTask/options/Groups", new JsonObject { ["context"] = new JsonObject() });

        Assert.Contains("night-shift", CheckList(answer["items"]!).Select(item => item["value"]!.ToString()));
        Assert.True((bool)answer["items"]!["Refresh"]!);
    }

    [Fact]
    public async Task What_was_chosen_once_stays_in_the_list_so_that_the_Studio_does_not_drop_it()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        var context = new JsonObject { ["to"] = Chosen("Object", """["applicant","old-group"]"""), ["template"] = Chosen("Literal", "gone"), ["calendar"] = Chosen("JavaScript", "'x'") };

        var to = await admin.CallAsync("/descriptors/activities/Benchmark.SendMail/options/To", new JsonObject { ["context"] = context.DeepClone() });
        var template = await admin.CallAsync("/descriptors/activities/Benchmark.SendMail/options/Template", new JsonObject { ["context"] = context.DeepClone() });

        Assert.Single(CheckList(to["items"]!), item => item["value"]!.ToString() == "applicant");
        Assert.Single(CheckList(to["items"]!), item => item["value"]!.ToString() == "old-group");
        Assert.Contains(template["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray(), item => item!["value"]!.ToString() == "gone");
    }

    [Fact]
    public async Task Outcomes_are_ports_and_a_dropped_task_has_some()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        var ours = Ours(await admin.FetchAsync("/descriptors/activities"));

        Assert.Equal(["有名额 Within", "名额已满 Exceeded"], ours["Benchmark.CheckQuota"]["ports"]!.AsArray().Select(port => port!["displayName"]!.ToString()));
        Assert.Equal("""["Approve","Reject"]""", ours["Benchmark.UserTask"]["constructionProperties"]!["Actions"]!["expression"]!["value"]!.ToString());
        Assert.Equal("document", ours["Benchmark.AggregateScores"]["inputs"]![0]!["defaultValue"]!.ToString());
    }

    /// <summary>What is wrong with how an activity is described.</summary>
    private static IEnumerable<string> Flaws(KeyValuePair<string, JsonObject> activity)
    {
        var (type, descriptor) = activity;
        foreach (var member in (string[])["category", "displayName", "description"])
            if (!Chinese().IsMatch(descriptor[member]?.ToString() ?? "")) yield return $"{type}.{member} is not Chinese";
        if ((bool)descriptor["isBrowsable"]! is false) yield return $"{type} is not in the toolbox";
        foreach (var member in descriptor["inputs"]!.AsArray().Concat(descriptor["outputs"]!.AsArray()).Cast<JsonObject>())
            foreach (var name in (string[])["displayName", "description"])
                if (!Chinese().IsMatch(member[name]?.ToString() ?? "")) yield return $"{type}.{member["name"]}.{name} is not Chinese";
        foreach (var input in descriptor["inputs"]!.AsArray().Cast<JsonObject>())
        {
            var hint = input["uiHint"]!.ToString();
            if (!Editors.Contains(hint)) yield return $"{type}.{input["name"]}: no editor {hint}";
            if (input["isBrowsable"]?.GetValue<bool>() is not true) yield return $"{type}.{input["name"]} is hidden";
            if (hint is "dropdown" or "checklist" && !Items(input["uiSpecifications"]!).Any(item => item["value"]!.ToString().Length > 0)) yield return $"{type}.{input["name"]}: nothing to choose from";
        }

        if (descriptor["inputs"]!.AsArray().GroupBy(input => (double)input!["order"]!).Any(same => same.Count() > 1)) yield return $"{type}: two inputs at one place";
        foreach (var port in descriptor["ports"]!.AsArray().Cast<JsonObject>())
            if (!Chinese().IsMatch(port["displayName"]!.ToString())) yield return $"{type}: outcome {port["name"]} is not Chinese";
    }

    private static Dictionary<string, JsonObject> Ours(JsonNode answer) =>
        answer["items"]!.AsArray().Cast<JsonObject>().Where(item => item["typeName"]!.ToString().StartsWith("Benchmark.", StringComparison.Ordinal)).ToDictionary(item => item["typeName"]!.ToString());

    private static IEnumerable<string> Values(Dictionary<string, JsonObject> ours, string type, string input) => Items(Input(ours, type, input)["uiSpecifications"]!).Select(item => item["value"]!.ToString());

    private static JsonObject Item(Dictionary<string, JsonObject> ours, string type, string input, string value) =>
        Items(Input(ours, type, input)["uiSpecifications"]!).Single(item => item["value"]!.ToString() == value);

    private static JsonObject Input(Dictionary<string, JsonObject> ours, string type, string input) => ours[type]["inputs"]!.AsArray().Cast<JsonObject>().Single(member => member["name"]!.ToString() == input);

    private static IEnumerable<JsonObject> Items(JsonNode specifications) =>
        specifications["dropdown"]?["selectList"]?["items"]?.AsArray().Cast<JsonObject>() ?? (specifications["checklist"] is null ? [] : CheckList(specifications));

    private static IEnumerable<JsonObject> CheckList(JsonNode specifications) => specifications["checklist"]!["checkList"]!["items"]!.AsArray().Cast<JsonObject>();

    private static JsonObject Chosen(string type, string value) => new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = type, ["value"] = value }, ["memoryReference"] = null };

    private static IEnumerable<string> Templates() => Directory.EnumerateFiles(Path.Combine(Shipped.Folder, "mail"), "*.hbs").Select(file => Path.GetFileName(file).Split('.')[0]).Where(name => name != "layout").Order();

    private static string DayOf(JsonObject item) => Day().Match(item["text"]!.ToString()).Value;

    private static Task<RunningServer> StartAsync() => RunningServer.StartAsync(DatabaseKind.Sqlite, ("Workflows", Shipped.Folder));

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex Day();
}
