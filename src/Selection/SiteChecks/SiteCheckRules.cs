using System.Globalization;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.SiteChecks;

/// <summary>Who goes and when.</summary>
/// <param name="Team">Experts, who leads them first.</param>
/// <param name="Until">The last day, counted.</param>
public sealed record VisitPlan(IReadOnlyList<long> Team, DateOnly From, DateOnly Until)
{
    /// <summary>From the first day to the last.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Math.Max(0, Until.DayNumber - From.DayNumber + 1)).Select(From.AddDays);
}

/// <summary>What is known of an expert who would go on these days.</summary>
/// <param name="Recused">Why they may not judge the company; none: nothing keeps them.</param>
/// <param name="Elsewhere">The company they visit on one of these days; none: they are free.</param>
public sealed record TeamMember(long ExpertId, string Name, bool IsRetired, bool IsAway, string? Recused, string? Elsewhere)
{
    public string Employer { get; init; } = "";

    /// <summary>The key areas they know.</summary>
    public IReadOnlyList<long> AreaIds { get; init; } = [];
}

/// <summary>What may be done with a site check.</summary>
public static class SiteCheckRules
{
    /// <summary><c>site-check-ordered</c>; see <see cref="TextRules.HasReason"/>: one at a time, with what is to be verified.</summary>
    public static BrokenRule? MayOrder(string reason, bool hasOpen)
    {
        if (hasOpen) return new("site-check-ordered", "该申报已有未完成的现场核查。");
        return TextRules.HasReason(reason, "请写明需要核查的内容。");
    }

    /// <summary>
    /// Whether the secretariat may order one by hand: <c>site-check-stage</c>. From handing in to the defence the process takes it up after the defence; while it waits to be ranked only
    /// where the campaign lets an application go back to the site check.
    /// </summary>
    public static BrokenRule? MayOrderByHand(ApplicationStage stage, IReadOnlyList<StageStep> steps) => stage switch
    {
        ApplicationStage.Submitted or ApplicationStage.Recommendation or ApplicationStage.Eligibility or ApplicationStage.DocumentReview or ApplicationStage.Defence => null,
        ApplicationStage.Ranking when steps.Contains(new(ApplicationStage.Ranking, ApplicationStage.SiteCheck)) => null,
        _ => new("site-check-stage", $"该申报处于“{StageRules.InWords(stage)}”环节，不能提出现场核查。", "applicationId"),
    };

    /// <summary>The stages from which one can be ordered by hand, in their order: see <see cref="MayOrderByHand"/>.</summary>
    public static IReadOnlyList<ApplicationStage> OrderableByHand(IReadOnlyList<StageStep> steps) => [.. Enum.GetValues<ApplicationStage>().Where(stage => MayOrderByHand(stage, steps) is null)];

    /// <summary>Days of one visit at most.</summary>
    public const int MostDays = 14;

    /// <summary>
    /// What stands in the way of a visit: <c>site-check-closed</c>, <c>site-check-visited</c> (it is over, the report is awaited), <c>visit-dates</c> (last day before the first, or too many days), <c>visit-in-the-past</c>, <c>team-size</c>, and of the
    /// members <c>expert-unknown</c>, <c>expert-retired</c>, <c>expert-recused</c>, <c>expert-elsewhere</c> (on another visit that day).
    /// </summary>
    public static IReadOnlyList<BrokenRule> MayPlan(SiteCheck check, VisitPlan plan, IReadOnlyCollection<TeamMember> members, int teamSize, DateTimeOffset now)
    {
        if (!check.IsOpen) return [Closed];
        if (now >= check.EndsAt) return [new("site-check-visited", "核查已经结束，正在等待核查报告，不能再改安排。")];
        List<BrokenRule> broken = [];
        if (plan.Until < plan.From) broken.Add(new("visit-dates", "结束日期早于开始日期。", "visitUntil"));
        else if (plan.Until.DayNumber - plan.From.DayNumber >= MostDays) broken.Add(new("visit-dates", $"一次核查不超过 {MostDays} 天。", "visitUntil"));
        if (plan.From < ShanghaiTime.DayOf(now)) broken.Add(new("visit-in-the-past", "核查日期不能早于今天。", "visitFrom"));
        if (plan.Team.Distinct().Count() < teamSize) broken.Add(new("team-size", $"核查组应不少于 {teamSize} 人。", "team"));
        if (plan.Team.Except(members.Select(member => member.ExpertId)).Any()) broken.Add(new("expert-unknown", "核查组中有不在专家库的人员。", "team"));
        var (retired, recused, elsewhere) = (members.Where(one => one.IsRetired).ToList(), members.Where(one => one.Recused is not null).ToList(), members.Where(one => one.Elsewhere is not null).ToList());
        if (retired.Count > 0) broken.Add(new("expert-retired", $"已退出专家库：{Names(retired)}。请更换。", "team"));
        if (recused.Count > 0) broken.Add(new("expert-recused", $"须回避：{string.Join("、", recused.Select(one => $"{one.Name}（{one.Recused}）"))}。请更换。", "team"));
        if (elsewhere.Count > 0) broken.Add(new("expert-elsewhere", $"同日另有核查：{string.Join("、", elsewhere.Select(one => $"{one.Name}（{one.Elsewhere}）"))}。请改期或更换。", "team"));
        return broken;
    }

    /// <summary>
    /// What is to be thought of and may be meant so: <c>visit-day-off</c>, <c>visit-after-deadline</c> (past the campaign's date for site checks), <c>expert-away</c> (out of office).
    /// </summary>
    /// <param name="lastDay">The campaign's last day for site checks.</param>
    public static IReadOnlyList<BrokenRule> Doubts(VisitPlan plan, IReadOnlyCollection<TeamMember> members, DateOnly lastDay, WorkingCalendar calendar)
    {
        if (plan.Until < plan.From || plan.Until.DayNumber - plan.From.DayNumber >= MostDays) return [];
        List<BrokenRule> doubts = [];
        var off = plan.Days.Where(day => !calendar.IsWorkingDay(day)).ToList();
        if (off.Count > 0) doubts.Add(new("visit-day-off", $"非工作日：{string.Join("、", off.Select(day => day.ToString("M月d日", CultureInfo.InvariantCulture)))}。", "visitFrom"));
        if (plan.Until > lastDay) doubts.Add(new("visit-after-deadline", $"晚于本届现场核查截止日期（{lastDay.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}）。", "visitUntil"));
        var away = members.Where(one => one.IsAway).ToList();
        if (away.Count > 0) doubts.Add(new("expert-away", $"核查期间登记外出：{Names(away)}。", "team"));
        return doubts;
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

    /// <summary><c>site-check-closed</c>; see <see cref="TextRules.HasReason"/>.</summary>
    public static BrokenRule? MayCancel(SiteCheck check, string reason) => check.IsOpen ? TextRules.HasReason(reason, "请写明取消核查的原因。") : Closed;

    private static string Names(IEnumerable<TeamMember> members) => string.Join("、", members.Select(member => member.Name));

    private static BrokenRule Closed => new("site-check-closed", "该现场核查已结束。");
}
