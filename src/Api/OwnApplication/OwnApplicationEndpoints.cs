using BenchmarkWorkflow.Api.Applicants;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>A company writes its application, hands it in, and takes it back.</summary>
internal static class OwnApplicationEndpoints
{
    public static void MapOwnApplication(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/application").WithTags("own application").Demand(Permissions.Apply);
        own.MapGet("", ReadAsync).WithSummary("The caller's application, what it is asked for and what is missing.");
        own.MapPost("", OpenAsync).WithSummary("Begins the application; one that has begun is answered as it is.");
        own.MapPatch("", SaveAsync).WithSummary("Saves what was typed, from the revision in If-Match; 409 draft-stale when it was changed since.");
        own.MapPost("/submission", SubmitAsync).WithSummary("Hands the application in and answers its receipt.");
        own.MapPost("/withdrawal", WithdrawAsync).WithSummary("Takes the application back for good.");
        own.MapOwnDocuments();
        own.MapOwnStatus();
        own.MapOwnMails();
    }

    private static async Task<Results<Ok<OwnApplicationView>, ProblemHttpResult>> ReadAsync(Viewer who, OwnReader reader, HttpResponse response, CancellationToken ct)
    {
        if (await reader.ReadAsync(who, ct) is not { } view) return ApplicantEndpoints.None;
        if (view.Application is { } application) Revision.Tell(response, application.Revision);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<OwnApplicationView>, ProblemHttpResult>> OpenAsync(
        Viewer who, OwnDesk own, OwnReader reader, ApplicationDesk desk, HttpResponse response, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { } mine) return ApplicantEndpoints.None;
        await desk.OpenAsync(mine.Campaign.Id, mine.Company.Id, who.Name, ct);
        return await ReadAsync(who, reader, response, ct);
    }

    private static async Task<Results<Ok<SavedView>, ProblemHttpResult>> SaveAsync(
        DraftEdit edit, Revision seen, Viewer who, OwnDesk own, ApplicationDesk desk, HttpResponse response, TimeProvider time, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { Application: { } application }) return OwnDesk.None;
        var revision = await desk.SaveDraftAsync(
            new DraftChange(application.Id, seen.Seen ?? application.Revision, edit.Title, edit.AreaNumber, edit.UnitNumber, edit.Fields), who.Name, ct);
        Revision.Tell(response, revision);
        return TypedResults.Ok(new SavedView(revision, time.GetUtcNow(), [.. (await desk.MissingAsync(application.Id, ct)).Select(MissingView.Of)]));
    }

    private static async Task<Results<Ok<ReceiptView>, ProblemHttpResult>> SubmitAsync(Viewer who, OwnDesk own, ApplicationDesk desk, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { Application: { } application }) return OwnDesk.None;
        var receipt = await desk.SubmitAsync(application.Id, who.Name, ct);
        return TypedResults.Ok(new ReceiptView(receipt.Number, receipt.SubmittedAt, receipt.Again));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(Withdrawal asked, Viewer who, OwnDesk own, ApplicationProgress progress, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { Application: { } application }) return OwnDesk.None;
        await progress.WithdrawAsync(application.Id, asked.Reason ?? "", who.Name, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Reads the whole of it.</summary>
internal sealed class OwnReader(OwnDesk own, ApplicationDesk desk, ApplicationFiles files, DbContext db, TimeProvider time)
{
    public async Task<OwnApplicationView?> ReadAsync(Viewer who, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { } mine) return null;
        var asked = mine.Campaign.Settings.Application;
        return new(
            time.GetUtcNow(), CompanyView.Of(mine.Company), mine.Campaign.Year, mine.Campaign.Name, mine.Closes,
            [.. asked.Form.Select(FieldView.Of)], [.. asked.Documents.Select(DocumentRuleView.Of)], mine.Application is { } application ? await DraftAsync(application, ct) : null);
    }

    private async Task<DraftView> DraftAsync(Application application, CancellationToken ct)
    {
        var area = await db.Set<Selection.Campaigns.KeyArea>().Where(one => one.Id == application.AreaId).Select(one => (int?)one.Number).SingleOrDefaultAsync(ct);
        var unit = await db.Set<Selection.Units.RecommendingUnit>().Where(one => one.Id == application.UnitId).Select(one => (int?)one.Number).SingleOrDefaultAsync(ct);
        var mayEdit = StageRules.MayEdit(application.Stage) is null;
        return new(
            application.Id, application.Revision, Camel.Of(application.Stage), Camel.Of(application.Outcome), application.Title, area, unit, application.ReadForm(),
            application.ReceiptNumber, application.SubmittedAt, mayEdit ? [.. (await desk.MissingAsync(application.Id, ct)).Select(MissingView.Of)] : [],
            [.. (await files.OfAsync(application.Id, ct)).Select(DocumentView.Of)],
            mayEdit, await files.MayChangeNowAsync(application, ct), StageRules.MayConclude(application.Stage, ApplicationOutcome.Withdrawn) is null);
    }
}
