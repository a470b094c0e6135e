using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>What is the caller's: their company, the campaign of the latest year, the company's application to it.</summary>
/// <param name="Application">None before it was opened. Not tracked.</param>
internal sealed record Own(Applicant Company, Campaign Campaign, Application? Application)
{
    public DateTimeOffset Closes => Campaign.Dates.Single(date => date.Name == DeadlineNames.Applications).At; // every campaign has it
}

/// <summary>Finds what is the caller's. No route names an application by a number, so nobody can ask for another's.</summary>
internal sealed class OwnDesk(DbContext db, ApplicantRegister register, CampaignDesk campaigns)
{
    /// <summary>None when the account has no company, or no campaign has been announced.</summary>
    public async Task<Own?> FindAsync(Viewer who, CancellationToken ct)
    {
        if (await register.OfAccountAsync(who.Name, ct) is not [var company, ..]) return null;
        if (await campaigns.FindAsync(null, ct) is not { } campaign) return null;
        var application = await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(one => one.CampaignId == campaign.Id && one.ApplicantId == company.Id, ct);
        return new(company, campaign, application);
    }

    public static ProblemHttpResult None => Problem.Of(404, "application-not-found", "没有找到该申报。");
}
