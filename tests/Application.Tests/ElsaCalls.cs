using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests;

/// <summary>Calls of the API that expect to succeed.</summary>
internal static class ElsaCalls
{
    private const string Prefix = "/elsa/api";

    public static async Task<JsonNode> FetchAsync(this HttpClient client, string path, int status = 200) => await ReadAsync(await client.GetAsync(Prefix + path), status);

    public static async Task<JsonNode> CallAsync(this HttpClient client, string path, JsonNode? body = null, int status = 200) =>
        await ReadAsync(await client.PostAsJsonAsync(Prefix + path, body ?? new JsonObject()), status);

    /// <summary>Imports and publishes.</summary>
    public static async Task PublishAsync(this HttpClient client, JsonObject definition)
    {
        await client.CallAsync("/workflow-definitions/import", definition);
        await client.CallAsync($"/workflow-definitions/{definition["definitionId"]}/publish");
    }

    /// <summary>The only wait of these tests: what a worker does a moment later.</summary>
    public static async Task<JsonNode> EventuallyAsync(this HttpClient client, string path, Func<JsonNode, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await client.FetchAsync(path);
            if (holds(answer)) return answer;
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, int status)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode == status, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {text}");
            return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        }
    }
}
