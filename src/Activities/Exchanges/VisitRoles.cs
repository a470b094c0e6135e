using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>The selected company that receives the visit.</summary>
internal sealed class HostRole(DbContext db) : IRole
{
    public string Name => "host";

    public string Label => "接待单位";

    public bool IsOnePerson => true;

    public async Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => await Of(about).Select(company => company.Account).ToListAsync(ct);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        await Of(about).Select(company => new Mailbox(company.ContactEmail, company.FullName, company.Account)).ToListAsync(ct);

    private IQueryable<Applicant> Of(Case about) =>
        from request in db.Set<VisitRequest>()
        where request.Id == about.Matter.Id
        join visit in db.Set<LearningVisit>() on request.VisitId equals visit.Id
        join application in db.Set<Application>() on visit.HostApplicationId equals application.Id
        join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
        select company;
}

/// <summary>The company that asked for the visit.</summary>
internal sealed class RequesterRole(DbContext db) : IRole
{
    public string Name => "requester";

    public string Label => "申请单位";

    public bool IsOnePerson => true;

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        await db.Set<VisitRequest>().Where(r => r.Id == about.Matter.Id).Select(r => new Mailbox(r.Email, r.ContactName, null)).ToListAsync(ct);
}
