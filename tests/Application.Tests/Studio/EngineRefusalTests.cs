using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>What the engine refuses to do is no fault of the server: 400 where the request makes no sense, 409 where it does not go as things stand.</summary>
public sealed class EngineRefusalTests
{
    [Fact]
    public async Task An_instance_id_that_is_taken_is_a_conflict()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("approval"));
        await admin.CallAsync("/workflow-definitions/approval/execute", new JsonObject { ["instanceId"] = "mine" });

        var refused = await admin.CallAsync("/workflow-definitions/approval/execute", new JsonObject { ["instanceId"] = "mine" }, 409);

        Assert.Equal("The instance id mine is taken.", SaidOf(refused));
    }

    [Fact]
    public async Task What_has_not_failed_cannot_be_repaired_and_what_was_cancelled_cannot_any_more()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("approval"));
        await admin.PublishAsync(Sample.Faulting("faulting"));
        await admin.CallAsync("/workflow-definitions/approval/execute", new JsonObject { ["instanceId"] = "waits" });
        await admin.CallAsync("/workflow-definitions/faulting/execute", new JsonObject { ["instanceId"] = "failed" }, 500); // Elsa's answer to a workflow that faults
        var execution = (await admin.FetchAsync("/incidents?workflowInstanceId=failed"))["items"]![0]!["activityInstanceId"]!.ToString();

        await admin.CallAsync("/workflow-instances/waits/incidents/retry", null, 400);
        await admin.CallAsync("/workflow-instances/nobody/incidents/retry", null, 404);
        await admin.CallAsync("/cancel/workflow-instances/failed");

        var refused = await admin.CallAsync("/workflow-instances/failed/incidents/retry", null, 409);
        await admin.CallAsync($"/workflow-instances/failed/incidents/{execution}/skip", null, 409);
        Assert.Contains("was cancelled", SaidOf(refused), StringComparison.Ordinal);
    }

    private static string SaidOf(JsonNode refused) => refused["errors"]!["generalErrors"]![0]!.ToString();
}
