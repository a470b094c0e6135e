using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.Studio.Captures;

/// <summary>A request that was sent to a real Elsa 3.8 server, and what it answered: names and types of everything, values where they are determined.</summary>
/// <param name="Name">Number and subject.</param>
/// <param name="Text">The body as it was, where it is no JSON value.</param>
internal sealed record Exchange(
    string Name, string Method, string Url, bool SignedIn, JsonNode? Body, string? Text, string? ContentType, int Status, Dictionary<string, string>? Headers, string? AnswerType, JsonNode? Answer)
{
    public static IReadOnlyList<Exchange> All { get; } = JsonSerializer.Deserialize<List<Exchange>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Studio", "Captures", "exchanges.json")), JsonSerializerOptions.Web)!;
}
