using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Who is above the cut.</summary>
public static class RankingRules
{
    /// <summary>
    /// Names: <c>defence-no-show</c>, <c>site-check-failed</c>, <c>site-check-open</c>, <c>score-incomplete</c>, <c>below-least-score</c>, <c>beyond-places</c>.
    /// </summary>
    public static BrokenRule? MayBeSelected(RankingEntry entry, decimal? total, int? rank, RankingSettings rule) => entry.Bar switch
    {
        RankingBar.NoShow => new("defence-no-show", "未参加答辩。"),
        RankingBar.SiteCheckFailed => new("site-check-failed", "现场核查未通过。"),
        RankingBar.SiteCheckOpen => new("site-check-open", "现场核查尚未完成。"),
        null when total is null => new("score-incomplete", "评审得分不全。"),
        null when total < rule.MinScore => new("below-least-score", $"总分 {total:0.00} 低于最低入选分 {rule.MinScore:0.##}。"),
        null when rank > rule.MaxSelected => new("beyond-places", $"排名第 {rank}，入选名额为 {rule.MaxSelected} 个。"),
        null => null,
    };

    /// <summary><c>ranking-places</c>, <c>ranking-least-score</c>, <c>ranking-weights</c>: a rule that can be cut by.</summary>
    public static IEnumerable<BrokenRule> CheckCut(RankingSettings rule)
    {
        if (rule.MaxSelected is < 0 or > 100_000) yield return new("ranking-places", "入选名额应在 0 到 100000 之间。", "maxSelected");
        if (rule.MinScore is < 0 or > 100) yield return new("ranking-least-score", "最低入选分应在 0 到 100 之间。", "minScore");
        if (rule.DocumentWeight is < 0 or > 1) yield return new("ranking-weights", "资料评审权重应在 0 到 1 之间。", "documentWeight");
        else if (CheckWeights(rule) is { } weights) yield return weights;
    }

    /// <summary><c>ranking-weights</c>: the two weights are not below 0 and make 1.</summary>
    public static BrokenRule? CheckWeights(RankingSettings rule) =>
        rule.DocumentWeight >= 0 && rule.DefenceWeight >= 0 && rule.DocumentWeight + rule.DefenceWeight == 1
            ? null
            : new("ranking-weights", $"资料评审与答辩评审的权重之和应为 1，现为 {rule.DocumentWeight + rule.DefenceWeight:0.####}。", "ranking");
}
