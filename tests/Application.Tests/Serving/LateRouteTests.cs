using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>Handlers are compiled when they are first asked for: that each of them can be is seen here, not by whoever asks first.</summary>
public sealed class LateRouteTests
{
    [Fact]
    public async Task Every_handler_of_ours_waits_for_its_first_request_and_can_be_compiled()
    {
        await using var server = await RunningServer.StartAsync();
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var late = routes.Select(route => route.Metadata.GetMetadata<LateHandler>()).OfType<LateHandler>().ToList();
        var early = routes.Where(route => route.Metadata.GetMetadata<LateHandler>() is null && route.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.FullName?.StartsWith("BenchmarkWorkflow.", StringComparison.Ordinal) is true);

        Assert.True(late.Count > 250, $"Only {late.Count} routes wait.");
        Assert.Equal(["/workflows/{**path}"], early.Select(route => route.RoutePattern.RawText)); // has nothing to compile: it is given the request as it is
        Assert.All(late, handler => Assert.NotNull(handler.Compiled));
    }
}
