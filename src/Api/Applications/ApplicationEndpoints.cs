using BenchmarkWorkflow.Api.Paper;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Api.Sheets;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>What a list is asked for; everything left out filters nothing.</summary>
/// <param name="Year">Of the campaign; the latest where none is given.</param>
internal sealed record ApplicationAsked(
    [FromQuery(Name = "year")] int? Year, [FromQuery(Name = "search")] string? Search, [FromQuery(Name = "stage")] Choice<ApplicationStage>[]? Stages, [FromQuery(Name = "outcome")] Choice<ApplicationOutcome>[]? Outcomes,
    [FromQuery(Name = "area")] int[]? Areas, [FromQuery(Name = "unit")] int[]? Units,
    [FromQuery(Name = "sort")] Choice<ApplicationSort>? Sort, [FromQuery(Name = "descending")] bool? Descending)
{
    public ApplicationQuery Of(long campaignId) => new(
        campaignId, Choice<ApplicationStage>.Of(Stages), Choice<ApplicationOutcome>.Of(Outcomes), Areas, Units, Search, Sort?.Value ?? ApplicationSort.Received, Descending ?? false);
}

/// <summary>All applications of a campaign for the secretariat, and one whole for those it concerns.</summary>
internal static class ApplicationEndpoints
{
    public static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<ApplicationAccess>().AddScoped<ApplicationDossier>().AddScoped<ApplicationCourse>().AddScoped<ApplicationJudging>().AddScoped<ApplicationRecords>();

    public static void MapApplications(this IEndpointRouteBuilder api)
    {
        var applications = api.MapGroup("/applications").WithTags("applications");
        applications.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of a campaign's applications, searched, filtered and sorted.");
        applications.MapGet("/counts", CountsAsync).Demand(Permissions.ReadSelection).WithSummary("How many applications of a campaign stand where.");
        applications.MapGet("/export", ExportAsync).Demand(Permissions.ReadSelection).WithSummary("What the list is filtered to as an Excel file, with the columns asked for.");
        applications.MapGet("/{id:long}", OneAsync).Demand(Permissions.ReadSelection, Permissions.Recommend, Permissions.Judge).WithSummary("One application with what the caller may see of it.");
        applications.MapGet("/{id:long}/documents/{documentId:long}", DocumentAsync).Demand(Permissions.ReadSelection, Permissions.Recommend, Permissions.Judge).WithSummary("A document of an application, as a download.");
        applications.MapGet("/{id:long}/paper", PaperAsync).Demand(Permissions.ReadSelection, Permissions.Recommend).WithSummary("The paper bundle of an application as it was last handed in, as one PDF in Chinese.").Produces(200, contentType: "application/pdf");
        applications.MapGet("/{id:long}/packages/{packageId:long}", PackageAsync).Demand(Permissions.ReadSelection).WithSummary("An archive that came by mail for an application, as a download.");
    }

    private static async Task<Results<Ok<Page<ApplicationLine>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ApplicationAsked asked, string? cursor, int? take, CampaignDesk campaigns, ApplicationList list, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(asked.Year, ct) is not { } campaign) return NoCampaign();
        var query = asked.Of(campaign.Id);
        var page = await list.PageAsync(query, cursor, take ?? 20, ct);
        return TypedResults.Ok(new Page<ApplicationLine>([.. page.Rows.Select(ApplicationLine.Of)], page.Next, await list.CountAsync(query, ct)));
    }

    private static async Task<Results<Ok<IReadOnlyList<StageCount>>, ProblemHttpResult>> CountsAsync(int? year, CampaignDesk campaigns, ApplicationList list, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return NoCampaign();
        var counts = await list.CountsAsync(campaign.Id, ct);
        return TypedResults.Ok<IReadOnlyList<StageCount>>([.. counts.OrderBy(one => one.Key.Stage).ThenBy(one => one.Key.Outcome).Select(one => new StageCount(one.Key.Stage, one.Key.Outcome, one.Value))]);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ExportAsync(
        [AsParameters] ApplicationAsked asked, [FromQuery(Name = "column")] string[]? columns, CampaignDesk campaigns, ApplicationList list, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(asked.Year, ct) is not { } campaign) return NoCampaign();
        var chosen = SheetColumn<ApplicationRow>.Chosen(ApplicationSheet.Columns, columns);
        if (chosen.Count == 0) return Problem.Fields(("column", "请至少选择一列。"));
        return await Workbook.DownloadAsync($"{campaign.Year}年申报汇总表.xlsx", "申报", chosen, list.AllAsync(asked.Of(campaign.Id)), ct);
    }

    private static async Task<Results<Ok<ApplicationView>, ProblemHttpResult>> OneAsync(long id, Viewer who, ApplicationAccess access, ApplicationDossier dossier, CancellationToken ct) =>
        await access.OfAsync(id, who, ct) is { } sight ? TypedResults.Ok(await dossier.OfAsync(sight, ct)) : None();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> DocumentAsync(long id, long documentId, Viewer who, ApplicationAccess access, ApplicationFiles files, CancellationToken ct)
    {
        if (await access.OfAsync(id, who, ct) is not { HandedIn: { Ever: true } handedIn }) return None();
        var held = handedIn.Documents.Any(document => document.Id == documentId);
        return held && await files.OpenAsync(documentId, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.FileName) : Problem.Of(404, "document-not-found", "没有找到该文件。");
    }

    /// <summary>It names the people to call and the unit: who judges does not get it.</summary>
    private static async Task<Results<PaperAnswer, ProblemHttpResult>> PaperAsync(long id, Viewer who, ApplicationAccess access, PaperReader reader, CancellationToken ct) =>
        await access.OfAsync(id, who, ct) is { HandedIn: { Ever: true } handedIn, Audience: not ApplicationAudience.Expert }
            ? new PaperAnswer(await reader.OfAsync(handedIn.Application, handedIn.Documents, isDraft: false, ct))
            : None();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> PackageAsync(long id, long packageId, DbContext db, PackageIntake intake, CancellationToken ct) =>
        await db.Set<Package>().AnyAsync(package => package.Id == packageId && package.ApplicationId == id, ct) && await intake.OpenAsync(packageId, ct) is { } file
            ? TypedResults.File(file.Content, file.ContentType, file.FileName)
            : Problem.Of(404, "package-not-found", "没有找到该材料包。");

    private static ProblemHttpResult None() => Problem.Of(404, "application-not-found", "没有找到该申报。");

    private static ProblemHttpResult NoCampaign() => Problem.Of(404, "campaign-not-found", "没有该年度的活动。");
}
