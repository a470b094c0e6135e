using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>Finds out, route by route, who gets past the door: a real request through the real pipeline for every route and role. What is behind the door does not run.</summary>
internal sealed partial class PermissionTable : IAsyncDisposable
{
    /// <summary>Stands where a route does not say who may call it; the fallback policy shuts it to all.</summary>
    public const string Silent = "NOTHING";

    private const string Password = "the same for everybody";
    private const string OneTime = "one-time password";
    private readonly RunningServer server;
    private readonly List<(string Name, HttpClient Token, HttpClient Cookie)> callers = [];

    private PermissionTable(RunningServer server) => this.server = server;

    public static async Task<PermissionTable> AskAsync()
    {
        var table = new PermissionTable(await RunningServer.StartAsync(
            DatabaseKind.Sqlite,
            builder => builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, OnlyTheDoor>(),
            ("SignIn:AttemptsPerAddressAndMinute", "10000")));
        table.callers.Add(("anonymous", table.server.Anonymous, table.server.Anonymous));
        foreach (var role in Roles.All) await table.AddAsync(role, role, mustChange: false);
        await table.AddAsync(OneTime, Roles.Administrator, mustChange: true);
        return table;
    }

    /// <summary>The whole table in Markdown, routes in order of their path.</summary>
    public async Task<string> WriteAsync()
    {
        var text = new StringBuilder();
        text.AppendLine($"| route | {string.Join(" | ", callers.Select(caller => caller.Name))} | demands |");
        text.AppendLine($"|---|{string.Concat(callers.Select(_ => "---|"))}---|");
        foreach (var (method, route) in Routes())
        {
            text.Append($"| {method} {route.RoutePattern.RawText} |");
            foreach (var caller in callers) text.Append($" {await AnswerAsync(caller.Token, caller.Cookie, method, route)} |");
            text.AppendLine($" {Reason(route)} |");
        }

        return text.ToString();
    }

    private IEnumerable<(string Method, RouteEndpoint Route)> Routes() =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["*"]).Select(method => (method, route)))
            .OrderBy(one => one.route.RoutePattern.RawText, StringComparer.Ordinal).ThenBy(one => one.method, StringComparer.Ordinal)
            .DistinctBy(one => (one.method, one.route.RoutePattern.RawText));

    /// <summary>Our own routes are called as the pages do, by cookie; everything else by token.</summary>
    private static async Task<string> AnswerAsync(HttpClient token, HttpClient cookie, string method, RouteEndpoint route)
    {
        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null) return "open";
        var path = Parameter().Replace("/" + route.RoutePattern.RawText!.TrimStart('/'), "1");
        var client = path.StartsWith("/api", StringComparison.Ordinal) ? cookie : token;
        using var request = new HttpRequestMessage(new HttpMethod(method == "*" ? "POST" : method), path);
        if (method is not ("GET" or "HEAD" or "DELETE")) request.Content = new StringContent("{}", Encoding.UTF8, ContentType(route));
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode switch
        {
            OnlyTheDoor.Passed => "yes",
            401 => "sign in",
            403 => "no",
            var other => other.ToString(),
        };
    }

    private static MediaTypeHeaderValue ContentType(RouteEndpoint route) =>
        new(route.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>()?.ContentTypes is { Count: > 0 } types ? types[0] : "application/json");

    private static string Reason(RouteEndpoint route) =>
        route.Metadata.GetMetadata<OpenToAll>() is { } open ? open.Reason
        : route.Metadata.GetMetadata<PermissionDemand>() is { } demand ? string.Join(" or ", demand.AnyOf.Select(name => $"`{name}`"))
        : route.Metadata.GetMetadata<IAuthorizeData>() is not null || route.Metadata.GetMetadata<AuthorizationPolicy>() is not null ? "a sign-in"
        : Silent;

    private async Task AddAsync(string name, string role, bool mustChange)
    {
        await server.AddAccountAsync(name, Password, role, mustChange);
        var browser = await Browser.SignedInAsync(server, name, Password);
        callers.Add((name, await server.SignInAsync(name, Password), browser.Client));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>Answers for every route that lets the caller in, so that nothing is deleted and nothing started by asking.</summary>
    private sealed class OnlyTheDoor : IAuthorizationMiddlewareResultHandler
    {
        public const int Passed = 299;
        private readonly AuthorizationMiddlewareResultHandler real = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (!authorizeResult.Succeeded) return real.HandleAsync(next, context, policy, authorizeResult);
            context.Response.StatusCode = Passed;
            return Task.CompletedTask;
        }
    }
}
