using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>Which step an application may take. The order of the stages is the campaign's data; what holds for every campaign stands here.</summary>
public static class StageRules
{
    /// <summary>From which stages an outcome can be reached. Nothing is ever taken back: an application that has ended stays ended.</summary>
    public static IReadOnlyDictionary<ApplicationOutcome, IReadOnlyList<ApplicationStage>> Endings { get; } = new Dictionary<ApplicationOutcome, IReadOnlyList<ApplicationStage>>
    {
        [ApplicationOutcome.Open] = [],
        [ApplicationOutcome.Selected] = [ApplicationStage.Notice],
        [ApplicationOutcome.NotSelected] = [ApplicationStage.DocumentReview, ApplicationStage.Defence, ApplicationStage.SiteCheck, ApplicationStage.Ranking, ApplicationStage.Notice],
        [ApplicationOutcome.NotRecommended] = [ApplicationStage.Submitted, ApplicationStage.Recommendation, ApplicationStage.Returned, ApplicationStage.Eligibility],
        [ApplicationOutcome.Ineligible] =
            [ApplicationStage.Submitted, ApplicationStage.Recommendation, ApplicationStage.Eligibility, ApplicationStage.DocumentReview, ApplicationStage.Defence, ApplicationStage.SiteCheck, ApplicationStage.Ranking],
        [ApplicationOutcome.Withdrawn] =
        [
            ApplicationStage.Draft, ApplicationStage.Submitted, ApplicationStage.Recommendation, ApplicationStage.Returned, ApplicationStage.Eligibility,
            ApplicationStage.DocumentReview, ApplicationStage.Defence, ApplicationStage.SiteCheck, ApplicationStage.Ranking,
        ],
        [ApplicationOutcome.Late] = [ApplicationStage.Draft, ApplicationStage.Submitted, ApplicationStage.Recommendation, ApplicationStage.Returned],
        [ApplicationOutcome.Removed] = [ApplicationStage.Notice],
    };

    /// <summary>Whether the campaign lets an application go from one stage to another: <c>stage-not-allowed</c>.</summary>
    public static BrokenRule? MayEnter(ApplicationStage from, ApplicationStage to, IReadOnlyList<StageStep> steps) => steps.Contains(new(from, to))
        ? null
        : new("stage-not-allowed", $"申报不能从“{InWords(from)}”进入“{InWords(to)}”，请检查本届的阶段设置。");

    /// <summary>Whether an application may end so: <c>application-concluded</c>, <c>withdrawal-too-late</c>, <c>outcome-not-allowed</c>.</summary>
    public static BrokenRule? MayConclude(ApplicationStage stage, ApplicationOutcome outcome)
    {
        if (stage == ApplicationStage.Concluded) return new("application-concluded", "该申报已经结束，结果不能更改。");
        if (Endings[outcome].Contains(stage)) return null;
        return outcome == ApplicationOutcome.Withdrawn
            ? new("withdrawal-too-late", "名单已经公示，不能再撤回申报。")
            : new("outcome-not-allowed", $"申报处于“{InWords(stage)}”阶段，不能以此结果结束。");
    }

    /// <summary>Whether the company may write in its application: <c>application-not-editable</c>.</summary>
    public static BrokenRule? MayEdit(ApplicationStage stage) => stage is ApplicationStage.Draft or ApplicationStage.Returned
        ? null
        : new("application-not-editable", "申报已经提交，不能修改；如需更正，请联系推荐单位退回。");

    /// <summary>Whether the company may hand in: <c>application-not-editable</c>, <c>applications-closed</c>. The closing instant itself is too late.</summary>
    public static BrokenRule? MaySubmit(ApplicationStage stage, DateTimeOffset now, DateTimeOffset closes) => MayEdit(stage)
        ?? (now < closes ? null : new("applications-closed", $"申报已于 {Calendar.ShanghaiTime.InWords(closes)} 截止，不能再提交；已填写的内容保留为草稿。"));

    public static string InWords(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Draft => "草稿",
        ApplicationStage.Submitted => "已提交",
        ApplicationStage.Recommendation => "推荐",
        ApplicationStage.Returned => "退回修改",
        ApplicationStage.Eligibility => "资格审查",
        ApplicationStage.DocumentReview => "资料评审",
        ApplicationStage.Defence => "答辩评审",
        ApplicationStage.SiteCheck => "现场核查",
        ApplicationStage.Ranking => "综合排序",
        ApplicationStage.Notice => "公示",
        ApplicationStage.Concluded => "已结束",
    };
}
