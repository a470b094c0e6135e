namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>One score, by whom, of what.</summary>
public sealed record GivenScore(long ExpertId, long ApplicationId, decimal Total);

/// <summary>How much milder (above 0) or stricter (below 0) than their colleagues an expert judges, in points.</summary>
/// <param name="Shift">What is taken off each of the expert's scores.</param>
/// <param name="Deviation">Plain mean difference to what the same applications got from the others.</param>
/// <param name="Scores">How many scores it rests on; few scores, small shift.</param>
public sealed record ExpertShift(long ExpertId, decimal Shift, decimal Deviation, int Scores, string Text);

/// <summary>Scores with each expert's habit taken out. A view beside the raw scores, never in their place.</summary>
/// <param name="Calibrated">The scores, shifted, kept within 0 … 100.</param>
public sealed record CalibratedScores(IReadOnlyList<ExpertShift> Shifts, IReadOnlyList<GivenScore> Calibrated);

/// <summary>
/// Fits "score = quality of the application + habit of the expert" by alternating means. A habit is held back towards 0 as if
/// <see cref="Restraint"/> more scores had shown none, so that an expert of two scores is hardly shifted. Deterministic; the habits' weighted mean is near 0.
/// </summary>
public static class Calibration
{
    public const int Restraint = 3;

    private const int Rounds = 60;

    public static CalibratedScores Of(IReadOnlyCollection<GivenScore> scores)
    {
        GivenScore[] all = [.. scores.OrderBy(s => s.ApplicationId).ThenBy(s => s.ExpertId)];
        var byExpert = all.GroupBy(s => s.ExpertId).OrderBy(g => g.Key).Select(g => (Id: g.Key, Scores: g.ToArray())).ToArray();
        var byApplication = all.GroupBy(s => s.ApplicationId).Select(g => (Id: g.Key, Scores: g.ToArray())).ToArray();
        var habit = byExpert.ToDictionary(e => e.Id, _ => 0.0);
        var quality = byApplication.ToDictionary(a => a.Id, _ => 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (id, given) in byApplication) quality[id] = given.Average(s => (double)s.Total - habit[s.ExpertId]);
            foreach (var (id, given) in byExpert) habit[id] = given.Sum(s => (double)s.Total - quality[s.ApplicationId]) / (given.Length + Restraint);
        }

        var others = byApplication.ToDictionary(a => a.Id, a => (Sum: a.Scores.Sum(s => s.Total), Count: a.Scores.Length));
        ExpertShift[] shifts = [.. byExpert.Select(e => Explain(e.Id, e.Scores, Score.Round((decimal)habit[e.Id]), others))];
        var shiftOf = shifts.ToDictionary(s => s.ExpertId, s => s.Shift);
        return new(shifts, [.. all.Select(s => s with { Total = Math.Clamp(s.Total - shiftOf[s.ExpertId], 0, 100) })]);
    }

    private static ExpertShift Explain(long expert, GivenScore[] given, decimal shift, Dictionary<long, (decimal Sum, int Count)> totals)
    {
        var compared = given.Where(s => totals[s.ApplicationId].Count > 1).ToArray();
        var deviation = compared.Length == 0 ? 0 : Score.Round(compared.Average(s => s.Total - (totals[s.ApplicationId].Sum - s.Total) / (totals[s.ApplicationId].Count - 1)));
        var text = compared.Length == 0
            ? "没有与其他专家共同评审的申报，不作校准。"
            : $"在 {compared.Length} 项共同评审中，比其他专家平均{(deviation < 0 ? "低" : "高")} {Math.Abs(deviation):0.##} 分；校准时每项{(shift < 0 ? "加" : "减")} {Math.Abs(shift):0.##} 分。";
        return new(expert, shift, deviation, given.Length, text);
    }
}
