using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>What a selected company promised, and what it has done for it.</summary>
/// <param name="FulfilledAt">When the first deed that fulfils it was done; none: it is owed.</param>
internal sealed record PledgeView(long Id, long ApplicationId, string Company, string Title, DateTimeOffset PledgedAt, DateTimeOffset? FulfilledAt, IReadOnlyList<DeedView> Deeds);

/// <param name="Title">Of the event, the visit or the report in the media.</param>
/// <param name="Fulfils">By itself it fulfils the promise to share.</param>
internal sealed record DeedView([property: JsonConverter(typeof(Camel<PledgeDeedKind>))] PledgeDeedKind Kind, string Title, DateTimeOffset DoneAt, bool Fulfils);

/// <summary>Pledges (承诺) of the selected companies to share their experience. They begin with the selection and are fulfilled by deeds, by themselves.</summary>
internal static class PledgeEndpoints
{
    private const int MaxTake = 100;

    public static void MapPledges(this IEndpointRouteBuilder api) =>
        api.MapGroup("/exchanges/pledges").WithTags("exchanges").MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of the campaign's pledges with what was done for each, searched and filtered.");

    /// <param name="fulfilled">Only those that are, or only those that are owed.</param>
    private static async Task<Results<Ok<Page<PledgeView>>, ProblemHttpResult>> ListAsync(string? search, bool? fulfilled, string? cursor, int? take, CampaignDesk campaigns, PledgeBook book, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { } campaign) return CurrentCampaign.None();
        var after = Cursor.ReadId(cursor) ?? 0;
        var size = Math.Clamp(take ?? 20, 1, MaxTake);
        var rows = await book.PageAsync(campaign.Id, search, fulfilled, after, size + 1, ct);
        var shown = rows.Take(size).ToList();
        return TypedResults.Ok(new Page<PledgeView>(
            [
                .. shown.Select(row => new PledgeView(
                    row.Pledge.Id, row.Pledge.ApplicationId, row.Company, row.Title, row.Pledge.PledgedAt, row.Pledge.FulfilledAt,
                    [.. row.Deeds.Select(deed => new DeedView(deed.Kind, deed.Title, deed.DoneAt, PledgeRules.Fulfils(deed.Kind)))])),
            ],
            rows.Count > size ? Cursor.Write(shown[^1].Pledge.Id) : null, await book.CountAsync(campaign.Id, search, fulfilled, ct)));
    }
}
