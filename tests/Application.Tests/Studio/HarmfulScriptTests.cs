using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>Expressions that take what they can get: their instance stops with an incident, everybody else's goes on.</summary>
public sealed class HarmfulScriptTests
{
    private static readonly (string Name, string Script)[] Harmful =
    [
        ("loop", "for (;;) {}"),
        ("text", "let s = 'x'.repeat(100000); for (;;) s += s"),
        ("list", "const a = []; for (;;) a.push(new Array(1000).fill(1))"),
        ("regex", "/^(a+)+$/.test('a'.repeat(50) + 'b')"),
        ("recursion", "(function f() { return f() })()"),
        ("nesting", "let a = []; for (let i = 0; i < 60000; i++) a = [a]; a + ''"),
    ];

    [Theory]
    [EachDatabase]
    public async Task Endless_loops_and_memory_bombs_stop_with_an_incident_while_another_instance_goes_on(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("approval"));
        foreach (var (name, script) in Harmful) await admin.PublishAsync(Sample.Definition(name, Sample.Sequence(Sample.WriteLine("harm", "JavaScript", script))));

        var harm = Harmful.Select(one => admin.CallAsync($"/workflow-definitions/{one.Name}/execute", null, 500)).ToList();
        var other = await admin.CallAsync("/workflow-definitions/approval/execute", new JsonObject { ["input"] = new JsonObject { ["Name"] = "Ada" } });
        var stopped = await Task.WhenAll(harm);

        Assert.Equal("Suspended", other["workflowState"]!["subStatus"]!.ToString());
        foreach (var (state, (name, _)) in stopped.Select(answer => answer["workflowState"]!).Zip(Harmful))
        {
            var incident = Assert.Single((await admin.FetchAsync($"/incidents?workflowInstanceId={state["id"]}"))["items"]!.AsArray())!;
            Assert.Equal("harm", incident["activityId"]!.ToString());
            Assert.Contains("used more than it may", incident.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal((name, "Faulted"), (name, state["subStatus"]!.ToString()));
        }
    }

    [Fact]
    public async Task What_one_instance_leaves_in_the_language_or_in_its_variables_no_other_finds()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        var secret = new JsonObject { ["id"] = "secret", ["name"] = "Secret", ["typeName"] = "String", ["value"] = "mine", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" };
        await admin.PublishAsync(Sample.Definition("first", Sample.Sequence(Sample.WriteLine("line", "JavaScript", "Object.prototype.leak = String.prototype.leak = globalThis.leak = getVariable('Secret')")), secret));
        await admin.PublishAsync(Sample.Definition("second", Sample.Sequence(Sample.WriteLine("line", "JavaScript", "[getVariable('Secret'), typeof leak, typeof ''.leak, typeof ({}).leak].map(String).join(' ')"))));

        await admin.CallAsync("/workflow-definitions/first/execute");
        var id = (await admin.CallAsync("/workflow-definitions/second/execute"))["workflowState"]!["id"];

        var line = (await admin.FetchAsync($"/activity-executions/list?workflowInstanceId={id}"))["items"]!.AsArray().Single(execution => execution!["activityType"]!.ToString() == "Elsa.WriteLine");
        Assert.Equal("null undefined undefined undefined", line!["activityState"]!["Text"]!.ToString());
    }
}
