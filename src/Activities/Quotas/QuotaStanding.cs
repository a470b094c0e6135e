using System.Dynamic;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Quotas;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Quotas;

/// <summary>Reads how a unit stands with its quota.</summary>
internal sealed class QuotaStanding(DbContext db, QuotaLedger ledger)
{
    public async Task<UnitStanding> OfAsync(Case about, CancellationToken ct)
    {
        var unit = about.UnitId ?? throw new InvalidOperationException($"事项 {about.Matter} 不涉及推荐单位。");
        var balance = await ledger.BalanceAsync(unit, ct);
        var ids = balance.Holds.Select(hold => hold.ApplicationId).ToArray();
        var holders = await db.Set<Application>().AsNoTracking().Where(a => ids.Contains(a.Id))
            .Join(db.Set<Applicant>(), a => a.ApplicantId, company => company.Id, (a, company) => new { a.Id, company.FullName })
            .OrderBy(row => row.Id).Select(row => row.FullName).ToListAsync(ct);
        return new(balance, holders, about.ApplicationId is { } application && ids.Contains(application));
    }
}

/// <param name="Holders">The companies that hold the places.</param>
/// <param name="HasOne">The application holds one of them.</param>
internal sealed record UnitStanding(QuotaBalance Balance, IReadOnlyList<string> Holders, bool HasOne)
{
    public bool HasPlace => HasOne || Balance.Left > 0;

    public ExpandoObject Facts() => Plain.Of(("granted", Balance.Granted), ("held", Balance.Held), ("left", Balance.Left), ("holders", string.Join("、", Holders)));
}
