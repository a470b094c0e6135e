using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>What a unit may decide, and until when.</summary>
public static class RecommendationRules
{
    /// <summary>Whether a decision may be taken.</summary>
    /// <param name="applicationsClose">Until then a company can hand in again.</param>
    /// <param name="recommendationsClose">Until then a unit can decide.</param>
    /// <returns>All broken: <c>opinion-missing</c>, <c>not-with-unit</c>, <c>recommendations-closed</c>, <c>return-too-late</c>, <c>not-recommended</c>.</returns>
    public static IReadOnlyList<BrokenRule> MayDecide(
        RecommendationDecision decision, ApplicationStage stage, RecommendationDecision? last, string opinion, DateTimeOffset now, DateTimeOffset applicationsClose, DateTimeOffset recommendationsClose)
    {
        List<BrokenRule> broken = [];
        if (string.IsNullOrWhiteSpace(opinion)) broken.Add(new("opinion-missing", "请填写推荐意见。", "opinion"));
        var here = decision == RecommendationDecision.Revoked
            ? stage is ApplicationStage.Recommendation or ApplicationStage.Eligibility
            : stage is ApplicationStage.Submitted or ApplicationStage.Recommendation;
        if (!here) broken.Add(new("not-with-unit", $"该申报处于“{StageRules.InWords(stage)}”阶段，推荐单位现在不能处理。"));
        if (now >= recommendationsClose) broken.Add(new("recommendations-closed", $"推荐已于 {ShanghaiTime.InWords(recommendationsClose)} 截止。"));
        if (decision == RecommendationDecision.Returned && now >= applicationsClose)
            broken.Add(new("return-too-late", $"申报已于 {ShanghaiTime.InWords(applicationsClose)} 截止，企业不能再修改提交；请直接推荐或不予推荐。"));
        if (decision == RecommendationDecision.Revoked && last != RecommendationDecision.Recommended) broken.Add(new("not-recommended", "该申报尚未推荐，无需撤回。"));
        if (decision != RecommendationDecision.Revoked && last == RecommendationDecision.Recommended) broken.Add(new("already-recommended", "该申报已经推荐；如需改变决定，请先撤回推荐。"));
        return broken;
    }
}
