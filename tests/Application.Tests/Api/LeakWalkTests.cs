using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Application.Tests.Api.Applications;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>
/// Every route below <c>/api</c>, every kind of stranger, every small id: an application that has everything is there, and nothing of it comes out to whom it does not
/// concern, nor is anything done to it. A new route is walked without being named here.
/// </summary>
public sealed partial class LeakWalkTests
{
    /// <summary>Ids in a database of one application are small; each stands once for a thing of somebody else.</summary>
    private static readonly string[] Ids = [.. Enumerable.Range(1, 4).Select(id => $"{id}")];

    /// <summary>What only the company, its unit, its judges and the secretariat know of it.</summary>
    private static readonly string[] Secrets =
        [WholeApplication.Opinion, WholeApplication.Finding, WholeApplication.Comment, WholeApplication.SiteFinding, "83.5", "quality@company1.example", "评审专家", "experts.example", "王总"];

    [Fact]
    public async Task A_stranger_learns_nothing_and_does_nothing_whatever_is_asked()
    {
        await using var season = await SeasonServer.OpenAsync();
        await season.SubmitAsync(2, 2);
        await new WholeApplication(season).AllAsync();
        (string Who, Browser Browser)[] strangers =
        [
            ("anonymous", new Browser(season.Server.Anonymous.BaseAddress!)), ("another company", await season.SignInAsync("company-2", Roles.Applicant)),
            ("another unit", await season.SignInAsync("clerk-2", Roles.Unit, unit: 2)), ("another expert", await season.SignInAsync("expert-99", Roles.Expert)),
            ("process owner", await season.SignInAsync("owner", Roles.ProcessOwner)),
        ];
        List<string> found = [];
        var asked = 0;

        foreach (var (who, browser) in strangers)
        {
            using (browser)
            {
                foreach (var (method, route) in Routes(season))
                {
                    foreach (var path in Paths(route))
                    {
                        using var request = new HttpRequestMessage(new HttpMethod(method), path);
                        if (method is not ("GET" or "HEAD" or "DELETE")) request.Content = new StringContent("{}", Encoding.UTF8, ContentType(route));
                        using var answer = await browser.Client.SendAsync(request);
                        asked++;
                        var text = Plain(await answer.Content.ReadAsStringAsync());
                        found.AddRange(Secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).Select(secret => $"{who}: {method} {path} tells {secret}"));
                        if ((int)answer.StatusCode >= 500) found.Add($"{who}: {method} {path} answers {(int)answer.StatusCode}");
                        if (method != "GET" && path != Template(route) && answer.IsSuccessStatusCode && !Harmless(path)) found.Add($"{who}: {method} {path} answers {(int)answer.StatusCode}");
                    }
                }
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
        Assert.True(asked > 1000, $"Only {asked} were asked.");
    }

    /// <summary>Definitions and the campaign's dates are the process owner's own business, and nobody else of these is let in.</summary>
    private static bool Harmless(string path) => path.StartsWith("/api/designer/", StringComparison.Ordinal) || path.StartsWith("/api/campaigns/", StringComparison.Ordinal);

    private static IEnumerable<(string Method, RouteEndpoint Route)> Routes(SeasonServer season) => season.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => Template(route).StartsWith("/api/", StringComparison.Ordinal) && !Template(route).Contains("/account/", StringComparison.Ordinal) && !Template(route).Contains("/live", StringComparison.Ordinal))
        .SelectMany(route => (route.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => (method, route)));

    /// <summary>The route with every small id in the place of each of its ids, and with what a list can be asked for.</summary>
    private static IEnumerable<string> Paths(RouteEndpoint route)
    {
        IEnumerable<string> paths = [Template(route)];
        foreach (Match parameter in Parameter().Matches(Template(route)))
        {
            string[] values = parameter.Value.Contains(":int", StringComparison.Ordinal) ? ["1", "2022"] : [.. Ids, .. parameter.Value.Contains(':', StringComparison.Ordinal) ? Array.Empty<string>() : ["company-1", "application"]];
            paths = [.. paths.SelectMany(path => values.Select(value => path.Replace(parameter.Value, value, StringComparison.Ordinal)))];
        }

        return route.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && !Parameter().IsMatch(Template(route))
            ? [.. paths, .. Asked.Select(query => Template(route) + query)]
            : paths;
    }

    private static readonly string[] Asked = ["?search=示范&q=示范&take=200", "?scope=All&year=2022&aboutKind=application&aboutId=1&account=company-1&unit=1&user=expert-1&applicationId=1&id=1"];

    private static string Template(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    private static MediaTypeHeaderValue ContentType(RouteEndpoint route) => new(route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is { Count: > 0 } types ? types[0] : "application/json");

    private static string Plain(string text)
    {
        try
        {
            return JsonNode.Parse(text)?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
