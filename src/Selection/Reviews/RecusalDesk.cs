using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Defences;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>A declared recusal, and the sheet that lapsed by it: its place is open until <see cref="ExpertAssignment.ReplaceAsync"/>.</summary>
public sealed record DeclaredRecusal(long RecusalId, long? VoidedSheetId);

/// <summary>Declares recusals and answers who is recused from what, by declaration or by the data.</summary>
public sealed class RecusalDesk(DbContext db, TimeProvider time, AuditTrail audit, ExpertLoads loads)
{
    /// <summary>Declares a tie, by the expert or the secretariat. The expert's sheet, handed in or not, no longer counts; others' sheets stay.</summary>
    /// <exception cref="RuleBrokenException"><c>recusal-note-missing</c>.</exception>
    public async Task<DeclaredRecusal> DeclareAsync(long expertId, long applicationId, RecusalReason reason, string note, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(RecusalRules.MayDeclare(reason, note));
        var now = time.GetUtcNow();
        var recusal = new Recusal { ExpertId = expertId, ApplicationId = applicationId, Reason = reason, Note = note.Trim(), DeclaredBy = actor, DeclaredAt = now };
        db.Add(recusal);
        var sheet = await db.Set<ScoreSheet>().SingleOrDefaultAsync(s => s.ApplicationId == applicationId && s.ExpertId == expertId, ct);
        if (sheet is { State: ScoreSheetState.Assigned or ScoreSheetState.Draft or ScoreSheetState.Submitted })
        {
            (sheet.State, sheet.EndedBecause, sheet.EndedAt) = (ScoreSheetState.Voided, reason.Text(), now);
            sheet.Revision++;
            await loads.RelieveAsync(sheet.CampaignId, expertId, ct);
        }
        else
        {
            sheet = null;
        }

        var heard = await db.Set<PanelScore>().SingleOrDefaultAsync(p => p.ApplicationId == applicationId && p.ExpertId == expertId, ct);
        if (heard is not null) heard.VoidedBecause = reason.Text();
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "recusal.declared", "application", applicationId, new { expertId, reason = reason.ToString(), note, voidedSheet = sheet?.Id }, ct);
        return new(recusal.Id, sheet?.Id);
    }

    /// <summary>Withdraws a mistaken declaration. A sheet that lapsed by it does not come back.</summary>
    /// <exception cref="RuleBrokenException"><c>reason-missing</c>.</exception>
    public async Task WithdrawAsync(long recusalId, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason));
        var recusal = await db.Set<Recusal>().SingleAsync(r => r.Id == recusalId, ct);
        if (recusal.WithdrawnAt is not null) return;
        (recusal.WithdrawnAt, recusal.WithdrawnBy) = (time.GetUtcNow(), actor);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "recusal.withdrawn", "application", recusal.ApplicationId, new { recusal.ExpertId, reason }, ct);
    }

    /// <summary>What keeps this expert from this application; none when nothing does.</summary>
    public async Task<RecusalTie?> BetweenAsync(long expertId, long applicationId, CancellationToken ct) =>
        (await TiesAsync(Applications().Where(a => a.Id == applicationId), Experts().Where(e => e.Id == expertId), ct)).FirstOrDefault();

    /// <summary>Every expert who is recused from this application.</summary>
    public Task<IReadOnlyList<RecusalTie>> OfApplicationAsync(long applicationId, CancellationToken ct) =>
        TiesAsync(Applications().Where(a => a.Id == applicationId), Experts(), ct);

    /// <summary>The same for several applications of one campaign at once.</summary>
    public async Task<IReadOnlyList<RecusalTie>> OfApplicationsAsync(long campaignId, IReadOnlyCollection<long> applicationIds, CancellationToken ct)
    {
        var wanted = applicationIds.ToHashSet();
        return [.. (await TiesAsync(Applications().Where(a => a.CampaignId == campaignId), Experts(), ct)).Where(tie => wanted.Contains(tie.ApplicationId))];
    }

    private IQueryable<Application> Applications() => db.Set<Application>().AsNoTracking();

    private IQueryable<Expert> Experts() => db.Set<Expert>().AsNoTracking();

    private async Task<IReadOnlyList<RecusalTie>> TiesAsync(IQueryable<Application> of, IQueryable<Expert> experts, CancellationToken ct)
    {
        var applications = await of.Join(db.Set<Applicant>(), a => a.ApplicantId, p => p.Id, (a, p) => new { a.Id, a.CampaignId, a.UnitId, p.MatchName }).OrderBy(a => a.Id).ToListAsync(ct);
        if (applications.Count == 0) return [];
        var people = await ConcernedAsync(applications[0].CampaignId, applications[0].UnitId, applications.Count == 1, experts, ct);
        var season = people.Where(e => e.IsSeason).Select(e => e.Ties.Employer).ToHashSet();
        var declared = await db.Set<Recusal>().AsNoTracking()
            .Where(r => r.WithdrawnAt == null && of.Any(a => a.Id == r.ApplicationId) && experts.Any(e => e.Id == r.ExpertId))
            .OrderBy(r => r.Id).ToListAsync(ct);
        var names = applications.ToLookup(a => a.MatchName, a => a.Id);
        var one = names.Count == 1 ? names.Single().Key : null;
        var said = await db.Set<CompanyTie>().AsNoTracking()
            .Where(t => t.WithdrawnAt == null && (one == null || t.CompanyMatch == one) && experts.Any(e => e.Id == t.ExpertId)).OrderBy(t => t.Id).ToListAsync(ct);
        List<RecusalTie> ties = [.. declared.Select(r => new RecusalTie(r.ExpertId, r.ApplicationId, r.Reason, Declared: true, r.Note)), .. said.SelectMany(t => names[t.CompanyMatch].Select(id => new RecusalTie(t.ExpertId, id, t.Reason, Declared: true, t.Note)))];
        foreach (var (expert, _) in people)
            foreach (var application in applications)
                if (RecusalRules.Derive(expert, new(application.Id, application.MatchName, application.UnitId), season) is { } tie) ties.Add(tie);
        return ties;
    }

    /// <summary>
    /// The few experts that can have a derived tie: those whose employer applies in the season (its application was handed in), and those who work for a recommending unit; for one
    /// application, for its own unit.
    /// </summary>
    private async Task<List<(ExpertTies Ties, bool IsSeason)>> ConcernedAsync(long campaignId, long? unitId, bool isOne, IQueryable<Expert> experts, CancellationToken ct)
    {
        var rows = await experts
            .Select(e => new
            {
                e.Id, e.EmployerMatch, e.UnitId,
                IsSeason = db.Set<Applicant>().Any(p => p.MatchName == e.EmployerMatch && db.Set<Application>().Any(a => a.CampaignId == campaignId && a.ApplicantId == p.Id && a.SubmittedAt != null)),
            })
            .Where(e => e.IsSeason || (e.UnitId != null && (!isOne || e.UnitId == unitId)))
            .OrderBy(e => e.Id).ToListAsync(ct);
        return [.. rows.Select(e => (new ExpertTies(e.Id, e.EmployerMatch, e.UnitId), e.IsSeason))];
    }
}
