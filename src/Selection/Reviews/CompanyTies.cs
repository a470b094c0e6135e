using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>
/// Keeps what experts say of their ties to companies. Whoever declares learns nothing of who applies: a company is named by its full name, and the answer is the same whether it does or not.
/// </summary>
public sealed class CompanyTies(DbContext db, TimeProvider time, AuditTrail audit)
{
    /// <summary>Declares a tie. From now on no work of that company is given to the expert.</summary>
    /// <returns>
    /// The applications of that company that the expert is still to judge: each is to be recused from, so that its process hears of it. A score that is handed in stays, as
    /// whoever has read the others' could otherwise take one out; what a tie that is told so late means is the secretariat's to decide (<see cref="RecusalDesk.DeclareAsync"/>).
    /// </returns>
    /// <exception cref="RuleBrokenException"><c>company-missing</c>, <c>recusal-note-missing</c>, <c>recusal-declared</c> (said before), <c>field-too-long</c>.</exception>
    public async Task<IReadOnlyList<long>> DeclareAsync(long expertId, string company, RecusalReason reason, string note, string actor, CancellationToken ct)
    {
        var match = CompanyName.Normal(company);
        RuleBrokenException.ThrowIfAny([.. TextRules.TooLong(("company", company, TextRules.Company), ("note", note, 1000))]);
        RuleBrokenException.ThrowIf(RecusalRules.MayName(match) ?? RecusalRules.MayDeclare(reason, note));
        if (await db.Set<CompanyTie>().AnyAsync(tie => tie.ExpertId == expertId && tie.CompanyMatch == match && tie.WithdrawnAt == null, ct))
            throw new RuleBrokenException(new BrokenRule("recusal-declared", "您已申明与该企业的回避关系。", "company"));
        var tie = new CompanyTie
        {
            ExpertId = expertId, Company = company.Trim(), CompanyMatch = match, Reason = reason, Note = note.Trim(), DeclaredBy = actor, DeclaredAt = time.GetUtcNow(),
        };
        db.Add(tie);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "recusal.companyDeclared", "expert", expertId, new { tie.Company, reason = reason.ToString(), note }, ct);
        return await ToJudgeAsync(expertId, match, ct);
    }

    /// <summary>Withdraws a mistaken declaration, by the secretariat. Sheets that lapsed by it do not come back.</summary>
    /// <exception cref="RuleBrokenException"><c>reason-missing</c>.</exception>
    public async Task WithdrawAsync(long tieId, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason));
        var tie = await db.Set<CompanyTie>().SingleAsync(one => one.Id == tieId, ct);
        if (tie.WithdrawnAt is not null) return;
        (tie.WithdrawnAt, tie.WithdrawnBy) = (time.GetUtcNow(), actor);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "recusal.companyWithdrawn", "expert", tie.ExpertId, new { tie.Company, reason }, ct);
    }

    /// <summary>What an expert has said, the newest first.</summary>
    public async Task<IReadOnlyList<CompanyTie>> OfExpertAsync(long expertId, CancellationToken ct) =>
        await db.Set<CompanyTie>().AsNoTracking().Where(tie => tie.ExpertId == expertId && tie.WithdrawnAt == null).OrderByDescending(tie => tie.Id).ToListAsync(ct);

    private async Task<IReadOnlyList<long>> ToJudgeAsync(long expertId, string match, CancellationToken ct) => await db.Set<Application>().AsNoTracking()
        .Where(a => a.Outcome == ApplicationOutcome.Open && db.Set<Applicant>().Any(company => company.Id == a.ApplicantId && company.MatchName == match))
        .Where(a => db.Set<ScoreSheet>().Any(sheet => sheet.ApplicationId == a.Id && sheet.ExpertId == expertId && (sheet.State == ScoreSheetState.Assigned || sheet.State == ScoreSheetState.Draft)))
        .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
}
