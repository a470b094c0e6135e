namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>How many scores become one.</summary>
/// <param name="TrimFrom">From how many scores on the highest and the lowest are left out; 0: never. Below 3 nothing would be left, so 3 is the least that has an effect.</param>
/// <param name="SpreadLimit">Points between highest and lowest above which the scores are in dispute.</param>
/// <param name="MinScores">Scores without which there is no value.</param>
public sealed record AggregationRule(int TrimFrom, decimal SpreadLimit, int MinScores);

public enum AggregationMethod
{
    Mean,
    /// <summary>去掉一个最高分和一个最低分.</summary>
    TrimmedMean,
}

/// <summary>One value out of several scores, and how it came about.</summary>
/// <param name="Value">To two decimals; none with too few scores.</param>
/// <param name="Spread">Highest less lowest of all the scores, the trimmed ones included.</param>
/// <param name="IsDisputed">The spread is above the limit.</param>
public sealed record AggregatedScore(decimal? Value, AggregationMethod Method, int Count, decimal? Highest, decimal? Lowest, decimal Spread, bool IsDisputed);

/// <summary>Mean and trimmed mean.</summary>
public static class Aggregation
{
    /// <param name="weights">Beside each score, above 0; none: all weigh alike. What is trimmed takes its weight with it.</param>
    public static AggregatedScore Of(IReadOnlyList<decimal> scores, AggregationRule rule, IReadOnlyList<decimal>? weights = null)
    {
        var sorted = scores.Select((score, i) => (Score: score, Weight: weights?[i] ?? 1m)).OrderBy(s => s.Score).ToList();
        if (sorted.Count == 0) return new(null, AggregationMethod.Mean, 0, null, null, 0, false);
        var spread = sorted[^1].Score - sorted[0].Score;
        var trims = rule.TrimFrom > 0 && sorted.Count >= Math.Max(3, rule.TrimFrom);
        var counted = trims ? sorted[1..^1] : sorted;
        decimal? value = sorted.Count < rule.MinScores ? null : Score.Round(counted.Sum(s => s.Score * s.Weight) / counted.Sum(s => s.Weight));
        return new(value, trims ? AggregationMethod.TrimmedMean : AggregationMethod.Mean, sorted.Count, sorted[^1].Score, sorted[0].Score, spread, spread > rule.SpreadLimit);
    }
}
