using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.SiteChecks;

namespace BenchmarkWorkflow.Selection.Tests.SiteChecks;

public sealed class SiteCheckRulesTests
{
    private static readonly DateOnly Today = new(2022, 8, 25);

    [Theory]
    [InlineData("核实产线数据", false, null)]
    [InlineData("核实产线数据", true, "site-check-ordered")]
    [InlineData(" ", false, "reason-missing")]
    public void One_is_ordered_at_a_time_with_its_reason(string reason, bool hasOpen, string? rule) => Assert.Equal(rule, SiteCheckRules.MayOrder(reason, hasOpen)?.Name);

    [Theory]
    [InlineData(ApplicationStage.Draft, true, "site-check-stage")]
    [InlineData(ApplicationStage.Returned, true, "site-check-stage")]
    [InlineData(ApplicationStage.Submitted, false, null)]
    [InlineData(ApplicationStage.Defence, false, null)]
    [InlineData(ApplicationStage.Ranking, true, null)]
    [InlineData(ApplicationStage.Ranking, false, "site-check-stage")] // this campaign has no way back to it
    [InlineData(ApplicationStage.Notice, true, "site-check-stage")]
    [InlineData(ApplicationStage.Concluded, true, "site-check-stage")]
    public void One_is_ordered_by_hand_as_long_as_the_process_can_take_it_up(ApplicationStage stage, bool wayBack, string? rule) =>
        Assert.Equal(rule, SiteCheckRules.MayOrderByHand(stage, wayBack ? [new(ApplicationStage.Ranking, ApplicationStage.SiteCheck)] : [])?.Name);

    [Theory]
    [InlineData(false, "Submitted, Recommendation, Eligibility, DocumentReview, Defence")]
    [InlineData(true, "Submitted, Recommendation, Eligibility, DocumentReview, Defence, Ranking")]
    public void The_stages_it_is_ordered_from_are_those_the_rule_lets_through(bool wayBack, string stages) =>
        Assert.Equal(stages, string.Join(", ", SiteCheckRules.OrderableByHand(wayBack ? [new(ApplicationStage.Ranking, ApplicationStage.SiteCheck)] : [])));

    [Theory]
    [InlineData("1,2,3", 1, 2, "")]
    [InlineData("1,2,2", 1, 2, "team-size")]
    [InlineData("1,2,9", 1, 2, "expert-recused")]
    [InlineData("1,2,8", 1, 2, "expert-elsewhere")]
    [InlineData("1,2,7", 1, 2, "expert-retired")]
    [InlineData("1,2,99", 1, 2, "expert-unknown")]
    [InlineData("1,2,6", 1, 2, "")] // away: a doubt, and no more
    [InlineData("1,2,3", 3, 2, "visit-dates")]
    [InlineData("1,2,3", 1, 15, "visit-dates")]
    [InlineData("1,2,3", 1, 14, "")]
    [InlineData("1,2,3", -1, 2, "visit-in-the-past")]
    [InlineData("1,9", -1, -2, "visit-dates,visit-in-the-past,team-size,expert-recused")]
    public void A_visit_has_a_team_that_may_and_can_go_and_days_to_come(string team, int from, int until, string rules) =>
        Assert.Equal(rules, Names(SiteCheckRules.MayPlan(Check(SiteCheckState.Ordered), Plan(team, from, until), Members(team), 3, Noon(Today))));

    [Fact]
    public void Who_stands_in_the_way_is_named_with_the_reason()
    {
        var told = SiteCheckRules.MayPlan(Check(SiteCheckState.Planned), Plan("1,8,9", 1, 1), Members("1,8,9"), 3, Noon(Today)).Select(rule => rule.Message);
        Assert.Equal(["须回避：专家9（受聘于申报企业）。请更换。", "同日另有核查：专家8（乙公司）。请改期或更换。"], told);
    }

    [Theory]
    [InlineData("1,2,3", 0, 1, "")]
    [InlineData("1,2,3", 1, 2, "visit-day-off")] // the 27th is a Saturday
    [InlineData("1,2,3", 6, 7, "visit-after-deadline")]
    [InlineData("1,2,6", 0, 0, "expert-away")]
    [InlineData("1,2,6", 2, 7, "visit-day-off,visit-after-deadline,expert-away")]
    [InlineData("1,2,3", 2, 1, "")] // a broken rule by itself
    public void Days_off_a_passed_deadline_and_absences_are_to_be_thought_of(string team, int from, int until, string doubts) =>
        Assert.Equal(doubts, Names(SiteCheckRules.Doubts(Plan(team, from, until), Members(team), new(2022, 8, 31), new WorkingCalendar(new Dictionary<DateOnly, bool> { [new(2022, 10, 1)] = false }))));

    [Theory]
    [InlineData(SiteCheckState.Planned, 0, "属实", SiteCheckVerdict.Passed, "")]
    [InlineData(SiteCheckState.Planned, -1, "属实", SiteCheckVerdict.Passed, "visit-ahead")]
    [InlineData(SiteCheckState.Planned, 0, "", SiteCheckVerdict.None, "findings-missing,verdict-missing")]
    [InlineData(SiteCheckState.Ordered, 0, "属实", SiteCheckVerdict.Passed, "site-check-unplanned")]
    [InlineData(SiteCheckState.Reported, 0, "属实", SiteCheckVerdict.Failed, "site-check-closed")]
    [InlineData(SiteCheckState.Cancelled, 0, "属实", SiteCheckVerdict.Failed, "site-check-closed")]
    public void A_report_comes_after_the_visit_and_is_for_good(SiteCheckState state, int day, string findings, SiteCheckVerdict verdict, string rules)
    {
        var check = Check(state);
        check.VisitFrom = Today;
        Assert.Equal(rules, Names(SiteCheckRules.MayReport(check, findings, verdict, Today.AddDays(day))));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(5, "site-check-visited")] // 17:00 of the last day
    public void A_visit_that_is_over_is_reported_and_not_moved(int hoursAfterNoon, string rules)
    {
        var check = Check(SiteCheckState.Planned);
        check.VisitUntil = Today;
        Assert.Equal(rules, Names(SiteCheckRules.MayPlan(check, Plan("1,2,3", 1, 1), Members("1,2,3"), 3, Noon(Today).AddHours(hoursAfterNoon))));
    }

    private static DateTimeOffset Noon(DateOnly day) => ShanghaiTime.At(day, new TimeOnly(12, 0));

    private static VisitPlan Plan(string team, int from, int until) => new([.. team.Split(',').Select(long.Parse)], Today.AddDays(from), Today.AddDays(until));

    /// <summary>6 is away, 7 has left, 8 goes elsewhere, 9 is recused, 99 is nobody.</summary>
    private static IReadOnlyList<TeamMember> Members(string team) =>
        [.. team.Split(',').Select(long.Parse).Distinct().Where(id => id < 10).Select(id => new TeamMember(id, $"专家{id}", id == 7, id == 6, id == 9 ? "受聘于申报企业" : null, id == 8 ? "乙公司" : null))];

    private static string Names(IReadOnlyList<BrokenRule> rules) => string.Join(',', rules.Select(rule => rule.Name));

    private static SiteCheck Check(SiteCheckState state) => new() { CampaignId = 1, ApplicationId = 1, Reason = "r", OrderedBy = "s", OrderedAt = default, State = state };
}
