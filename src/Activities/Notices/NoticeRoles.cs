using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Notices;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Notices;

/// <summary>The companies on the published list, and those selected by it.</summary>
internal sealed class ListedRole(DbContext db) : IRole
{
    public string Name => "listed";

    public string Label => "公示名单上的企业";

    public async Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => await Companies(about).Select(company => company.Account).ToListAsync(ct);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        await Companies(about).Select(company => new Mailbox(company.ContactEmail, company.FullName, company.Account)).ToListAsync(ct);

    private IQueryable<Applicant> Companies(Case about) => db.Set<Application>().AsNoTracking()
        .Where(a => a.CampaignId == about.CampaignId && (a.Stage == ApplicationStage.Notice || a.Outcome == ApplicationOutcome.Selected)).OrderBy(a => a.Id)
        .Join(db.Set<Applicant>(), a => a.ApplicantId, company => company.Id, (_, company) => company);
}

/// <summary>Who raised the objection. Their name goes to nobody else.</summary>
internal sealed class ObjectorRole(DbContext db) : IRole
{
    public string Name => "objector";

    public string Label => "异议人";

    public bool IsOnePerson => true;

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct)
    {
        var objector = await db.Set<Objection>().AsNoTracking().Where(o => o.Id == about.Matter.Id).Select(o => new { o.Contact, o.FiledBy }).SingleAsync(ct);
        return Mail.Format.MailAddress.IsValid(objector.Contact.Trim()) ? [new Mailbox(objector.Contact.Trim(), objector.FiledBy)] : [];
    }
}
