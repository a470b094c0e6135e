using System.Text;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Notices;

/// <summary>Published lists and objections to them, for everybody.</summary>
internal static class NoticeEndpoints
{
    /// <summary>Who acts where nobody is signed in.</summary>
    private const string Public = "public";

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("notices");
        notices.MapGet("/", ListAsync).Open("what is published is for everybody").WithSummary("The notices of a campaign (the latest unless a year is given), the newest first.");
        notices.MapGet("/{id:long}", OneAsync).Open("what is published is for everybody").WithSummary("One notice with its frozen list.");
        notices.MapGet("/{id:long}/list", TextAsync).Open("what is published is for everybody").WithSummary("The list's text, byte for byte: the one that the hash was published for.");
        notices.MapPost("/{id:long}/objections", ObjectAsync).Open("everybody may object, by their real name").LimitPublic().WithSummary("Files an objection; what would keep it from being accepted is told field by field, and nothing is filed then.");
    }

    private static async Task<Ok<IReadOnlyList<NoticeView>>> ListAsync(int? year, CampaignDesk campaigns, NoticeBoard board, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<NoticeView>>(await campaigns.KeyAsync(year, ct) is { } campaign ? [.. (await board.OfCampaignAsync(campaign.Id, ct)).Reverse().Select(notice => NoticeView.Of(notice, now))] : []);
    }

    private static async Task<Results<Ok<NoticeDetails>, ProblemHttpResult>> OneAsync(long id, DbContext db, TimeProvider time, CancellationToken ct) =>
        await FindAsync(id, db, ct) is { } notice ? TypedResults.Ok(new NoticeDetails(NoticeView.Of(notice, time.GetUtcNow()), NoticeSnapshot.Read(notice.SnapshotJson))) : None();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> TextAsync(long id, DbContext db, CancellationToken ct) =>
        await FindAsync(id, db, ct) is { } notice
            ? TypedResults.File(Encoding.UTF8.GetBytes(notice.SnapshotJson), "application/json", $"notice-{notice.Number}.json")
            : None();

    private static async Task<Results<Created<ObjectionReceipt>, ProblemHttpResult>> ObjectAsync(long id, ObjectionForm form, DbContext db, ObjectionDesk desk, CancellationToken ct)
    {
        if (await FindAsync(id, db, ct) is null) return None();
        var filed = new FiledObjection(
            form.ApplicationId, ObjectionChannel.Objection, form.Subject, form.FiledBy ?? "", form.Contact ?? "", form.Statement ?? "", form.Evidence ?? "");
        RuleBrokenException.ThrowIfAny(await desk.CheckAsync(id, filed, ct));
        var objection = await desk.FileAsync(id, filed, Public, ct);
        return TypedResults.Created((string?)null, new ObjectionReceipt(objection.Id, objection.FiledAt));
    }

    private static Task<PublicNotice?> FindAsync(long id, DbContext db, CancellationToken ct) => db.Set<PublicNotice>().AsNoTracking().SingleOrDefaultAsync(notice => notice.Id == id, ct);

    private static ProblemHttpResult None() => Problem.Of(404, "notice-not-found", "没有找到该公示。");
}
