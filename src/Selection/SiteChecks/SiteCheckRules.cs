namespace BenchmarkWorkflow.Selection.SiteChecks;

/// <summary>What may be done with a site check.</summary>
public static class SiteCheckRules
{
    /// <summary><c>reason-missing</c>, <c>site-check-ordered</c>: one at a time, with what is to be verified.</summary>
    public static BrokenRule? MayOrder(string reason, bool hasOpen)
    {
        if (hasOpen) return new("site-check-ordered", "该申报已有未完成的现场核查。");
        return string.IsNullOrWhiteSpace(reason) ? new("reason-missing", "请写明需要核查的内容。", "reason") : null;
    }

    /// <summary>
    /// <c>site-check-closed</c>, <c>visit-dates</c> (last day before the first), <c>visit-in-the-past</c>, <c>team-size</c>, <c>expert-recused</c>.
    /// </summary>
    /// <param name="recused">Members that are recused from the application.</param>
    public static IReadOnlyList<BrokenRule> MayPlan(
        SiteCheck check, IReadOnlyCollection<long> team, IReadOnlyCollection<long> recused, int teamSize, DateOnly from, DateOnly until, DateOnly today)
    {
        if (!check.IsOpen) return [Closed];
        List<BrokenRule> broken = [];
        if (until < from) broken.Add(new("visit-dates", "结束日期早于开始日期。", "visitUntil"));
        if (from < today) broken.Add(new("visit-in-the-past", "核查日期不能早于今天。", "visitFrom"));
        if (team.Distinct().Count() < teamSize) broken.Add(new("team-size", $"核查组应不少于 {teamSize} 人。", "team"));
        if (team.Intersect(recused).Any()) broken.Add(new("expert-recused", "核查组中有须回避的专家，请更换。", "team"));
        return broken;
    }

    /// <summary><c>site-check-closed</c>, <c>site-check-unplanned</c>, <c>visit-ahead</c>, <c>findings-missing</c>, <c>verdict-missing</c>.</summary>
    public static IReadOnlyList<BrokenRule> MayReport(SiteCheck check, string findings, SiteCheckVerdict verdict, DateOnly today)
    {
        if (!check.IsOpen) return [Closed];
        if (check.State is SiteCheckState.Ordered) return [new("site-check-unplanned", "请先确定核查组和日期。")];
        List<BrokenRule> broken = [];
        if (today < check.VisitFrom) broken.Add(new("visit-ahead", "现场核查尚未开始，不能提交结论。"));
        if (string.IsNullOrWhiteSpace(findings)) broken.Add(new("findings-missing", "请填写核查情况。", "findings"));
        if (verdict is SiteCheckVerdict.None) broken.Add(new("verdict-missing", "请给出核查结论：通过或未通过。", "verdict"));
        return broken;
    }

    /// <summary><c>site-check-closed</c>, <c>reason-missing</c>.</summary>
    public static BrokenRule? MayCancel(SiteCheck check, string reason)
    {
        if (!check.IsOpen) return Closed;
        return string.IsNullOrWhiteSpace(reason) ? new("reason-missing", "请写明取消核查的原因。", "reason") : null;
    }

    private static BrokenRule Closed => new("site-check-closed", "该现场核查已结束。");
}
