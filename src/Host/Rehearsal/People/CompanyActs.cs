using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>What companies do by themselves: register, write, hand in, send the package, give up.</summary>
internal sealed class CompanyActs(Agenda agenda, Chance chance, long campaignId, DateTimeOffset packagesClose)
{
    private readonly Dictionary<string, CompanyPlan> byAccount = [];
    private readonly Dictionary<long, CompanyPlan> byApplication = [];

    /// <summary>The company behind an application.</summary>
    public CompanyPlan Of(long applicationId) => byApplication[applicationId];

    /// <summary>The company that acts under a user name; none when it is no company.</summary>
    public CompanyPlan? Of(string account) => byAccount.GetValueOrDefault(account);

    public void Plan(CompanyPlan company)
    {
        byAccount[company.Account] = company;
        agenda.Plan(company.Submits.AddDays(-chance.Between(1, 6, "writes for", company.Number)), $"{company.Name} registers and writes", (services, ct) => WriteAsync(services, company, ct));
        agenda.Plan(company.Submits, $"{company.Name} hands in", (services, ct) => SubmitAsync(services, company, ct));
        if (company.Withdraws is { } when) agenda.Plan(when, $"{company.Name} withdraws", (services, ct) => WithdrawAsync(services, company, ct));
    }

    private async Task WriteAsync(IServiceProvider services, CompanyPlan company, CancellationToken ct)
    {
        var applicant = await RegisterAsync(services, company, ct);
        var desk = services.GetRequiredService<ApplicationDesk>();
        var application = await desk.OpenAsync(campaignId, applicant.Id, company.Account, ct);
        byApplication[application.Id] = company;
        var settings = (await services.GetRequiredService<CampaignDesk>().SettingsAsync(campaignId, ct)).Application;
        var revision = await desk.SaveDraftAsync(
            new DraftChange(application.Id, application.Revision, $"运用系统方法提升质量的经验（{company.Number}）", company.Area, company.Unit), company.Account, ct);
        await desk.SaveDraftAsync(new DraftChange(application.Id, revision, Fields: ApplicationFilling.Fill(settings.Form, company, chance)), company.Account, ct);
        foreach (var kind in settings.Documents.Select(document => document.Kind))
            if (kind != DocumentKind.Proof || !company.ForgetsProof) await AttachAsync(services, company, application.Id, kind, ct);
    }

    /// <summary>Some type their code wrongly first and are told; then it is right.</summary>
    private static async Task<Applicant> RegisterAsync(IServiceProvider services, CompanyPlan company, CancellationToken ct)
    {
        var register = services.GetRequiredService<ApplicantRegister>();
        var first = Companies.CodeWithoutCheck(company.Number);
        var code = first + CreditCode.CheckCharacter(first);
        var data = new ApplicantData(company.Name, code, $"示范路 {company.Number} 号", $"联系人{company.Number}", $"139{company.Number:D8}", ApplicationFilling.Mail(company));
        if (!company.MistypesCode) return await register.RegisterAsync(data, company.Account, ct);
        try
        {
            return await register.RegisterAsync(data with { CreditCode = first + (code[^1] == '0' ? '1' : '0') }, company.Account, ct);
        }
        catch (RuleBrokenException)
        {
            return await register.RegisterAsync(data, company.Account, ct);
        }
    }

    private async Task SubmitAsync(IServiceProvider services, CompanyPlan company, CancellationToken ct)
    {
        var desk = services.GetRequiredService<ApplicationDesk>();
        var application = await ApplicationAsync(services, company, ct);
        if (company.ForgetsProof && (await desk.MissingAsync(application.Id, ct)).Count > 0)
            await AttachAsync(services, company, application.Id, DocumentKind.Proof, ct);
        var receipt = await desk.SubmitAsync(application.Id, company.Account, ct);
        PlanPackage(company, receipt.SubmittedAt);
    }

    /// <summary>The company mends what its unit found, the day after, and hands in again.</summary>
    public void PlanAgain(CompanyPlan company, DateTimeOffset returned) =>
        agenda.Plan(returned.AddHours(chance.Between(3, 30, "mends", company.Number)), $"{company.Name} hands in again", async (services, ct) =>
        {
            var application = await ApplicationAsync(services, company, ct);
            await services.GetRequiredService<ApplicationDesk>().SubmitAsync(application.Id, company.Account, ct);
        });

    private void PlanPackage(CompanyPlan company, DateTimeOffset submitted)
    {
        var at = submitted.AddMinutes(chance.Between(10, 600, "packs", company.Number));
        if (at >= packagesClose) at = submitted + ((packagesClose - submitted) / 2);
        switch (company.Package)
        {
            case PackageHabit.Right:
                Send(company, at, wrong: false);
                break;
            case PackageHabit.WrongSubject or PackageHabit.NotAnArchive:
                Send(company, at, wrong: true);
                Send(company, at.AddMinutes(90) < packagesClose ? at.AddMinutes(90) : packagesClose.AddSeconds(-1), wrong: false);
                break;
            case PackageHabit.Late:
                Send(company, packagesClose.AddHours(chance.Between(1, 40, "late package", company.Number)), wrong: false);
                break;
            case PackageHabit.Never:
                break;
        }
    }

    private void Send(CompanyPlan company, DateTimeOffset at, bool wrong) =>
        agenda.Plan(at, $"{company.Name} sends its package", (services, ct) => PackageMail.ReceiveAsync(services, company, campaignId, wrong, ct));

    private static async Task WithdrawAsync(IServiceProvider services, CompanyPlan company, CancellationToken ct)
    {
        var application = await ApplicationAsync(services, company, ct);
        await services.GetRequiredService<ApplicationProgress>().WithdrawAsync(application.Id, "企业自身安排调整", company.Account, ct);
    }

    private static async Task<Application> ApplicationAsync(IServiceProvider services, CompanyPlan company, CancellationToken ct)
    {
        var code = Companies.CodeWithoutCheck(company.Number);
        var applicant = await services.GetRequiredService<ApplicantRegister>().FindAsync(code + CreditCode.CheckCharacter(code), ct)
            ?? throw new InvalidOperationException($"{company.Name} is not registered.");
        return await services.GetRequiredService<DbContext>().Set<Application>().SingleAsync(application => application.ApplicantId == applicant.Id, ct);
    }

    private static Task AttachAsync(IServiceProvider services, CompanyPlan company, long applicationId, DocumentKind kind, CancellationToken ct) =>
        services.GetRequiredService<ApplicationFiles>().AttachAsync(applicationId, kind, $"{kind switch
        {
            DocumentKind.Form => "申报书",
            DocumentKind.Experience => "典型经验",
            DocumentKind.Proof => "证明材料",
        }}.docx", WordFile.Of(company.Name, kind.ToString()), company.Account, ct);
}
