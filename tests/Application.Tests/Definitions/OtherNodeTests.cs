using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit.Abstractions;

namespace BenchmarkWorkflow.Application.Tests.Definitions;

/// <summary>What one node saves, the others use: they are told, and do not look by themselves.</summary>
public sealed class OtherNodeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_draft_that_others_hold_inside_is_used_by_another_node_as_soon_as_it_is_saved()
    {
        await using var here = await RunningServer.StartAsync(DatabaseKind.Postgres);
        await using var there = await RunningServer.StartAsync(
            DatabaseKind.Postgres,
            builder => builder.Services.Replace(ServiceDescriptor.Singleton(services => new WorkflowGraphCache(services.GetRequiredService<DefinitionNews>(), TimeSpan.FromHours(1)))),
            ("Database", here.Database));
        using var author = await here.SignInAsync();
        using var runner = await there.SignInAsync();
        await SaveAsync(author, "first", []);
        await author.CallAsync("/workflow-definitions/import", Speaker());
        Assert.Equal("first", await RunAsync(runner));

        for (var round = 1; round <= 3; round++)
        {
            await SaveAsync(author, $"text {round}", [$"Input{round}"]);
            var saved = Stopwatch.StartNew();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60)); // far less than the hour that the other node would trust what it has
            while (await RunAsync(runner) != $"text {round}") await Task.Delay(5, patience.Token);
            output.WriteLine($"Used by the other node after {saved.ElapsedMilliseconds} ms, a run included.");
            var type = await runner.FetchAsync("/descriptors/activities/Greeting");
            Assert.Equal($"Input{round}", type["inputs"]!.AsArray().Single()!["name"]!.ToString());
        }
    }

    /// <summary>Elsa's import saves a draft; over a draft that nobody has run it stays the same version.</summary>
    private static async Task SaveAsync(HttpClient author, string text, string[] inputs)
    {
        var greeting = Sample.Definition(
            "greeting", Sample.Sequence(Sample.Activity("say", "Elsa.SetOutput", ("outputName", Sample.Text("Literal", "Said")), ("outputValue", Sample.Text("Literal", text)))));
        greeting["outputs"] = new JsonArray(new JsonObject { ["name"] = "Said", ["type"] = "String" });
        greeting["inputs"] = new JsonArray([.. inputs.Select(name => new JsonObject { ["name"] = name, ["type"] = "String" })]);
        greeting["options"] = new JsonObject { ["usableAsActivity"] = true };
        await author.CallAsync("/workflow-definitions/import", greeting);
        Assert.Equal(1, (int)(await author.FetchAsync("/workflow-definitions/by-definition-id/greeting?versionOptions=Latest"))["version"]!);
    }

    private static JsonObject Speaker()
    {
        var speaker = Sample.Definition(
            "speaker",
            Sample.Sequence(Sample.Activity(
                "speak", "Greeting", ("workflowDefinitionId", "greeting"), ("said", new JsonObject { ["typeName"] = "String", ["memoryReference"] = new JsonObject { ["id"] = "Res" } }))));
        speaker["outputs"] = new JsonArray(new JsonObject { ["name"] = "Res", ["type"] = "String" });
        return speaker;
    }

    private static async Task<string?> RunAsync(HttpClient runner)
    {
        using var response = await runner.PostAsJsonAsync("/elsa/api/workflow-definitions/speaker/execute", new { versionOptions = "Latest" });
        var state = (await response.Content.ReadFromJsonAsync<JsonObject>())!["workflowState"]!;
        return state["output"]!["Res"]?.ToString();
    }
}
