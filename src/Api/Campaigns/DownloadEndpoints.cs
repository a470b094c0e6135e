using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BenchmarkWorkflow.Api.Campaigns;

/// <summary>A file that everybody may load down.</summary>
/// <param name="Size">Bytes.</param>
internal sealed record DownloadView(long Id, string Title, string FileName, long Size, DateTimeOffset AddedAt);

/// <summary>The form, the writing guide, the rules: what the secretariat has put there, and nothing else.</summary>
internal static class DownloadEndpoints
{
    public static void MapDownloads(this IEndpointRouteBuilder api)
    {
        var downloads = api.MapGroup("/campaigns/{year:int}/downloads").WithTags("campaigns");
        downloads.MapGet("/", ListAsync).Open("what is offered is for everybody").WithSummary("The files that a campaign offers.");
        downloads.MapGet("/{id:long}", OneAsync).Open("what is offered is for everybody").WithSummary("A file, as a download.");
        downloads.MapPost("/", AddAsync).Demand(Permissions.WriteCampaign).DisableAntiforgery().WithSummary("Offers a file (form fields `title` and `file`)."); // the header X-Csrf guards it, as every route
        downloads.MapDelete("/{id:long}", RemoveAsync).Demand(Permissions.WriteCampaign).WithSummary("Takes a file back.");
    }

    private static async Task<Results<Ok<IReadOnlyList<DownloadView>>, ProblemHttpResult>> ListAsync(int year, CampaignDesk campaigns, CampaignDownloads downloads, CancellationToken ct) =>
        await campaigns.KeyAsync(year, ct) is { } campaign ? TypedResults.Ok<IReadOnlyList<DownloadView>>([.. (await downloads.OfCampaignAsync(campaign.Id, ct)).Select(Of)]) : CurrentCampaign.None();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> OneAsync(int year, long id, CampaignDesk campaigns, CampaignDownloads downloads, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var file = await downloads.OpenAsync(campaign.Id, id, ct);
        return TypedResults.File(file.Content, file.ContentType, file.FileName);
    }

    private static async Task<Results<Created<DownloadView>, ProblemHttpResult>> AddAsync(
        int year, [FromForm] string? title, IFormFile file, Viewer who, CampaignDesk campaigns, CampaignDownloads downloads, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        if (file.Length > CampaignDownloads.MaxBytes) throw new RuleBrokenException([new BrokenRule("file-too-large", $"不能超过 {CampaignDownloads.MaxBytes / 1024 / 1024} MB。", "file")]);
        var content = new byte[file.Length];
        await using (var sent = file.OpenReadStream()) await sent.ReadExactlyAsync(content, ct);
        return TypedResults.Created((string?)null, Of(await downloads.AddAsync(campaign.Id, title ?? "", file.FileName, content, who.Name, ct)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(int year, long id, Viewer who, CampaignDesk campaigns, CampaignDownloads downloads, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        await downloads.RemoveAsync(campaign.Id, id, who.Name, ct);
        return TypedResults.NoContent();
    }

    private static DownloadView Of(CampaignDownload file) => new(file.Id, file.Title, file.FileName, file.Size, file.AddedAt);
}
