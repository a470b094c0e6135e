using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>Where an application stands, in what its company may know: no person's name but its own, no score, no rank.</summary>
/// <param name="Steps">The whole way in its order, the end last.</param>
/// <param name="Unit">The recommending unit's name.</param>
/// <param name="Reason">Why it was returned or ended, as its company was told; empty otherwise.</param>
/// <param name="Requests">What the company is asked to do now.</param>
internal sealed record StatusView(
    DateTimeOffset Now, string Stage, string Outcome, string ReceiptNumber, DateTimeOffset SubmittedAt, string Unit, string Reason, IReadOnlyList<StepView> Steps, PackageStateView Package,
    IReadOnlyList<RequestView> Requests, DefenceView? Defence, VisitView? Visit, bool MayWithdraw);

/// <summary>A step of the way.</summary>
/// <param name="Name"><c>submission recommendation eligibility documentReview defence siteCheck ranking notice result</c>.</param>
/// <param name="State"><c>done</c>, <c>current</c>, <c>ahead</c>, or <c>skipped</c> where the application ended before.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Until">The date by which it is to be over; for the notice, when it opens.</param>
internal sealed record StepView(string Name, string State, DateTimeOffset? At, DateTimeOffset? Until);

/// <summary>The archive sent by e-mail.</summary>
/// <param name="State"><c>missing</c>, <c>accepted</c>, <c>refused</c> or <c>late</c>: of the one in force, else of the last.</param>
/// <param name="Mailbox">Where to send it.</param>
/// <param name="FileName">What the file is to be called; the mail's subject is the same without its ending.</param>
internal sealed record PackageStateView(string State, DateTimeOffset? ReceivedAt, IReadOnlyList<string> Problems, string Mailbox, string FileName, string Subject, DateTimeOffset Closes, long MaxBytes);

/// <summary>Something the company is asked for, in the inbox.</summary>
internal sealed record RequestView(long TaskId, string Title, DateTimeOffset? DueAt, bool Overdue);

internal sealed record DefenceView(DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string Room, int? Position, bool? WillCome);

internal sealed record VisitView(DateOnly? From, DateOnly? Until);

/// <summary>The status of a company's own application.</summary>
internal static class OwnStatus
{
    public static void MapOwnStatus(this IEndpointRouteBuilder own) =>
        own.MapGet("/status", ReadAsync).WithSummary("Where the caller's application stands, what comes next and what is asked of them.");

    private static async Task<Results<Ok<StatusView>, ProblemHttpResult>> ReadAsync(
        Viewer who, OwnDesk own, DbContext db, ApplicationProgress progress, PackageIntake packages, TaskLists tasks, IOptions<MailOptions> mail, TimeProvider time, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { Application: { ReceiptNumber: { } receipt, SubmittedAt: { } submitted } application } mine) return OwnDesk.None;
        var about = application.Id.ToString(CultureInfo.InvariantCulture);
        var timeline = await progress.TimelineAsync(application.Id, ct);
        var asked = await tasks.PageAsync(who.Name, new TaskFilter { Scope = TaskScope.Open, AboutKind = Matter.Application, AboutId = about }, null, 20, ct);
        var unit = await db.Set<RecommendingUnit>().Where(one => one.Id == application.UnitId).Select(one => one.Name).SingleAsync(ct);
        return TypedResults.Ok(new StatusView(
            time.GetUtcNow(), Camel.Of(application.Stage), Camel.Of(application.Outcome), receipt, submitted, unit, ReasonOf(application, timeline),
            OwnSteps.Of(application, timeline, mine.Campaign.Dates.ToDictionary(date => date.Name, date => date.At)),
            PackageOf(mine, await packages.OfApplicationAsync(application.Id, ct), mail.Value),
            [.. asked.Tasks.Select(task => new RequestView(task.Id, task.Title, task.DueAt, task.Overdue))],
            await DefenceAsync(application.Id, db, ct), await VisitAsync(application.Id, db, ct), StageRules.MayConclude(application.Stage, ApplicationOutcome.Withdrawn) is null));
    }

    /// <summary>Of those steps alone whose note was written for the company.</summary>
    private static string ReasonOf(Application application, IReadOnlyList<ApplicationStep> timeline) =>
        application.Stage is ApplicationStage.Returned or ApplicationStage.Concluded ? timeline.LastOrDefault(step => step.To == application.Stage)?.Note ?? "" : "";

    private static PackageStateView PackageOf(Own mine, IReadOnlyList<Package> received, MailOptions mail)
    {
        var last = received.LastOrDefault(one => one is { Outcome: PackageOutcome.Accepted, SupersededBy: null }) ?? received.LastOrDefault();
        var settings = mine.Campaign.Settings.Package;
        return new(
            last is null ? "missing" : Camel.Of(last.Outcome), last?.ReceivedAt, [.. (last?.ReadProblems() ?? []).Select(problem => problem.Message)], mail.ReplyTo ?? mail.FromAddress,
            mine.Company.FullName + settings.Extension, mine.Company.FullName, mine.Campaign.Dates.Single(date => date.Name == DeadlineNames.Packages).At, settings.MaxBytes);
    }

    private static Task<DefenceView?> DefenceAsync(long applicationId, DbContext db, CancellationToken ct) => (
        from slot in db.Set<DefenceSlot>().AsNoTracking()
        where slot.ApplicationId == applicationId && slot.Attendance != DefenceAttendance.Cancelled
        join session in db.Set<DefenceSession>() on slot.SessionId equals session.Id
        orderby slot.Id descending
        select new DefenceView(slot.StartsAt ?? session.StartsAt, slot.EndsAt, session.Room, slot.Position, slot.WillCome)).FirstOrDefaultAsync(ct);

    private static Task<VisitView?> VisitAsync(long applicationId, DbContext db, CancellationToken ct) => db.Set<SiteCheck>().AsNoTracking()
        .Where(visit => visit.ApplicationId == applicationId && visit.State != SiteCheckState.Cancelled).OrderByDescending(visit => visit.Id)
        .Select(visit => new VisitView(visit.VisitFrom, visit.VisitUntil)).FirstOrDefaultAsync(ct);
}
