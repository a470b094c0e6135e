using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>Walks every route of the host: a route that forgets to say who may call it fails here.</summary>
public sealed partial class EveryRouteTests
{
    [Fact]
    public async Task Every_route_demands_a_permission_or_a_sign_in_or_says_why_it_is_open()
    {
        await using var server = await RunningServer.StartAsync();

        var silent = Routes(server).Where(route => route.Metadata.GetMetadata<OpenToAll>() is null && route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<PermissionDemand>() is null);

        Assert.Empty(silent.Select(route => route.DisplayName));
    }

    [Fact]
    public async Task Every_route_that_is_not_open_refuses_a_caller_without_a_sign_in_and_one_without_the_permission()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddAccountAsync("applicant", "an applicant's password", Roles.Applicant);
        using var applicant = await server.SignInAsync("applicant", "an applicant's password");
        List<string> wrong = [];

        foreach (var route in Routes(server).Where(route => route.Metadata.GetMetadata<OpenToAll>() is null))
        {
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var stranger = await server.Anonymous.SendAsync(Request(method, route));
                if (stranger.StatusCode != HttpStatusCode.Unauthorized) wrong.Add($"{method} {route.RoutePattern.RawText} without a sign-in: {stranger.StatusCode}");
                if (route.Metadata.GetMetadata<PermissionDemand>() is null) continue;
                using var other = await applicant.SendAsync(Request(method, route));
                if (other.StatusCode != HttpStatusCode.Forbidden) wrong.Add($"{method} {route.RoutePattern.RawText} without the permission: {other.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<RouteEndpoint> Routes(RunningServer server) =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static HttpRequestMessage Request(string method, RouteEndpoint route) =>
        new(new HttpMethod(method), Parameter().Replace(route.RoutePattern.RawText!, "1"))
        {
            Content = method is "POST" or "PUT" ? new StringContent("{}", Encoding.UTF8, "application/json") : null,
        };

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
