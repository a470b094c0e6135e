using System.Text.Json;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>The sheets that were given out, and the applications that are still short of experts.</summary>
public sealed record AssignmentResult(IReadOnlyList<ScoreSheet> Sheets, IReadOnlyList<AssignmentGap> Gaps);

/// <summary>Gives experts to applications: one at a time or all together, one more on dispute, one in place of another.</summary>
public sealed class ExpertAssignment(DbContext db, TimeProvider time, AuditTrail audit, RecusalDesk recusals, ExpertLoads loads, DocumentScores scores)
{
    /// <summary>Tops an application up to <paramref name="experts"/> (none: the campaign's k, plus those called on dispute). Nobody is asked twice. Complete already: nothing happens.</summary>
    /// <exception cref="RuleBrokenException"><c>area-missing</c>.</exception>
    public async Task<AssignmentResult> AssignAsync(long applicationId, int? experts, string actor, CancellationToken ct)
    {
        var campaignId = await db.Set<Application>().Where(a => a.Id == applicationId).Select(a => a.CampaignId).SingleAsync(ct);
        return await AssignAllAsync(campaignId, [applicationId], experts, actor, ct);
    }

    /// <summary>As <see cref="AssignAsync"/> for many applications together, which spreads the work more evenly than one after the other.</summary>
    /// <exception cref="RuleBrokenException"><c>area-missing</c>.</exception>
    public async Task<AssignmentResult> AssignAllAsync(long campaignId, IReadOnlyCollection<long> applicationIds, int? experts, string actor, CancellationToken ct)
    {
        await loads.TakeTurnAsync(campaignId, ct);
        var settings = await SettingsAsync(campaignId, ct);
        var asked = await AskedAsync(campaignId, applicationIds, ct);
        var wants = applicationIds.ToDictionary(id => id, id => Wanted(experts ?? settings.ExpertsPerApplication, [.. asked[id]]));
        return await GiveAsync(campaignId, wants, asked, origin: null, settings, actor, ct);
    }

    /// <summary>Calls one more expert for an application whose scores are too far apart.</summary>
    /// <exception cref="RuleBrokenException"><c>scores-not-in</c>, <c>scores-agree</c>, <c>extra-called</c>.</exception>
    public async Task<AssignmentResult> AddExtraAsync(long applicationId, string actor, CancellationToken ct)
    {
        var score = await scores.OfApplicationAsync(applicationId, ct);
        RuleBrokenException.ThrowIf(DocumentScoreRules.MayCallExtra(score));
        return await GiveOneAsync(applicationId, ScoreSheetOrigin.Extra, actor, ct);
    }

    /// <summary>
    /// Asks another expert in place of one who declined, was recused, or is late; a late sheet is closed by it. The other experts' scores stay.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>sheet-not-late</c> while it may still come; <c>sheet-counts</c> when it has been handed in; <c>sheet-replaced</c>.</exception>
    public async Task<AssignmentResult> ReplaceAsync(long sheetId, string actor, CancellationToken ct)
    {
        var sheet = await CloseAsync(sheetId, actor, ct);
        return await GiveOneAsync(sheet.ApplicationId, ScoreSheetOrigin.Replacement, actor, ct);
    }

