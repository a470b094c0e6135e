using System.Globalization;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Candidates;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Candidates;

/// <summary>Puts a unit's board together, for its staff alone.</summary>
internal sealed class CandidateReading(DbContext db, CandidateBoard board, QuotaLedger quotas, RelaxationDesk relaxations, CampaignDates dates, PeopleNames people, CampaignDesk campaigns, TimeProvider time)
{
    /// <summary>The units of the latest campaign that the caller is staff of, by number.</summary>
    public async Task<IReadOnlyList<RecommendingUnit>> UnitsAsync(Viewer who, CancellationToken ct) => who.Is(Roles.Unit) && await campaigns.KeyAsync(null, ct) is { Id: var latest }
        ? await db.Set<RecommendingUnit>().AsNoTracking().Where(unit => who.Units.Contains(unit.Number) && unit.CampaignId == latest).OrderBy(unit => unit.Number).ToListAsync(ct)
        : [];

    public async Task<CandidateBoardView> ViewAsync(RecommendingUnit unit, IReadOnlyList<RecommendingUnit> own, HttpResponse response, CancellationToken ct)
    {
        var rows = await board.CandidatesAsync(unit, ct);
        var ids = rows.Select(row => row.Id).ToList();
        var order = await board.OrderAsync(unit.Id, ct);
        var entries = await quotas.EntriesAsync(unit.Id, ct);
        var asked = await relaxations.OfUnitAsync(unit.Id, ct);
        var tasks = await TasksAsync(unit, ids, ct);
        var decisions = (await db.Set<Recommendation>().AsNoTracking().Where(one => one.UnitId == unit.Id && ids.Contains(one.ApplicationId)).OrderBy(one => one.Id).ToListAsync(ct)).ToLookup(one => one.ApplicationId);
        var named = await people.OfAsync(
            [order?.RankedBy, .. entries.Select(entry => entry.Actor), .. asked.Select(one => one.RequestedBy), .. tasks.Values.Select(task => task.Assignee), .. decisions.SelectMany(all => all).Select(one => one.By)], ct);
        var balance = QuotaRules.Balance(entries);
        var (now, applicationsClose, close, relaxationsClose) = (
            time.GetUtcNow(), await dates.AtAsync(unit.CampaignId, DeadlineNames.Applications, ct), await dates.AtAsync(unit.CampaignId, DeadlineNames.Recommendations, ct),
            await dates.AtAsync(unit.CampaignId, DeadlineNames.QuotaRelaxation, ct));
        var extended = await db.Set<Campaign>().AsNoTracking().Where(campaign => campaign.Id == unit.CampaignId).Select(campaign => campaign.Settings).SingleAsync(ct);
        Revision.Tell(response, order?.Revision ?? 0);
        return new(
            [.. own.Select(Name)], Name(unit), order?.Revision ?? 0, named.OfMaybe(order?.RankedBy), order?.RankedAt, [.. rows.Select(Candidate)],
            new(balance.Granted, balance.Held, balance.Left, balance.Relaxed, extended.Quota.Extended), await LedgerAsync(entries, named, ct), [.. asked.Select(one => Relaxation(one, unit, named))],
            !balance.Relaxed && asked.All(one => one.Status != RelaxationStatus.Requested) && now < relaxationsClose, close, relaxationsClose);

        CandidateView Candidate(ApplicationRow row)
        {
            var (task, last, hold) = (tasks.GetValueOrDefault(row.Id), decisions[row.Id].LastOrDefault(), balance.Holds.FirstOrDefault(one => one.ApplicationId == row.Id));
            return new(
                row.Id, row.ReceiptNumber ?? "", row.Company, row.Title, row.AreaNumber, row.AreaName, row.SubmittedAt, row.PackageAt, row.Stage, row.Outcome,
                hold is null ? CandidatePlace.None : hold.Confirmed ? CandidatePlace.Confirmed : CandidatePlace.Reserved, last is null ? null : new(last.Decision, last.Opinion, last.At, named.Of(last.By)),
                task?.Id, named.OfMaybe(task?.Assignee), RecommendationRules.MayDecide(RecommendationDecision.Revoked, row.Stage, last?.Decision, "?", now, applicationsClose, close).Count == 0);
        }
    }

    /// <summary>One request with its unit, for whoever decides on it.</summary>
    public async Task<RelaxationView?> RelaxationAsync(long id, CancellationToken ct)
    {
        if (await db.Set<QuotaRelaxation>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } asked) return null;
        var unit = await db.Set<RecommendingUnit>().AsNoTracking().SingleAsync(one => one.Id == asked.UnitId, ct);
        return Relaxation(asked, unit, await people.OfAsync([asked.RequestedBy], ct));
    }

    /// <summary>The open tasks by which this unit decides, by application.</summary>
    private async Task<IReadOnlyDictionary<long, OpenTask>> TasksAsync(RecommendingUnit unit, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var about = ids.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        var group = Accounts.AccountUnits.GroupOf(unit.Number);
        var found = await db.Set<UserTask>().AsNoTracking()
            .Where(task => task.TaskType == "recommendation" && task.AboutKind == "application" && about.Contains(task.AboutId!)
                && (task.Status == UserTaskStatus.Available || task.Status == UserTaskStatus.Assigned) && db.Set<TaskCandidate>().Any(one => one.TaskId == task.Id && one.Kind == CandidateKind.Group && one.Name == group))
            .OrderBy(task => task.Id).Select(task => new { task.Id, task.AboutId, task.Assignee }).ToListAsync(ct);
        return found.GroupBy(task => long.Parse(task.AboutId!, CultureInfo.InvariantCulture)).ToDictionary(one => one.Key, one => new OpenTask(one.Last().Id, one.Last().Assignee));
    }

    private async Task<IReadOnlyList<LedgerLine>> LedgerAsync(IReadOnlyList<QuotaEntry> entries, NamedPeople named, CancellationToken ct)
    {
        var ids = entries.Select(entry => entry.ApplicationId).OfType<long>().Distinct().ToList();
        var companies = await db.Set<Application>().AsNoTracking().Where(one => ids.Contains(one.Id))
            .Join(db.Set<Applicant>(), one => one.ApplicantId, company => company.Id, (one, company) => new { one.Id, company.FullName }).ToDictionaryAsync(one => one.Id, one => one.FullName, ct);
        return
        [
            .. entries.Select((entry, at) => new LedgerLine(
                entry.At, named.Of(entry.Actor), entry.Kind, entry.Places, entry.ApplicationId is { } id ? companies[id] : null, entry.Reason, QuotaRules.Balance(entries.Take(at + 1)).Left)),
        ];
    }

    private static RelaxationView Relaxation(QuotaRelaxation asked, RecommendingUnit unit, NamedPeople named) => new(
        asked.Id, unit.Number, unit.Name, asked.Activity, asked.EvidenceName, asked.Status, asked.RequestedAt, named.Of(asked.RequestedBy), asked.DecidedAt, asked.Reason);

    private static UnitName Name(RecommendingUnit unit) => new(unit.Number, unit.Name);

    private sealed record OpenTask(long Id, string? Assignee);
}
