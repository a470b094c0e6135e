using System.Text.Json;
using BenchmarkWorkflow.Engine.Storage;
using Elsa.Http;
using Elsa.Http.Bookmarks;
using Elsa.Workflows;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace BenchmarkWorkflow.Studio.HttpWorkflows;

/// <summary>Who answers a request: a waiting instance, or a published definition that begins with it.</summary>
/// <param name="Bookmark">The waiting instance's bookmark; none for a definition.</param>
/// <param name="Trigger">The definition's trigger; none for an instance.</param>
/// <param name="Policy">How the endpoint treats requests.</param>
/// <param name="RouteData">What the path's parameters are.</param>
internal sealed record HttpEndpointMatch(BookmarkRow? Bookmark, TriggerRow? Trigger, HttpEndpointBookmarkPayload Policy, RouteValueDictionary RouteData);

/// <summary>
/// Finds who answers a path and method. Waiting instances are found by their index, so their path holds no parameters; a definition's path may. An
/// instance that waits comes before a definition that would begin, a literal path before one with parameters.
/// </summary>
internal sealed class EndpointFinder(IEngineStore store, IInstanceQueries instances, IStimulusHasher hasher)
{
    private static readonly JsonSerializerOptions Payload = new(JsonSerializerDefaults.Web);

    public async Task<HttpEndpointMatch?> FindAsync(string path, string method, CancellationToken ct)
    {
        var asked = new HttpEndpointBookmarkPayload(path, method);
        var waiting = await store.FindBookmarksAsync(new() { Hash = hasher.Hash(HttpEndpoint.StimulusName, asked) }, guard: false, ct);
        if (waiting.Count > 0) return new(waiting[0], null, Read(waiting[0].Payload), []);
        return (await instances.TriggersAsync(HttpEndpoint.StimulusName, ct))
            .Select(trigger => Match(trigger, Read(trigger.Payload), asked, path))
            .OfType<HttpEndpointMatch>()
            .MinBy(match => match.RouteData.Count);
    }

    private static HttpEndpointMatch? Match(TriggerRow trigger, HttpEndpointBookmarkPayload endpoint, HttpEndpointBookmarkPayload asked, string path)
    {
        if (endpoint.Method != asked.Method) return null;
        if (endpoint.Path == asked.Path) return new(null, trigger, endpoint, []);
        if (!endpoint.Path.Contains('{')) return null;
        try
        {
            var values = new RouteValueDictionary();
            var matcher = new TemplateMatcher(TemplateParser.Parse(endpoint.Path), []);
            return matcher.TryMatch("/" + path.Trim('/'), values) ? new(null, trigger, endpoint, values) : null;
        }
        catch (ArgumentException)
        {
            return null; // a path that is no template matches nothing
        }
    }

    private static HttpEndpointBookmarkPayload Read(string? payload) =>
        payload is null ? new() : JsonSerializer.Deserialize<HttpEndpointBookmarkPayload>(payload, Payload) ?? new();
}
