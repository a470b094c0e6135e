using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Studio.Captures;

/// <summary>What a real Elsa 3.8 server was asked, asked here in the same order, and the answers compared. Every difference is one that is meant.</summary>
public sealed class ReplayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [Theory]
    [EachDatabase]
    public async Task Elsas_exchanges_are_answered_with_the_same_names_and_types_but_for_the_differences_that_are_meant(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("Validation", "AsElsa"));
        using var client = new HttpClient { BaseAddress = server.Anonymous.BaseAddress };
        var comparison = new AnswerComparison();
        var tokens = await server.LoginAsync("admin", RunningServer.AdministratorPassword);
        List<string> unexpected = [];
        HashSet<MeantDifference> seen = [];

        foreach (var exchange in Exchange.All)
        {
            server.Time.Advance(TimeSpan.FromMilliseconds(20)); // lists are ordered by time
            var found = await DifferencesAsync(exchange, client, tokens, comparison);
            using var patience = new CancellationTokenSource(exchange.Method == "GET" ? Patience : TimeSpan.Zero);
            while (!patience.IsCancellationRequested && found.Any(difference => MeantDifference.Of(exchange, difference) is null))
            {
                server.Time.Advance(TimeSpan.FromSeconds(1)); // a delay runs out, a worker does it a moment later
                await Task.Delay(100);
                found = await DifferencesAsync(exchange, client, tokens, comparison);
            }

            foreach (var difference in found)
                if (MeantDifference.Of(exchange, difference) is { } meant) seen.Add(meant);
                else unexpected.Add($"{exchange.Name}: {difference}");
        }

        Assert.True(unexpected.Count == 0, string.Join(Environment.NewLine, unexpected));
        Assert.Equal([], MeantDifference.All.Where(meant => meant.Always).Except(seen).Select(meant => meant.ToString()));
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(Exchange exchange, HttpClient client, JsonObject tokens, AnswerComparison comparison)
    {
        using var request = RequestOf(exchange, tokens, comparison);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode != exchange.Status) return [$"status {exchange.Status} -> {(int)response.StatusCode}"];
        foreach (var (name, value) in exchange.Headers ?? [])
            if (name == "x-elsa-workflow-instance-id" && response.Headers.TryGetValues(name, out var ids)) comparison.Learn(value, ids.Single());
        if (exchange.Answer is not (JsonObject or JsonArray)) return exchange.Answer is { } whole && whole.ToString() != text ? [$"text {text}"] : [];
        var answer = JsonNode.Parse(text);
        comparison.Learn(exchange.Answer, answer);
        List<string> differences = [.. comparison.Differences(exchange.Answer, answer)];
        if (response.Content.Headers.ContentType?.MediaType != exchange.AnswerType) differences.Add($"content type {response.Content.Headers.ContentType?.MediaType}");
        foreach (var name in (exchange.Headers ?? []).Keys)
            if (!response.Headers.Contains(name)) differences.Add($"- header {name}");
        return differences;
    }

    private static HttpRequestMessage RequestOf(Exchange exchange, JsonObject tokens, AnswerComparison comparison)
    {
        var request = new HttpRequestMessage(new HttpMethod(exchange.Method), comparison.Translate(exchange.Url));
        if (exchange.SignedIn) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenFor(exchange, tokens));
        if (exchange.Name.StartsWith("197", StringComparison.Ordinal)) request.Headers.Add("Origin", "http://127.0.0.1:9");
        var text = exchange.Body?.ToJsonString() ?? exchange.Text;
        if (text is null) return request;
        if (exchange.Url.EndsWith("/login", StringComparison.Ordinal)) text = text.Replace(":\"password\"", $":\"{RunningServer.AdministratorPassword}\"", StringComparison.Ordinal);
        request.Content = new StringContent(comparison.Translate(text), Encoding.UTF8, "application/json");
        return request;
    }

    private static string TokenFor(Exchange exchange, JsonObject tokens) => exchange.Name[..3] switch
    {
        "006" => "garbage",
        "009" => tokens["refreshToken"]!.ToString(),
        _ => tokens["accessToken"]!.ToString(),
    };
}

/// <summary>A difference from Elsa's answers that is meant.</summary>
/// <param name="Exchanges">The exchanges it is found in.</param>
/// <param name="Difference">What it looks like.</param>
/// <param name="Reason">Why.</param>
/// <param name="Always">Whether it is found each time; else it hangs on whether a worker or the next request is quicker.</param>
internal sealed partial record MeantDifference(string Exchanges, string Difference, string Reason, bool Always = true)
{
    public static MeantDifference? Of(Exchange exchange, string difference) =>
        All.FirstOrDefault(meant => Regex.IsMatch(exchange.Name, meant.Exchanges) && Regex.IsMatch(difference, meant.Difference));
}
