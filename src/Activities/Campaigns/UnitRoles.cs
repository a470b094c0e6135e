using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Campaigns;

/// <summary>The staff of all recommending units of the campaign.</summary>
internal class UnitsRole(DbContext db, IGroupMembership groups) : IRole
{
    public virtual string Name => "units";

    public virtual string Label => "各推荐单位";

    public async Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct)
    {
        List<string> users = [];
        foreach (var number in await Units(db, about).OrderBy(unit => unit.Number).Select(unit => unit.Number).ToListAsync(ct))
            users.AddRange(await groups.UsersOfAsync(People.UnitGroup(number), ct));
        return users;
    }

    private protected virtual IQueryable<RecommendingUnit> Units(DbContext data, Case about) => data.Set<RecommendingUnit>().AsNoTracking().Where(unit => unit.CampaignId == about.CampaignId);
}

/// <summary>The staff of those units that still have applications to decide.</summary>
internal sealed class UndecidedUnitsRole(DbContext db, IGroupMembership groups) : UnitsRole(db, groups)
{
    public override string Name => "units-undecided";

    public override string Label => "尚未推荐的单位";

    private protected override IQueryable<RecommendingUnit> Units(DbContext data, Case about) =>
        base.Units(data, about).Where(unit => data.Set<Application>().Any(a => a.UnitId == unit.Id && a.Stage == ApplicationStage.Recommendation));
}

/// <summary>The companies that have not handed in, were sent back, or whose package is missing.</summary>
internal sealed class UnfinishedRole(DbContext db) : IRole
{
    public string Name => "unfinished";

    public string Label => "草稿未提交的企业";

    public async Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => await Companies(about).Select(company => company.Account).ToListAsync(ct);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        await Companies(about).Select(company => new Mailbox(company.ContactEmail, company.FullName, company.Account)).ToListAsync(ct);

    private IQueryable<Applicant> Companies(Case about) => db.Set<Application>().AsNoTracking()
        .Where(a => a.CampaignId == about.CampaignId
            && (a.Stage == ApplicationStage.Draft || a.Stage == ApplicationStage.Returned || (a.Stage == ApplicationStage.Submitted && a.PackageAt == null)))
        .OrderBy(a => a.Id).Join(db.Set<Applicant>(), a => a.ApplicantId, company => company.Id, (_, company) => company);
}
