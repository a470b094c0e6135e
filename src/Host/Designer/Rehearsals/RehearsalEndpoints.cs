using System.Security.Claims;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>Everything may be left out.</summary>
internal sealed record RehearsalRequest(int? Campaign = null, int? Applications = null, int? Seed = null);

/// <param name="Before">How many wait before it.</param>
internal sealed record RehearsalReply(
    long Id, int DraftVersion, int? PublishedVersion, int Campaign, int Applications, int Seed, [property: JsonConverter(typeof(Camel<RehearsalState>))] RehearsalState State, int Before,
    string? Phase, double Progress, string? Day, string? Error,
    string ByName, DateTimeOffset At, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

internal sealed record RehearsalDetailReply(RehearsalReply Rehearsal, SeasonComparison? Comparison);

internal sealed record RehearsalListReply(IReadOnlyList<int> Campaigns, int Applications, int MostApplications, IReadOnlyList<RehearsalReply> Rehearsals);

/// <summary>A draft is tried out on a whole season before it is published.</summary>
internal static class RehearsalEndpoints
{
    public static void MapRehearsals(this IEndpointRouteBuilder api)
    {
        api.MapGet("/definitions/{definitionId}/rehearsals", ListAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/definitions/{definitionId}/rehearsals/{id:long}", GetAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapPost("/definitions/{definitionId}/rehearsals", AskAsync).Demand(PermissionNames.ExecuteTests);
        api.MapPost("/definitions/{definitionId}/rehearsals/{id:long}/stop", StopAsync).Demand(PermissionNames.ExecuteTests);
    }

    private static Task<RehearsalListReply> ListAsync(string definitionId, IOptions<RehearsalSettings> settings, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var (desk, shown) = (services.GetRequiredService<RehearsalDesk>(), new List<RehearsalReply>());
            foreach (var job in await desk.ListAsync(definitionId, token)) shown.Add(await ShowAsync(services, job, token));
            return new RehearsalListReply(desk.Campaigns(), settings.Value.Applications, settings.Value.MostApplications, shown);
        },
        ct);

    private static Task<RehearsalDetailReply> GetAsync(string definitionId, long id, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var desk = services.GetRequiredService<RehearsalDesk>();
            var job = await desk.FindAsync(definitionId, id, token);
            var comparison = job.State == RehearsalState.Done && await desk.SeasonAsync(job.DraftSeason, token) is { } draft ? SeasonComparison.Of(draft, await desk.SeasonAsync(job.PublishedSeason, token)) : null;
            return new RehearsalDetailReply(await ShowAsync(services, job, token), comparison);
        },
        ct);

    private static async Task<Accepted<RehearsalReply>> AskAsync(string definitionId, RehearsalRequest request, ClaimsPrincipal user, RehearsalRunner runner, IUnitOfWork work, CancellationToken ct)
    {
        var reply = await work.RunAsync(
            async (services, token) => await ShowAsync(services, await services.GetRequiredService<RehearsalDesk>().AskAsync(definitionId, request, user.Name(), token), token), ct);
        runner.Wake();
        return TypedResults.Accepted($"{DesignerModule.Prefix}/definitions/{Uri.EscapeDataString(definitionId)}/rehearsals/{reply.Id}", reply);
    }

    private static async Task<NoContent> StopAsync(string definitionId, long id, IUnitOfWork work, CancellationToken ct)
    {
        await work.RunAsync((services, token) => services.GetRequiredService<RehearsalDesk>().StopAsync(definitionId, id, token), ct);
        return TypedResults.NoContent();
    }

    private static async Task<RehearsalReply> ShowAsync(IServiceProvider services, RehearsalJob job, CancellationToken ct) => new(
        job.Id, job.DraftVersion, job.PublishedVersion, job.Campaign, job.Applications, job.Seed, job.State,
        await services.GetRequiredService<RehearsalDesk>().BeforeAsync(job, ct), job.Phase, job.Progress, job.Day, job.Error,
        await services.GetRequiredService<PeopleNames>().OfAsync(job.By, ct), job.At, job.StartedAt, job.EndedAt);
}
