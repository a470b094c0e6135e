using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Elsa's API, for what a test prepares and looks up behind the pages.</summary>
internal sealed class ElsaClient : IDisposable
{
    private readonly HttpClient http;

    private ElsaClient(HttpClient http) => this.http = http;

    public static async Task<ElsaClient> SignInAsync(Site site)
    {
        var http = new HttpClient { BaseAddress = new Uri(site.Address + "/elsa/api/") };
        using var answer = await http.PostAsJsonAsync("identity/login", new { username = Site.Administrator, password = Site.Password });
        var tokens = await answer.Content.ReadFromJsonAsync<JsonObject>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens!["accessToken"]!.ToString());
        return new ElsaClient(http);
    }

    public async Task<JsonObject> LatestAsync(string definitionId) => (await GetAsync($"workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest")).AsObject();

    public async Task<JsonNode> GetAsync(string path) => (await http.GetFromJsonAsync<JsonNode>(path))!;

    /// <summary>Saves a draft, of a new definition or over the one there is.</summary>
    public async Task SaveAsync(JsonObject model, bool publish = false)
    {
        using var answer = await http.PostAsJsonAsync("workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = publish });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Starts an instance of the published version.</summary>
    public async Task RunAsync(string definitionId)
    {
        using var answer = await http.PostAsJsonAsync($"workflow-definitions/{definitionId}/execute", new JsonObject());
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A definition of these activities, one beside the other, six in a row.</summary>
    public static JsonObject Definition(string id, IEnumerable<JsonObject> activities, params JsonNode[] connections)
    {
        var placed = activities.Select((activity, index) =>
        {
            activity["metadata"] = new JsonObject
            {
                ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = index % 6 * 400, ["y"] = index / 6 * 160 }, ["size"] = new JsonObject { ["width"] = 0, ["height"] = 0 } },
            };
            return (JsonNode)activity;
        });
        return new JsonObject
        {
            ["definitionId"] = id, ["name"] = id,
            ["root"] = new JsonObject { ["id"] = "flow", ["name"] = "Flowchart1", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray([.. placed]), ["connections"] = new JsonArray(connections) },
        };
    }

    public static JsonObject Activity(string id, string type, params (string Name, string Syntax, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, syntax, value) in inputs) activity[name] = new JsonObject { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };
        return activity;
    }

    public static JsonObject Connection(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };

    public void Dispose() => http.Dispose();
}