    /// <summary>As <see cref="ReplaceAsync"/>, by an expert that the secretariat chose: nobody who is recused, away, at capacity or was asked before.</summary>
    /// <exception cref="RuleBrokenException">As <see cref="ReplaceAsync"/>; <c>expert-unfit</c>, with what keeps the expert from it.</exception>
    public async Task<ScoreSheet> ReplaceByAsync(long sheetId, long expertId, string actor, CancellationToken ct)
    {
        var closed = await CloseAsync(sheetId, actor, ct);
        await loads.TakeTurnAsync(closed.CampaignId, ct);
        var fits = (await ExplainAsync(closed.ApplicationId, ct)).FirstOrDefault(reason => reason.ExpertId == expertId);
        RuleBrokenException.ThrowIf(AssignmentRules.MayChoose(fits));
        var now = time.GetUtcNow();
        var settings = await SettingsAsync(closed.CampaignId, ct);
        await loads.GiveAsync(closed.CampaignId, [new(closed.ApplicationId, expertId, fits?.Cause is not AssignmentCause.OtherArea)], ct);
        var sheet = new ScoreSheet
        {
            CampaignId = closed.CampaignId, ApplicationId = closed.ApplicationId, ExpertId = expertId, AssignedAt = now, DueAt = ShanghaiTime.EndOf(ShanghaiTime.DayOf(now).AddDays(settings.DaysToScore)),
            Origin = ScoreSheetOrigin.Replacement, Why = "由秘书处指定",
        };
        db.Add(sheet);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "review.assigned", "application", closed.ApplicationId, new { chosen = expertId, inPlaceOf = closed.ExpertId }, ct);
        return sheet;
    }

    /// <summary>For every expert why, or why not, as things stand: the why-not page.</summary>
    public async Task<IReadOnlyList<AssignmentReason>> ExplainAsync(long applicationId, CancellationToken ct)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applicationId, ct);
        var sheets = await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.ApplicationId == applicationId).ToListAsync(ct);
        var candidates = await CandidatesAsync(application.CampaignId, await SettingsAsync(application.CampaignId, ct), ct);
        var demand = new ReviewDemand(applicationId, application.AreaId ?? 0, 0, [.. sheets.Select(s => s.ExpertId)]);
        var judging = sheets.Where(s => s.IsOpen || s.State is ScoreSheetState.Submitted).Select(s => s.ExpertId).ToHashSet();
        return AssignmentExplanation.For(demand, candidates, await recusals.OfApplicationAsync(applicationId, ct), judging);
    }

    /// <summary>Ends a sheet that is to be replaced.</summary>
    private async Task<ScoreSheet> CloseAsync(long sheetId, string actor, CancellationToken ct)
    {
        var sheet = await db.Set<ScoreSheet>().SingleAsync(s => s.Id == sheetId, ct);
        var now = time.GetUtcNow();
        RuleBrokenException.ThrowIf(ScoreSheetRules.MayReplace(sheet, now));
        if (sheet.IsOpen)
        {
            (sheet.State, sheet.EndedBecause, sheet.EndedAt) = (ScoreSheetState.Replaced, "逾期未评", now);
            await loads.RelieveAsync(sheet.CampaignId, sheet.ExpertId, ct);
        }

        sheet.ReplacedAt = now;
        sheet.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "review.replaced", "application", sheet.ApplicationId, new { sheet = sheet.Id, sheet.ExpertId, because = sheet.EndedBecause }, ct);
        return sheet;
    }

    private async Task<AssignmentResult> GiveOneAsync(long applicationId, ScoreSheetOrigin origin, string actor, CancellationToken ct)
    {
        var campaignId = await db.Set<Application>().Where(a => a.Id == applicationId).Select(a => a.CampaignId).SingleAsync(ct);
        await loads.TakeTurnAsync(campaignId, ct);
        var asked = await AskedAsync(campaignId, [applicationId], ct);
        return await GiveAsync(campaignId, new() { [applicationId] = 1 }, asked, origin, await SettingsAsync(campaignId, ct), actor, ct);
    }

    private async Task<AssignmentResult> GiveAsync(
        long campaignId, Dictionary<long, int> wants, ILookup<long, ScoreSheet> asked, ScoreSheetOrigin? origin, ReviewSettings settings, string actor, CancellationToken ct)
    {
        var ids = wants.Where(w => w.Value > 0).Select(w => w.Key).ToHashSet();
        if (ids.Count == 0) return new([], []);
        var areas = await Of(db.Set<Application>().AsNoTracking(), campaignId, ids).Select(a => new { a.Id, a.AreaId }).ToDictionaryAsync(a => a.Id, a => a.AreaId, ct);
        if (ids.Any(id => areas[id] is null)) throw new RuleBrokenException(new BrokenRule("area-missing", "申报未选择重点领域，不能分配专家。"));
        ReviewDemand[] demands = [.. ids.Select(id => new ReviewDemand(id, areas[id]!.Value, wants[id], [.. asked[id].Select(s => s.ExpertId)]))]; // checked just above
        var plan = ExpertAssigner.Assign(await CandidatesAsync(campaignId, settings, ct), demands, await recusals.OfApplicationsAsync(campaignId, ids, ct));
        await loads.GiveAsync(campaignId, plan.Assigned, ct);
        var sheets = Sheets(campaignId, plan, asked, origin, settings);
        db.AddRange(sheets);
        await db.SaveChangesAsync(ct);
        var (kind, subject) = ids.Count == 1 ? ("application", ids.Single()) : ("campaign", campaignId);
        await audit.RecordAsync(actor, "review.assigned", kind, subject, new
        {
            assigned = plan.Assigned.GroupBy(a => a.ApplicationId).Select(g => new { application = g.Key, experts = g.Select(a => a.ExpertId) }),
            gaps = plan.Gaps.Select(g => new { application = g.ApplicationId, g.Missing }),
        }, ct);
        return new(sheets, plan.Gaps);
    }

    private List<ScoreSheet> Sheets(long campaignId, AssignmentPlan plan, ILookup<long, ScoreSheet> asked, ScoreSheetOrigin? origin, ReviewSettings settings)
    {
        var now = time.GetUtcNow();
        var due = ShanghaiTime.EndOf(ShanghaiTime.DayOf(now).AddDays(settings.DaysToScore));
        return
        [
            .. plan.Assigned.Select(a => new ScoreSheet
            {
                CampaignId = campaignId, ApplicationId = a.ApplicationId, ExpertId = a.ExpertId, AssignedAt = now, DueAt = due,
                Origin = origin ?? (asked[a.ApplicationId].Any() ? ScoreSheetOrigin.Replacement : ScoreSheetOrigin.Regular),
                Why = a.AreaMatches ? $"领域相符，现有 {plan.Loads[a.ExpertId]} 项" : $"领域不符，已无其他可用专家；现有 {plan.Loads[a.ExpertId]} 项",
            }),
        ];
    }

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(long campaignId, ReviewSettings settings, CancellationToken ct)
    {
        var taken = await loads.OfCampaignAsync(campaignId, ct);
        var today = ShanghaiTime.DayOf(time.GetUtcNow());
        var pool = await db.Set<Expert>().AsNoTracking().Where(e => e.IsActive).OrderBy(e => e.Id).Select(e => new { e.Id, e.AreasJson, e.Capacity, e.OutFrom, e.OutUntil }).ToListAsync(ct);
        var areas = pool.Select(e => e.AreasJson).Distinct().ToDictionary(json => json, json => (IReadOnlySet<long>)JsonSerializer.Deserialize<HashSet<long>>(json)!); // written by Expert, never null
        return
        [
            .. pool.Select(e => new Candidate(
                e.Id, areas[e.AreasJson], Math.Min(e.Capacity, settings.MaxLoadPerExpert), taken.GetValueOrDefault(e.Id), ExpertRules.IsAvailable(e.OutFrom, e.OutUntil, today))),
        ];
    }

    private async Task<ILookup<long, ScoreSheet>> AskedAsync(long campaignId, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var wanted = ids.ToHashSet();
        var sheets = db.Set<ScoreSheet>().AsNoTracking();
        var some = wanted.Count <= FewIds ? sheets.Where(s => wanted.Contains(s.ApplicationId)) : sheets.Where(s => s.CampaignId == campaignId);
        return (await some.OrderBy(s => s.Id).ToListAsync(ct)).Where(s => wanted.Contains(s.ApplicationId)).ToLookup(s => s.ApplicationId);
    }

    /// <summary>How many ids are still named one by one in a query.</summary>
    private const int FewIds = 50;

    private static IQueryable<Application> Of(IQueryable<Application> all, long campaignId, HashSet<long> ids) =>
        ids.Count <= FewIds ? all.Where(a => ids.Contains(a.Id)) : all.Where(a => a.CampaignId == campaignId);

    private static int Wanted(int experts, IReadOnlyCollection<ScoreSheet> asked) =>
        Math.Max(0, experts + asked.Count(s => s.Origin is ScoreSheetOrigin.Extra) - asked.Count(s => s.IsOpen || s.State is ScoreSheetState.Submitted));

    private async Task<ReviewSettings> SettingsAsync(long campaignId, CancellationToken ct) => (await db.SettingsOfAsync(campaignId, ct)).Review;
}
