using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Tests.Reviews;

public sealed class ReviewRulesTests
{
    private static readonly IReadOnlyList<RubricItem> Lines = [new("innovation", "创新性", 40), new("results", "成效", 60)];

    [Theory]
    // viewer, whose sheet, what the others did → the rule, or none
    [InlineData(ScoreViewerRole.Expert, 1, 1, "Draft,Assigned,Assigned", false, null)]
    [InlineData(ScoreViewerRole.Expert, 1, 2, "Draft,Submitted,Submitted", false, "score-blind")]
    [InlineData(ScoreViewerRole.Expert, 1, 2, "Submitted,Submitted,Draft", false, "score-blind")]
    [InlineData(ScoreViewerRole.Expert, 1, 2, "Submitted,Submitted,Submitted", false, null)]
    [InlineData(ScoreViewerRole.Expert, 1, 2, "Submitted,Submitted,Replaced", false, null)]
    [InlineData(ScoreViewerRole.Expert, 1, 2, "Submitted,Submitted,Submitted", true, "expert-recused")]
    [InlineData(ScoreViewerRole.Expert, 1, 1, "Voided,Submitted,Submitted", true, "expert-recused")]
    [InlineData(ScoreViewerRole.Expert, 1, 2, "Declined,Submitted,Submitted", false, "score-blind")]
    [InlineData(ScoreViewerRole.Expert, 9, 2, "Submitted,Submitted,Submitted", false, "score-blind")]
    [InlineData(ScoreViewerRole.Expert, null, 2, "Submitted,Submitted,Submitted", false, "score-secret")]
    [InlineData(ScoreViewerRole.Secretariat, null, 2, "Submitted,Submitted,Draft", false, "score-blind")]
    [InlineData(ScoreViewerRole.Secretariat, null, 2, "Submitted,Submitted,Submitted", false, null)]
    [InlineData(ScoreViewerRole.Outsider, null, 2, "Submitted,Submitted,Submitted", false, "score-secret")]
    [InlineData(ScoreViewerRole.Outsider, 1, 1, "Submitted,Submitted,Submitted", false, "score-secret")]
    public void Who_sees_which_score(ScoreViewerRole role, int? viewer, int whose, string states, bool recused, string? rule)
    {
        ScoreSheet[] sheets = [.. states.Split(',').Select((state, i) => Sheet(i + 1, Enum.Parse<ScoreSheetState>(state)))];
        Assert.Equal(rule, ReviewRules.MaySee(new(role, viewer), sheets[whose - 1], sheets, recused)?.Name);
    }

    [Theory]
    [InlineData("innovation=40,results=60", null)]
    [InlineData("innovation=0,results=0.5", null)]
    [InlineData("innovation=40.5,results=60", "score-out-of-range")]
    [InlineData("innovation=-0.5,results=60", "score-out-of-range")]
    [InlineData("innovation=39.7,results=60", "score-step")]
    [InlineData("innovation=40", "score-missing")]
    [InlineData("innovation=40,results=60,charm=1", "score-unknown")]
    public void A_sheet_handed_in_keeps_to_the_rubric(string points, string? rule) =>
        Assert.Equal(rule, Rubric.CheckComplete(Lines, Points(points)).SingleOrDefault()?.Name);

    [Fact]
    public void A_draft_may_be_incomplete() => Assert.Empty(Rubric.CheckDraft(Lines, Points("results=12.5")));

    [Theory]
    [InlineData("innovation=40,results=60", 100)]
    [InlineData("innovation=10,results=33.5", 43.5)]
    public void The_total_is_out_of_100(string points, double total) => Assert.Equal((decimal)total, Rubric.Total(Lines, Points(points)));

    [Theory]
    [InlineData("甲公司", "甲公司", 1, 2, RecusalReason.Employment)]
    [InlineData("甲公司", "乙公司", 1, 1, RecusalReason.RecommendingUnit)]
    [InlineData("丙公司", "乙公司", 1, 2, RecusalReason.SeasonApplicant)]
    [InlineData("丁大学", "乙公司", 1, 2, null)]
    [InlineData("", "", 1, 2, null)]
    public void A_recusal_follows_from_the_data(string employer, string applicant, int expertUnit, int unit, RecusalReason? reason) =>
        Assert.Equal(reason, RecusalRules.Derive(new(1, employer, expertUnit), new(1, applicant, unit), new HashSet<string> { "丙公司", "乙公司", "" })?.Reason);

    [Theory]
    [InlineData(RecusalReason.Kinship, "", "recusal-note-missing")]
    [InlineData(RecusalReason.Kinship, "配偶在该企业任职", null)]
    [InlineData(RecusalReason.Employment, "", null)]
    public void A_declared_tie_is_described(RecusalReason reason, string note, string? rule) =>
        Assert.Equal(rule, RecusalRules.MayDeclare(reason, note)?.Name);

    private static Dictionary<string, decimal> Points(string text) =>
        text.Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => decimal.Parse(p[1]));

    private static ScoreSheet Sheet(long expert, ScoreSheetState state) => new()
    {
        CampaignId = 1, ApplicationId = 1, ExpertId = expert, Origin = ScoreSheetOrigin.Regular, AssignedAt = default, DueAt = default, Why = "", State = state,
    };
}
