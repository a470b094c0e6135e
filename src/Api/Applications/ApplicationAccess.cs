using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>As whom somebody looks at an application.</summary>
internal enum ApplicationAudience
{
    /// <summary>Runs the campaign: everything, but no score before all are in.</summary>
    Secretariat,

    /// <summary>Staff of the unit that the application chose, once it was handed in.</summary>
    Unit,

    /// <summary>Is asked to judge it: its documents, on its panel or at its site; and is not recused.</summary>
    Expert,
}

/// <summary>As whom an application is seen, and as what was last handed in of it.</summary>
/// <param name="UnitId">For a unit: which one looks.</param>
internal sealed record ApplicationSight(ApplicationAudience Audience, HandedIn HandedIn, long? UnitId = null);

/// <summary>Says who may open an application. Whoever is not named may not, and learns nothing of it: companies read their own at <c>/application</c>.</summary>
internal sealed class ApplicationAccess(DbContext db, HandedInReader handedIn, RecusalDesk recusals)
{
    /// <returns>None: to this viewer there is no such application.</returns>
    public async Task<ApplicationSight?> OfAsync(long applicationId, Viewer who, CancellationToken ct)
    {
        if (await handedIn.FindAsync(applicationId, ct) is not { } found) return null;
        if (who.Is(Roles.Secretariat) || who.Is(Roles.Administrator)) return new(ApplicationAudience.Secretariat, found);
        if (!found.Ever) return null;
        if (who.Is(Roles.Unit) && found.Application.UnitId is { } unit && await IsStaffAsync(unit, who, ct)) return new(ApplicationAudience.Unit, found, unit);
        return who.Is(Roles.Expert) && await IsJudgeAsync(applicationId, who.Name, ct) ? new(ApplicationAudience.Expert, found) : null;
    }

    private Task<bool> IsStaffAsync(long unitId, Viewer who, CancellationToken ct) => db.Set<RecommendingUnit>().AnyAsync(unit => unit.Id == unitId && who.Units.Contains(unit.Number), ct);

    private async Task<bool> IsJudgeAsync(long applicationId, string account, CancellationToken ct)
    {
        if (await db.Set<Expert>().Where(e => e.Account == account).Select(e => (long?)e.Id).SingleOrDefaultAsync(ct) is not { } expert) return false;
        return (await HasSheetAsync(applicationId, expert, ct) || await IsOnPanelAsync(applicationId, expert, ct) || await IsInTeamAsync(applicationId, expert, ct))
            && await recusals.BetweenAsync(expert, applicationId, ct) is null;
    }

    private Task<bool> HasSheetAsync(long applicationId, long expert, CancellationToken ct) => db.Set<ScoreSheet>().AnyAsync(
        s => s.ApplicationId == applicationId && s.ExpertId == expert && (s.State == ScoreSheetState.Assigned || s.State == ScoreSheetState.Draft || s.State == ScoreSheetState.Submitted), ct);

    private async Task<bool> IsOnPanelAsync(long applicationId, long expert, CancellationToken ct) =>
        (await db.Set<DefenceSlot>().Where(slot => slot.ApplicationId == applicationId).Join(db.Set<DefenceSession>(), slot => slot.SessionId, session => session.Id, (_, session) => session)
            .AsNoTracking().ToListAsync(ct)).Any(session => session.Panel.Contains(expert));

    private async Task<bool> IsInTeamAsync(long applicationId, long expert, CancellationToken ct) =>
        (await db.Set<SiteCheck>().AsNoTracking().Where(check => check.ApplicationId == applicationId && check.State != SiteCheckState.Cancelled).ToListAsync(ct)).Any(check => check.Team.Contains(expert));
}
