using BenchmarkWorkflow.Api.Applications;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Dashboard;

/// <summary>How the latest campaign stands, for the staff's first page. Nothing in it tells a score.</summary>
/// <param name="Stages">How many applications stand where; stages without any are left out.</param>
/// <param name="Units">Every recommending unit and its places, by number.</param>
/// <param name="Deadlines">The dates still to come, the next first.</param>
/// <param name="Reviewers">The experts who were asked to read documents, who is latest first.</param>
/// <param name="Mail">How many letters left on each of the last days, oldest first; today is the last.</param>
/// <param name="HeldMail">Letters that somebody has to release.</param>
/// <param name="FailedMail">Letters that could not be sent.</param>
/// <param name="Incidents">Steps of running processes that stopped for an error; counted up to <see cref="DashboardEndpoints.MostIncidents"/>.</param>
internal sealed record DashboardView(
    int Year, IReadOnlyList<StageCount> Stages, IReadOnlyList<UnitUse> Units, IReadOnlyList<DeadlineAhead> Deadlines, IReadOnlyList<ReviewerProgress> Reviewers, IReadOnlyList<MailDay> Mail,
    int HeldMail, int FailedMail, int Incidents);

/// <param name="Granted">Places.</param>
/// <param name="Confirmed">Taken by a recommendation.</param>
/// <param name="Reserved">Held while the unit still decides.</param>
internal sealed record UnitUse(int Number, string Name, int Granted, int Confirmed, int Reserved);

/// <param name="DaysLeft">Whole days in Beijing time: 0 is today.</param>
internal sealed record DeadlineAhead(string Name, string Title, DateTimeOffset At, int DaysLeft);

/// <param name="Open">Still to be handed in.</param>
/// <param name="Late">Of those, due already.</param>
/// <param name="Done">Handed in.</param>
internal sealed record ReviewerProgress(long ExpertId, string Name, int Open, int Late, int Done);

internal sealed record MailDay(DateOnly Day, int Sent);

/// <summary>The staff's pictures of the campaign: a handful of queries over sets, one moment for all of them.</summary>
internal static class DashboardEndpoints
{
    /// <summary>More incidents than this are not counted: then something is wrong with all.</summary>
    public const int MostIncidents = 100;

    private const int MailDays = 14;

    private const int MostDeadlines = 6;

    public static void MapDashboard(this IEndpointRouteBuilder api) =>
        api.MapGet("/dashboard", AskAsync).Demand(Permissions.ReadSelection).WithTags("dashboard").WithSummary("How the latest campaign stands: applications by stage, places by unit, dates ahead, reviews by expert, mail by day, incidents.");

    private static async Task<Results<Ok<DashboardView>, ProblemHttpResult>> AskAsync(
        CampaignDesk desk, ApplicationList applications, QuotaLedger quotas, ReviewProgress reviews, OutboxLists mail, IInstanceQueries instances, TimeProvider time, CancellationToken ct)
    {
        if (await desk.FindAsync(null, ct) is not { } campaign) return Problem.Of(404, "campaign-not-found", "尚未发布任何一届活动。");
        var now = time.GetUtcNow();
        var today = ShanghaiTime.DayOf(now);
        var counts = await applications.CountsAsync(campaign.Id, ct);
        var standing = await mail.CountByStatusAsync(ct);
        return TypedResults.Ok(new DashboardView(
            campaign.Year,
            [.. counts.OrderBy(one => one.Key.Stage).ThenBy(one => one.Key.Outcome).Select(one => new StageCount(one.Key.Stage, one.Key.Outcome, one.Value))],
            [.. (await quotas.OfCampaignAsync(campaign.Id, ct)).Select(UseOf)],
            [.. campaign.Dates.Where(date => date.At > now).OrderBy(date => date.At).Take(MostDeadlines).Select(date => new DeadlineAhead(date.Name, date.Title, date.At, ShanghaiTime.DayOf(date.At - TimeSpan.FromTicks(1)).DayNumber - today.DayNumber))],
            [.. (await reviews.OfCampaignAsync(campaign.Id, ct)).Select(one => new ReviewerProgress(one.ExpertId, one.Name, one.Open, one.Late, one.Done))],
            await MailAsync(mail, today, ct),
            standing.GetValueOrDefault(OutgoingStatus.Held), standing.GetValueOrDefault(OutgoingStatus.Failed),
            (await instances.IncidentsAsync(null, open: true, 0, MostIncidents, ct)).Count));
    }

    private static UnitUse UseOf(UnitQuota unit)
    {
        var confirmed = unit.Balance.Holds.Count(hold => hold.Confirmed);
        return new(unit.Number, unit.Name, unit.Balance.Granted, confirmed, unit.Balance.Held - confirmed);
    }

    private static async Task<IReadOnlyList<MailDay>> MailAsync(OutboxLists mail, DateOnly today, CancellationToken ct)
    {
        var first = today.AddDays(1 - MailDays);
        var sent = (await mail.SentSinceAsync(ShanghaiTime.At(first, TimeOnly.MinValue), ct)).CountBy(ShanghaiTime.DayOf).ToDictionary();
        return [.. Enumerable.Range(0, MailDays).Select(first.AddDays).Select(day => new MailDay(day, sent.GetValueOrDefault(day)))];
    }
}
