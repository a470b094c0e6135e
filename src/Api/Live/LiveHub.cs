using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Persistence.Live;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace BenchmarkWorkflow.Api.Live;

/// <summary>
/// Where open pages hear that what they show is no longer so: <c>changed</c> with the features' words (<c>["tasks"]</c>), a moment after the commit. No data travels
/// here: a page asks again, and is answered what its person may see.
/// </summary>
internal sealed class LiveHub : Hub
{
    public const string Changed = "changed";
}

internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder app) => app.MapHub<LiveHub>(ApiProblems.Prefix + "/live").Demand(Permissions.UseInbox);
}

/// <summary>Passes on to the pages what <see cref="ChangeNews"/> tells.</summary>
internal sealed class LiveBroadcast(ChangeNews news, IHubContext<LiveHub> pages) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        news.Told += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        news.Told -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(IReadOnlySet<string> features) => _ = pages.Clients.All.SendAsync(LiveHub.Changed, features.Order(StringComparer.Ordinal));
}
