using BenchmarkWorkflow.Api.Paper;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Api.Uploads;
using BenchmarkWorkflow.Selection.Applications;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>The documents of a company's own application, and its paper.</summary>
internal static class OwnDocuments
{
    public static void MapOwnDocuments(this IEndpointRouteBuilder own)
    {
        own.MapPost("/documents", AttachAsync).WithSummary("Makes a whole upload a document of the application; its type is told by its content.");
        own.MapDelete("/documents/{id:long}", RemoveAsync).WithSummary("Takes a document out of the application.");
        own.MapGet("/documents/{id:long}/content", OpenAsync).WithSummary("The document as a download.").Produces(200, contentType: "application/octet-stream");
        own.MapGet("/paper", PaperAsync).WithSummary("The paper bundle (cover, form, commitment, list of documents) as one PDF in Chinese, marked as a draft while it is written.").Produces(200, contentType: "application/pdf");
    }

    /// <summary>While the company may write, what it writes; afterwards what was handed in, whatever it wrote and did not hand in again.</summary>
    private static async Task<Results<PaperAnswer, ProblemHttpResult>> PaperAsync(Viewer who, OwnDesk own, ApplicationFiles files, HandedInReader handedIn, PaperReader reader, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { Application: { } application }) return OwnDesk.None;
        if (StageRules.MayEdit(application.Stage) is null) return new PaperAnswer(await reader.OfAsync(application, await files.OfAsync(application.Id, ct), isDraft: true, ct));
        return await handedIn.FindAsync(application.Id, ct) is { Ever: true } last
            ? new PaperAnswer(await reader.OfAsync(last.Application, last.Documents, isDraft: false, ct))
            : Problem.Of(404, "paper-not-found", "该申报未曾提交，没有可打印的纸质材料。");
    }

    private static async Task<Results<Ok<DocumentView>, ProblemHttpResult>> AttachAsync(
        NewDocument asked, Viewer who, OwnDesk own, Selection.Files.Uploads uploads, ApplicationFiles files, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { Application: { } application }) return OwnDesk.None;
        if (!Choice<DocumentKind>.TryParse(asked.Kind, out var kind)) return Problem.Fields(("kind", "请说明这是哪一类材料。"));
        if (await uploads.TakeAsync(asked.UploadId, who.Name, ct) is not { } whole) return UploadEndpoints.None;
        return TypedResults.Ok(DocumentView.Of(await files.AttachAsync(application.Id, kind.Value, whole.FileName, whole.Content, who.Name, ct)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(long id, Viewer who, OwnDesk own, ApplicationFiles files, DbContext db, CancellationToken ct)
    {
        if (!await IsOwnAsync(id, who, own, db, ct)) return None;
        await files.RemoveAsync(id, who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> OpenAsync(long id, Viewer who, OwnDesk own, ApplicationFiles files, DbContext db, CancellationToken ct) =>
        await IsOwnAsync(id, who, own, db, ct) && await files.OpenAsync(id, ct) is { } file
            ? TypedResults.Stream(file.Content, file.ContentType, file.FileName) // a name makes it a download
            : None;

    private static async Task<bool> IsOwnAsync(long id, Viewer who, OwnDesk own, DbContext db, CancellationToken ct) =>
        await own.FindAsync(who, ct) is { Application: { } application }
        && await db.Set<ApplicationDocument>().AnyAsync(document => document.Id == id && document.ApplicationId == application.Id && document.RemovedAt == null, ct);

    private static ProblemHttpResult None => Problem.Of(404, "document-not-found", "没有找到该文件。");
}
