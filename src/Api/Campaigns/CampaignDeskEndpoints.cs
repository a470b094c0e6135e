using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Campaigns;

/// <summary>Dates and settings of a running campaign: what would move is shown before it is moved, and every change says why.</summary>
internal static class CampaignDeskEndpoints
{
    public static void MapCampaignDesk(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/campaigns/{year:int}").WithTags("campaigns");
        desk.MapGet("/settings", ReadAsync).Demand(Permissions.WriteCampaign).WithSummary("Dates and settings, with where each comes from.");
        desk.MapPut("/settings", ChangeAsync).Demand(Permissions.WriteCampaign).WithSummary("Changes settings; what began before keeps what it began with.");
        desk.MapPost("/dates/preview", PreviewAsync).Demand(Permissions.WriteCampaign).WithSummary("What moving dates would do: steps that wait, reminders, letters. Changes nothing.");
        desk.MapPut("/dates", MoveAsync).Demand(Permissions.WriteCampaign).WithSummary("Moves dates; whatever waits for them moves along in the same transaction.");
    }

    private static async Task<Results<Ok<CampaignDeskView>, ProblemHttpResult>> ReadAsync(int year, CampaignDesk desk, PeopleNames people, TimeProvider time, HttpResponse response, CancellationToken ct)
    {
        if (await desk.FindAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var (now, names) = (time.GetUtcNow(), await people.OfAsync(campaign.Dates.Select(date => date.MovedBy), ct));
        Revision.Tell(response, campaign.Revision);
        return TypedResults.Ok(new CampaignDeskView(
            campaign.Year, campaign.Name, campaign.Revision,
            [.. campaign.Dates.OrderBy(date => date.At).ThenBy(date => date.Id).Select(date => new DeskDateView(date.Name, date.Title, date.At, date.Announced, date.At <= now, date.Source, names.OfMaybe(date.MovedBy), date.MovedAt))],
            [.. SettingsValues.Of(campaign.Settings).Select(one => new SettingView(one.Path, one.Value, one.Source))]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(int year, SettingChanges changes, Revision seen, Viewer who, CampaignDesk desk, CancellationToken ct)
    {
        if (await desk.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        await desk.ChangeValuesAsync(campaign.Id, changes.Values, seen.Seen, changes.Reason ?? "", who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<MovedDateView>>, ProblemHttpResult>> PreviewAsync(
        int year, DateMoves asked, CampaignDesk desk, CampaignDates dates, DeadlineFollowers followers, WorkingCalendar calendar, TimeProvider time, CancellationToken ct)
    {
        if (await desk.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var moved = await dates.PreviewMoveAsync(campaign.Id, asked.Moves, ct);
        var found = await followers.OfAsync(campaign.Id, moved, time.GetUtcNow(), ct);
        return TypedResults.Ok<IReadOnlyList<MovedDateView>>(
        [
            .. moved.Zip(found, (date, of) => new MovedDateView(
                date.Name, date.Title, date.From, date.To, Math.Round((decimal)(date.To - date.From).TotalDays * 2, MidpointRounding.AwayFromZero) / 2,
                !calendar.IsWorkingDay(ShanghaiTime.DayOf(date.To.AddTicks(-1))), of.Waiting, of.Followers)),
        ]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> MoveAsync(int year, DateMoves asked, Revision seen, Viewer who, CampaignDesk desk, CampaignDates dates, CancellationToken ct)
    {
        if (await desk.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        await dates.MoveAsync(campaign.Id, asked.Moves, seen.Seen, asked.Reason ?? "", who.Name, ct);
        return TypedResults.NoContent();
    }
}
