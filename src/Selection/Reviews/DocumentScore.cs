namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What the document review of an application has come to at this moment.</summary>
/// <param name="AreAllIn">Nobody is still to judge.</param>
/// <param name="Extras">Experts called on dispute so far.</param>
public sealed record DocumentScore(long ApplicationId, AggregatedScore Aggregated, bool AreAllIn, int Extras)
{
    /// <summary>Everything is in and one more expert is to be called.</summary>
    public bool NeedsExtra => DocumentScoreRules.MayCallExtra(this) is null;

    /// <summary>The value that counts, once all are in and there are enough.</summary>
    public decimal? Value => AreAllIn ? Aggregated.Value : null;
}

public static class DocumentScoreRules
{
    /// <summary>
    /// <c>scores-not-in</c>: before all are in nobody knows; <c>scores-agree</c>: the spread is within the limit; <c>extra-called</c>: one more expert has been called, and
    /// the scores count as they are then.
    /// </summary>
    public static BrokenRule? MayCallExtra(DocumentScore score)
    {
        if (!score.AreAllIn) return new("scores-not-in", "评分尚未全部提交。");
        if (!score.Aggregated.IsDisputed) return new("scores-agree", $"评分差 {score.Aggregated.Spread:0.##} 分，未超过限值，不需要增加专家。");
        return score.Extras == 0 ? null : new("extra-called", "已因分歧增加过专家，以现有评分为准。");
    }
}
