using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Live;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Api;

/// <summary>The room's two doors: what its handlers need, and its routes.</summary>
public static class ApiRoom
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<AnsweredRequests>();
        services.AddChangeNews();
        services.AddSignalR();
        services.AddHostedService<LiveBroadcast>();
        return services;
    }

    /// <summary>Maps every resource below <c>/api</c>, each request in one unit of work; <see cref="OneUnit.RunAsync"/> must stand before it in the pipeline.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(ApiProblems.Prefix).InOneUnit();
        api.MapCampaigns();
        app.MapLive();
    }
}
