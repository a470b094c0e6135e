using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Notices;

/// <summary>The notices of a campaign for the secretariat.</summary>
/// <param name="Coming">The notice as it would be published at this moment; none once one is.</param>
/// <param name="Published">The newest first.</param>
/// <param name="WhyNotClose">What keeps the open notice from closing now, in words; none where none is open, or nothing does.</param>
internal sealed record NoticeDeskView(ComingNoticeView? Coming, IReadOnlyList<NoticeView> Published, string? WhyNotClose, IReadOnlyList<ObjectionCount> Objections);

/// <param name="Text">What will be said before the list.</param>
/// <param name="Revision">Of the text, for <c>If-Match</c>; 0 where none is written yet.</param>
/// <param name="ClosesAt">If it were published now.</param>
/// <param name="Obstacle">Why it cannot be published now, in words.</param>
internal sealed record ComingNoticeView(
    string Text, long Revision, PersonView? WrittenBy, DateTimeOffset? WrittenAt, string Hash, IReadOnlyList<NoticeEntry> Entries, DateTimeOffset ClosesAt, bool IsProvisional, string? Obstacle);

internal sealed record ObjectionCount([property: JsonConverter(typeof(Camel<ObjectionState>))] ObjectionState State, int Count);

internal sealed record NoticeText(string? Text);

/// <summary>The notice before it is published, and how the published ones stand. The process publishes and closes.</summary>
internal static class NoticeDeskEndpoints
{
    public static void MapNoticeDesk(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/notices/desk").WithTags("notices");
        desk.MapGet("/", ReadAsync).Demand(Permissions.ReadSelection).WithSummary("The notice as it would be published now, and those that were.");
        desk.MapPut("/text", WriteAsync).Demand(Permissions.WriteSelection).WithSummary("Sets what is said before the list, until the notice is published.");
    }

    private static async Task<Results<Ok<NoticeDeskView>, ProblemHttpResult>> ReadAsync(
        int? year, CampaignDesk campaigns, NoticeDesk desk, NoticeBoard board, ObjectionLists objections, PeopleNames people, TimeProvider time, HttpResponse response, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var coming = await desk.ComingAsync(campaign.Id, ct);
        if (coming is not null) Revision.Tell(response, coming.Draft?.Revision ?? 0);
        var names = await people.OfAsync([coming?.Draft?.WrittenBy], ct);
        var (published, now) = (await board.OfCampaignAsync(campaign.Id, ct), time.GetUtcNow());
        var open = published.SingleOrDefault(notice => notice.State is NoticeState.Open);
        var counts = await objections.CountsAsync(campaign.Id, ct);
        return TypedResults.Ok(new NoticeDeskView(
            coming is null ? null : Of(coming, names), [.. published.Reverse().Select(notice => NoticeView.Of(notice, now))],
            open is null ? null : (await board.WhyNotCloseAsync(open.Id, ct))?.Message,
            [.. Enum.GetValues<ObjectionState>().Select(state => new ObjectionCount(state, counts.GetValueOrDefault(state)))]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WriteAsync(
        NoticeText given, int? year, Revision seen, Viewer who, CampaignDesk campaigns, NoticeDesk desk, HttpResponse response, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var draft = await desk.WriteAsync(campaign.Id, given.Text ?? "", seen.Seen, who.Name, ct);
        Revision.Tell(response, draft.Revision);
        return TypedResults.NoContent();
    }

    private static ComingNoticeView Of(ComingNotice coming, NamedPeople names) => new(
        coming.Draft?.Text ?? "", coming.Draft?.Revision ?? 0, names.OfMaybe(coming.Draft?.WrittenBy), coming.Draft?.WrittenAt, coming.Snapshot.Hash, coming.Entries, coming.ClosesAt,
        coming.IsProvisional, coming.Obstacle?.Message);
}
