using System.Globalization;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Ranking;

/// <summary>The ranking as it follows from the scores at this moment, and what another rule would change. Nothing here is stored.</summary>
internal static class RankingEndpoints
{
    public static void MapRanking(this IEndpointRouteBuilder api)
    {
        var ranking = api.MapGroup("/ranking").WithTags("ranking");
        ranking.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of the ranking with raw, counted and calibrated scores.");
        ranking.MapGet("/experts", HabitsAsync).Demand(Permissions.ReadSelection).WithSummary("How mild or strict each expert judges, and how wide their scores lie.");
        ranking.MapGet("/variations", VariationsAsync).Demand(Permissions.ReadSelection).WithSummary("How firmly the list stands: who would enter and leave under slightly other rules.");
        ranking.MapGet("/what-if", WhatIfAsync).Demand(Permissions.ReadSelection).WithSummary("Who would enter and leave with this cut-off; nothing is saved.");
    }

    private static async Task<Results<Ok<RankingView>, ProblemHttpResult>> ListAsync(string? search, string? cursor, int? take, DbContext db, RankingDesk desk, CampaignDesk campaigns, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Id: var campaign }) return CurrentCampaign.None();
        var board = await desk.BoardAsync(campaign, ct);
        var names = await NamesAsync(db, campaign, ct);
        var wanted = search?.Trim() ?? "";
        var lines = board.Ranking.Lines.Where(line => wanted.Length == 0 || line.ReceiptNumber.Contains(wanted, StringComparison.OrdinalIgnoreCase) || names[line.ApplicationId].Company.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        var from = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var size = Math.Clamp(take ?? 50, 1, 200);
        var shown = lines.Skip(from).Take(size).Select(line => View(line, board, names[line.ApplicationId])).ToList();
        var rule = board.Ranking.Rule;
        return TypedResults.Ok(new RankingView(
            new(rule.DocumentWeight, rule.DefenceWeight, rule.MaxSelected, rule.MinScore), board.Ranking.InputHash, board.Ranking.Lines.Count, board.Ranking.Selected.Count(), shown,
            from + size < lines.Count ? (from + size).ToString(CultureInfo.InvariantCulture) : null, lines.Count));
    }

    private static async Task<Results<Ok<IReadOnlyList<HabitView>>, ProblemHttpResult>> HabitsAsync(DbContext db, DocumentScores scores, CampaignDesk campaigns, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Id: var campaign }) return CurrentCampaign.None();
        var (habits, given) = await scores.HabitsAsync(campaign, ct);
        var experts = given.Select(score => score.ExpertId).Distinct().ToList();
        var names = await db.Set<Expert>().AsNoTracking().Where(expert => experts.Contains(expert.Id)).ToDictionaryAsync(expert => expert.Id, expert => expert.Name, ct);
        var own = given.ToLookup(score => score.ExpertId, score => score.Total);
        return TypedResults.Ok<IReadOnlyList<HabitView>>(
        [
            .. habits.Shifts.OrderByDescending(habit => Math.Abs(habit.Deviation)).ThenBy(habit => habit.ExpertId).Select(habit => new HabitView(
                habit.ExpertId, names[habit.ExpertId], habit.Scores, own[habit.ExpertId].Min(), Score.Round(own[habit.ExpertId].Average()), own[habit.ExpertId].Max(), habit.Deviation, habit.Shift, habit.Text)),
        ]);
    }

    private static async Task<Results<Ok<IReadOnlyList<VariationView>>, ProblemHttpResult>> VariationsAsync(DbContext db, RankingDesk desk, CampaignDesk campaigns, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Id: var campaign }) return CurrentCampaign.None();
        var names = await NamesAsync(db, campaign, ct);
        return TypedResults.Ok<IReadOnlyList<VariationView>>([.. (await desk.SensitivityAsync(campaign, ct)).Select(variation => View(variation, names, null))]);
    }

    /// <summary>What is left out is as the campaign has it.</summary>
    private static async Task<Results<Ok<VariationView>, ProblemHttpResult>> WhatIfAsync(int? maxSelected, decimal? minScore, decimal? documentWeight, DbContext db, RankingDesk desk, CampaignDesk campaigns, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Id: var campaign }) return CurrentCampaign.None();
        var rule = (await campaigns.SettingsAsync(campaign, ct)).Ranking;
        var other = rule with { MaxSelected = maxSelected ?? rule.MaxSelected, MinScore = minScore ?? rule.MinScore, DocumentWeight = documentWeight ?? rule.DocumentWeight, DefenceWeight = documentWeight is { } weight ? 1 - weight : rule.DefenceWeight };
        var (variation, ranked) = await desk.WhatIfAsync(campaign, other, ct);
        return TypedResults.Ok(View(variation, await NamesAsync(db, campaign, ct), ranked.Selected.Count()));
    }

    private static RankingLineView View(RankedApplication line, RankingBoard board, Named named)
    {
        var counted = board.Counted.GetValueOrDefault(line.ApplicationId) is { AreAllIn: true } all ? all : null;
        return new(
            line.ApplicationId, line.ReceiptNumber, named.Company, named.Area, line.Rank, counted is null ? null : board.Untrimmed.GetValueOrDefault(line.ApplicationId)?.Value, line.DocumentScore,
            counted?.Aggregated.Method is AggregationMethod.TrimmedMean, counted is null ? null : board.Calibrated.GetValueOrDefault(line.ApplicationId), counted?.Aggregated.Count ?? 0, counted?.Aggregated.Spread,
            counted?.Aggregated.IsDisputed ?? false, line.DefenceScore, line.Total, line.IsSelected, line.Why?.Message);
    }

    private static VariationView View(RankingVariation variation, IReadOnlyDictionary<long, Named> names, int? selected)
    {
        return new(variation.Name, variation.Text, [.. variation.Enters.Select(Moved)], [.. variation.Leaves.Select(Moved)], variation.Moves, selected);

        MovedView Moved(RankedApplication line) => new(line.ApplicationId, line.ReceiptNumber, names[line.ApplicationId].Company, line.Rank, line.Total, line.Why?.Message);
    }

    private static async Task<IReadOnlyDictionary<long, Named>> NamesAsync(DbContext db, long campaign, CancellationToken ct) => await (
        from application in db.Set<Application>().AsNoTracking()
        where application.CampaignId == campaign && application.ReceiptNumber != null
        join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
        from area in db.Set<KeyArea>().Where(one => one.Id == application.AreaId).DefaultIfEmpty()
        select new { application.Id, Named = new Named(company.FullName, area == null ? null : area.Name) }).ToDictionaryAsync(row => row.Id, row => row.Named, ct);

    private sealed record Named(string Company, string? Area);
}
