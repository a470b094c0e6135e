using System.Text.Json;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Studio.Identity;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Applicants;

/// <summary>A company registers itself, and the account of who acts for it.</summary>
internal sealed record Registration(
    string? UserName, string? Password, string? FullName, string? CreditCode, string? Address, string? ContactName, string? ContactPhone, string? ContactEmail)
{
    public ApplicantData ToCompany() => new(FullName ?? "", CreditCode ?? "", Address ?? "", ContactName ?? "", ContactPhone ?? "", ContactEmail?.Trim() ?? "");
}

/// <summary>A company's data as it sees them itself.</summary>
internal sealed record CompanyView(
    string FullName, string CreditCode, string Address, string ContactName, string ContactPhone, string ContactEmail, DateTimeOffset RegisteredAt, string UserName, long Revision)
{
    public static CompanyView Of(Applicant company) => new(
        company.FullName, company.CreditCode, company.Address, company.ContactName, company.ContactPhone, company.ContactEmail, company.RegisteredAt, company.Account, company.Revision);
}

/// <summary>Companies and the accounts that act for them.</summary>
internal static class ApplicantEndpoints
{
    public static void MapApplicants(this IEndpointRouteBuilder api)
    {
        var applicants = api.MapGroup("/applicants").WithTags("applicants");
        applicants.MapPost("", RegisterAsync).Open("companies register themselves").RequireRateLimiting(SignInRoutes.Rate).WithMetadata(new HashedPassword.First())
            .WithSummary("Registers a company and the account that acts for it; sign in with it afterwards.");
        applicants.MapGet("/mine", MineAsync).Demand(Permissions.Apply).WithSummary("The company that the caller acts for.");
        applicants.MapPut("/mine", ChangeAsync).Demand(Permissions.Apply).WithSummary("Changes name, address and contacts of the caller's company; the credit code stays.");
    }

    private static async Task<Results<Created<CompanyView>, ProblemHttpResult>> RegisterAsync(
        Registration asked, HttpContext context, INewAccounts accounts, ApplicantRegister register, CampaignDesk campaigns, Outbox outbox, CancellationToken ct)
    {
        var (userName, company) = (asked.UserName?.Trim() ?? "", asked.ToCompany());
        List<(string Field, string Message)> wrong = [.. await accounts.MakeAsync(new(userName, asked.Password ?? "", context.Features.Get<HashedPassword>()?.Hash ?? "", company.FullName.Trim(), company.ContactEmail, Roles.Applicant), ct)];
        try
        {
            var made = await register.RegisterAsync(company, userName, ct);
            if (wrong.Count == 0)
            {
                await WelcomeAsync(made, campaigns, outbox, ct);
                return TypedResults.Created("/api/applicants/mine", CompanyView.Of(made));
            }
        }
        catch (RuleBrokenException broken)
        {
            wrong.AddRange(broken.Rules.Select(rule => (rule.Field ?? "", rule.Message)));
        }

        return Problem.Fields(wrong); // nothing of it stays
    }

    private static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> MineAsync(Viewer who, ApplicantRegister register, HttpResponse response, CancellationToken ct)
    {
        if (await register.OfAccountAsync(who.Name, ct) is not [var company, ..]) return None;
        Revision.Tell(response, company.Revision);
        return TypedResults.Ok(CompanyView.Of(company));
    }

    private static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> ChangeAsync(
        Registration asked, Revision seen, Viewer who, ApplicantRegister register, HttpResponse response, CancellationToken ct)
    {
        if (await register.OfAccountAsync(who.Name, ct) is not [var company, ..]) return None;
        var changed = await register.ChangeAsync(company.Id, seen.Seen ?? company.Revision, asked.ToCompany(), who.Name, ct);
        Revision.Tell(response, changed.Revision);
        return TypedResults.Ok(CompanyView.Of(changed));
    }

    internal static ProblemHttpResult None => Problem.Of(404, "applicant-not-found", "该账户没有登记申报企业。");

    /// <summary>The letter that confirms it names the year's deadline; before a campaign is announced there is none to write.</summary>
    private static async Task WelcomeAsync(Applicant company, CampaignDesk campaigns, Outbox outbox, CancellationToken ct)
    {
        var campaign = await campaigns.FindAsync(null, ct);
        if (campaign?.Dates.FirstOrDefault(date => date.Name == DeadlineNames.Applications) is not { } closes) return;
        await outbox.QueueAsync(
            new NewMail
            {
                DedupeKey = $"applicant/{company.Id}/registered",
                Recipients = [new MailRecipient(company.ContactEmail, company.ContactName)],
                ToUser = company.Account,
                Template = "account-registered",
                ModelJson = JsonSerializer.Serialize(new
                {
                    year = campaign.Year, company = company.FullName, creditCode = company.CreditCode, userName = company.Account, deadline = closes.At.ToOffset(ShanghaiTime.Offset),
                }),
                AboutKind = "applicant",
                AboutId = company.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            ct);
    }
}
