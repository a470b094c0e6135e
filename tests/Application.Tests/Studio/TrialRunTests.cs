using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>The Studio's own button runs a definition on a test input that the definition names, and never by mistake on anything.</summary>
public sealed class TrialRunTests
{
    [Fact]
    public async Task A_definition_that_names_its_test_input_runs_on_it_and_one_that_does_not_says_what_to_do()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Workflows", Shipped.Folder));
        using var admin = await server.SignInAsync();
        var notice = (await admin.FetchAsync("/workflow-definitions/by-definition-id/campaign?versionOptions=Latest")).AsObject();
        foreach (var activity in notice["root"]!["activities"]!.AsArray()) activity!["customProperties"]!["canStartWorkflow"] = false;
        notice["definitionId"] = "trial";
        Test(notice)["value"] = "campaign:2022";
        await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = notice });

        var named = await RunAsync(admin, "trial");
        var unnamed = await RunAsync(admin, "recommendation");

        Assert.Equal("campaign:2022", named["correlationId"]!.ToString());
        Assert.Equal("Suspended", named["subStatus"]!.ToString());
        Assert.Equal("Faulted", unnamed["subStatus"]!.ToString());
        Assert.Contains("TestCorrelationId", unnamed["incidents"]![0]!["message"]!.ToString());
    }

    [Fact]
    public async Task Every_shipped_definition_has_a_place_for_its_test_input_and_names_none()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Workflows", Shipped.Folder));
        using var admin = await server.SignInAsync();

        foreach (var id in Shipped.Ids) Assert.Equal("", Test(await admin.FetchAsync($"/workflow-definitions/by-definition-id/{id}"))["value"]!.ToString());
    }

    private static JsonNode Test(JsonNode definition) => definition["variables"]!.AsArray().Single(variable => variable!["name"]!.ToString() == "TestCorrelationId")!;

    /// <summary>As the Studio's button sends it; a fault in the first burst is 500 with the state.</summary>
    private static async Task<JsonNode> RunAsync(HttpClient admin, string id)
    {
        using var response = await admin.PostAsJsonAsync($"/elsa/api/workflow-definitions/{id}/execute", JsonNode.Parse("""{"correlationId":null,"triggerActivityId":null,"versionOptions":"Latest","input":null}"""));
        Assert.True(response.Headers.Contains("x-elsa-workflow-instance-id"), response.StatusCode.ToString());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["workflowState"]!;
    }
}
