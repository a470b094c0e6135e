using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>What is not over can be cancelled, by one's id, by several and by all of a definition.</summary>
public sealed class CancelTests
{
    [Theory, EachDatabase]
    public async Task A_faulted_instance_is_cancelled_like_one_that_waits_and_one_that_has_ended_stays(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Faulting("fails"));
        await admin.PublishAsync(Sample.Approval("waits"));
        await admin.PublishAsync(Sample.Definition("ends", Sample.Sequence(Sample.WriteLine("line", "Literal", "done"))));
        var (faulted, waiting, ended) = (await RunAsync(admin, "fails", 500), await RunAsync(admin, "waits"), await RunAsync(admin, "ends"));

        Assert.Equal(2, await CancelAsync(admin, new JsonObject { ["ids"] = new JsonArray(faulted, waiting, ended) }));

        Assert.Equal(("Cancelled", "Cancelled", "Finished"), (await StandingAsync(admin, faulted), await StandingAsync(admin, waiting), await StandingAsync(admin, ended)));
        var another = await RunAsync(admin, "fails", 500);
        Assert.Equal(1, await CancelAsync(admin, new JsonObject { ["definitionId"] = "fails" }));
        Assert.Equal("Cancelled", await StandingAsync(admin, another));
        var last = await RunAsync(admin, "fails", 500);
        await admin.CallAsync($"/cancel/workflow-instances/{last}");
        Assert.Equal("Cancelled", await StandingAsync(admin, last));
    }

    private static async Task<string> RunAsync(HttpClient admin, string definition, int status = 200) =>
        (await admin.CallAsync($"/workflow-definitions/{definition}/execute", new JsonObject(), status))["workflowState"]!["id"]!.ToString();

    private static async Task<int> CancelAsync(HttpClient admin, JsonObject which) => (int)(await admin.CallAsync("/bulk-actions/cancel/workflow-instances", which))["cancelled"]!;

    private static async Task<string> StandingAsync(HttpClient admin, string instance) => (await admin.FetchAsync($"/workflow-instances/{instance}"))["subStatus"]!.ToString();
}
