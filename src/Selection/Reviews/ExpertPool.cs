using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Keeps the pool of experts.</summary>
public sealed class ExpertPool(DbContext db, AuditTrail audit)
{
    /// <exception cref="RuleBrokenException">See <see cref="ExpertRules.Check"/>; <c>account-taken</c>.</exception>
    public async Task<Expert> AddAsync(ExpertEntry entry, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(ExpertRules.Check(entry));
        if (await db.Set<Expert>().AnyAsync(e => e.Account == entry.Account, ct)) throw new RuleBrokenException(new BrokenRule("account-taken", "该账号已登记为专家。", "account"));
        var expert = new Expert
        {
            Account = entry.Account, Name = entry.Name.Trim(), Employer = entry.Employer.Trim(), EmployerMatch = CompanyName.Normal(entry.Employer),
            Email = entry.Email.Trim(), Capacity = entry.Capacity, UnitId = entry.UnitId, AreaIds = entry.AreaIds,
        };
        db.Add(expert);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "expert.added", "expert", expert.Id, Facts(expert), ct);
        return expert;
    }

    /// <summary>Changes everything but the account. Places given before stay, also when the capacity is now below them.</summary>
    /// <param name="seen">The revision that it is changed from; null: whatever it is now. Likewise below.</param>
    /// <exception cref="RuleBrokenException">See <see cref="ExpertRules.Check"/>; <c>expert-not-found</c>, <c>expert-changed</c>.</exception>
    public async Task ChangeAsync(long expertId, long? seen, ExpertEntry entry, string actor, CancellationToken ct)
    {
        var expert = await TakeAsync(expertId, seen, ct);
        RuleBrokenException.ThrowIfAny(ExpertRules.Check(entry with { Account = expert.Account }));
        var before = Facts(expert);
        (expert.Name, expert.Employer, expert.EmployerMatch, expert.Email) = (entry.Name.Trim(), entry.Employer.Trim(), CompanyName.Normal(entry.Employer), entry.Email.Trim());
        (expert.Capacity, expert.UnitId, expert.AreaIds) = (entry.Capacity, entry.UnitId, entry.AreaIds);
        await SaveAsync(expert, "expert.changed", new { from = before, to = Facts(expert) }, actor, ct);
    }

    /// <summary>No new work is given on these days; none for <paramref name="from"/> ends the absence.</summary>
    /// <exception cref="RuleBrokenException"><c>out-of-office-dates</c>, <c>expert-not-found</c>, <c>expert-changed</c>.</exception>
    public async Task SetOutOfOfficeAsync(long expertId, long? seen, DateOnly? from, DateOnly? until, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(ExpertRules.MayBeOut(from, until));
        var expert = await TakeAsync(expertId, seen, ct);
        (expert.OutFrom, expert.OutUntil) = (from, until);
        await SaveAsync(expert, "expert.outOfOffice", new { from, until }, actor, ct);
    }

    /// <summary>Takes an expert off the pool, or back on. What was judged stays.</summary>
    /// <exception cref="RuleBrokenException"><c>expert-not-found</c>, <c>expert-changed</c>.</exception>
    public async Task SetActiveAsync(long expertId, long? seen, bool isActive, string? reason, string actor, CancellationToken ct)
    {
        var expert = await TakeAsync(expertId, seen, ct);
        expert.IsActive = isActive;
        await SaveAsync(expert, isActive ? "expert.returned" : "expert.retired", reason is null ? null : new { reason }, actor, ct);
    }

    public Task<Expert?> FindAsync(string account, CancellationToken ct) => OfAccount.AskAsync(db, account, ct);

    private static readonly SteadyQuery<string, Expert?> OfAccount = new((db, account, _) => db.Set<Expert>().AsNoTracking().SingleOrDefault(e => e.Account == account));

    public async Task<IReadOnlyList<Expert>> ListAsync(CancellationToken ct) => await db.Set<Expert>().AsNoTracking().OrderBy(e => e.Id).ToListAsync(ct);

    private async Task<Expert> TakeAsync(long id, long? seen, CancellationToken ct)
    {
        var expert = await db.Set<Expert>().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new RuleBrokenException(ExpertRules.NotFound);
        if (seen is null || seen == expert.Revision) return expert;
        var last = (await audit.LastOfAsync("expert", id, 1, ct)).FirstOrDefault();
        throw new RuleBrokenException(new BrokenRule("expert-changed", $"在您查看之后，该专家的信息已被{last?.Actor ?? "他人"}修改。请对照最新内容后再操作。"));
    }

    /// <summary>What decides who judges what, and where their letters go.</summary>
    private static object Facts(Expert expert) => new { expert.Name, expert.Employer, expert.Email, expert.UnitId, expert.Capacity, expert.AreaIds };

    private async Task SaveAsync(Expert expert, string act, object? details, string actor, CancellationToken ct)
    {
        expert.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "expert", expert.Id, details, ct);
    }
}
