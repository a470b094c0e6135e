using BenchmarkWorkflow.Api.OwnApplication;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BenchmarkWorkflow.Api.Uploads;

/// <param name="Kind">What the file is to become: <c>form</c>, <c>experience</c> or <c>proof</c>.</param>
/// <param name="Size">Bytes.</param>
internal sealed record NewUpload(string? FileName, long Size, string? Kind);

/// <param name="Offset">Bytes that are here: where the next piece begins.</param>
/// <param name="MaxPiece">Bytes of a piece at most.</param>
internal sealed record UploadView(long Id, string FileName, long Size, long Offset, int MaxPiece)
{
    public static UploadView Of(Upload upload) => new(upload.Id, upload.FileName, upload.Size, upload.Offset, Selection.Files.Uploads.MaxPiece);
}

/// <summary>Files sent in pieces: begin one, PATCH piece after piece, ask where it stands after a lost connection, then attach it to what it is for.</summary>
internal static class UploadEndpoints
{
    public const string OffsetHeader = "Upload-Offset";

    public static void MapUploads(this IEndpointRouteBuilder api)
    {
        var uploads = api.MapGroup("/uploads").WithTags("uploads").Demand(Permissions.Apply);
        uploads.MapPost("", BeginAsync).WithSummary("Begins to send a file for the caller's application.");
        uploads.MapGet("/{id:long}", FindAsync).WithSummary("How much of the caller's upload has arrived.");
        uploads.MapPatch("/{id:long}", AppendAsync).Accepts<byte[]>("application/octet-stream").WithSummary("Adds a piece at Upload-Offset; 409 upload-offset when that is not where the last one ended.");
        uploads.MapDelete("/{id:long}", DropAsync).WithSummary("Gives the upload up.");
    }

    private static async Task<Results<Created<UploadView>, ProblemHttpResult>> BeginAsync(
        NewUpload asked, Viewer who, OwnDesk own, ApplicationFiles documents, Selection.Files.Uploads uploads, CancellationToken ct)
    {
        if (await own.FindAsync(who, ct) is not { Application: { } application }) return OwnDesk.None;
        if (!Choice<DocumentKind>.TryParse(asked.Kind, out var kind)) return Problem.Fields(("kind", "请说明这是哪一类材料。"));
        await documents.DemandRoomAsync(application.Id, kind.Value, asked.Size, await uploads.OpenBytesAsync(who.Name, ct), ct);
        var upload = await uploads.BeginAsync(who.Name, asked.FileName ?? "", asked.Size, ct);
        return TypedResults.Created(FormattableString.Invariant($"/api/uploads/{upload.Id}"), UploadView.Of(upload));
    }

    private static async Task<Results<Ok<UploadView>, ProblemHttpResult>> FindAsync(long id, Viewer who, Selection.Files.Uploads uploads, CancellationToken ct) =>
        await uploads.FindAsync(id, who.Name, ct) is { } upload ? TypedResults.Ok(UploadView.Of(upload)) : None;

    private static async Task<Results<Ok<UploadView>, ProblemHttpResult>> AppendAsync(
        long id, [FromHeader(Name = OffsetHeader)] long offset, HttpRequest request, Viewer who, Selection.Files.Uploads uploads, CancellationToken ct)
    {
        if (offset < 0 || request.Body.Length is 0 or > Selection.Files.Uploads.MaxPiece)
            return Problem.Of(413, "too-large", $"每次上传 1 至 {Selection.Files.Uploads.MaxPiece} 字节。");
        var piece = new byte[request.Body.Length]; // the whole of it is here already, see OneUnit
        await request.Body.ReadExactlyAsync(piece, ct);
        if (await uploads.AppendAsync(id, who.Name, offset, piece, ct) is null) return None;
        return await FindAsync(id, who, uploads, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(long id, Viewer who, Selection.Files.Uploads uploads, CancellationToken ct) =>
        await uploads.DropAsync(id, who.Name, ct) ? TypedResults.NoContent() : None;

    internal static ProblemHttpResult None => Problem.Of(404, "upload-not-found", "没有找到该上传，请重新选择文件。");
}
