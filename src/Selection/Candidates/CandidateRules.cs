namespace BenchmarkWorkflow.Selection.Candidates;

public static class CandidateRules
{
    /// <summary><c>candidates-twice</c>, <c>candidate-not-found</c>.</summary>
    /// <param name="candidates">The unit's applications.</param>
    public static BrokenRule? MayRank(IReadOnlyList<long> order, IReadOnlyCollection<long> candidates) =>
        order.Distinct().Count() != order.Count ? new("candidates-twice", "同一家企业在排序中出现了两次，请刷新后重试。", "order")
        : order.Any(id => !candidates.Contains(id)) ? new("candidate-not-found", "排序中有不属于本单位的申报，请刷新后重试。")
        : null;

    /// <summary>The candidates in the unit's order; those it has not placed come last, as they were.</summary>
    public static IReadOnlyList<long> Arranged(IReadOnlyList<long> candidates, IReadOnlyList<long> order) => [.. order.Where(candidates.Contains), .. candidates.Except(order)];
}
