using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>What the tests of the designer's pages do again and again.</summary>
internal static class Desk
{
    public const string Api = "/api/designer/definitions/";

    /// <summary>A test may stop one of the host's services, and the host goes on.</summary>
    public static void ServicesMayStop(WebApplicationBuilder builder) =>
        builder.Services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);

    public static async Task<HttpClient> ProcessOwnerAsync(this RunningServer server, string userName)
    {
        await server.AddAccountAsync(userName, "a process owner's password", Roles.ProcessOwner);
        return await server.SignInAsync(userName, "a process owner's password");
    }

    /// <summary>Opens the latest version in the editor: its content, and the revision it has.</summary>
    public static async Task<(JsonObject Model, long Revision)> OpenAsync(this HttpClient client, string definitionId)
    {
        using var response = await client.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");
        return ((await response.Content.ReadFromJsonAsync<JsonObject>())!, long.Parse(response.Headers.GetValues("X-Definition-Revision").Single()));
    }

    /// <summary>Saves as the editor does: on the revision it began with, and with what it was told of an earlier save that was put aside.</summary>
    public static async Task<(int Status, JsonObject Body, long? Revision, long? Parked)> SaveAsync(this HttpClient client, JsonObject model, long? revision, bool publish = false, long? parked = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/elsa/api/workflow-definitions") { Content = JsonContent.Create(new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }) };
        if (revision is { } known) request.Headers.Add("X-Definition-Revision", known.ToString());
        if (parked is { } aside) request.Headers.Add("X-Definition-Parked", aside.ToString());
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!, Number("X-Definition-Revision"), Number("X-Definition-Parked"));

        long? Number(string header) => response.Headers.TryGetValues(header, out var values) ? long.Parse(values.Single()) : null;
    }

    public static async Task<JsonNode> AskAsync(this HttpClient client, string path, int status = 200)
    {
        using var response = await client.GetAsync(path);
        return await ReadAsync(response, status);
    }

    public static async Task<JsonNode> TellAsync(this HttpClient client, string path, object? body = null, int status = 200)
    {
        using var response = await client.PostAsJsonAsync(path, body ?? new { });
        return await ReadAsync(response, status);
    }

    /// <summary>Another text for the first line that is written.</summary>
    public static JsonObject Saying(this JsonObject model, string text)
    {
        var changed = (JsonObject)model.DeepClone();
        changed["root"]!["activities"]![0]!["text"]!["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text };
        return changed;
    }

    public static string TextOf(JsonNode definition) => definition["root"]!["activities"]![0]!["text"]!["expression"]!["value"]!.ToString();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{response.RequestMessage!.RequestUri}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
