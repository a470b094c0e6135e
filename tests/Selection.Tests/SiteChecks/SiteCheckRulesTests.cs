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
    [InlineData("1,2,3", 1, 2, "")]
    [InlineData("1,2,2", 1, 2, "team-size")]
    [InlineData("1,2,9", 1, 2, "expert-recused")]
    [InlineData("1,2,3", 3, 2, "visit-dates")]
    [InlineData("1,2,3", -1, 2, "visit-in-the-past")]
    [InlineData("1,9", -1, -2, "visit-dates,visit-in-the-past,team-size,expert-recused")]
    public void A_visit_has_a_team_nobody_of_which_is_recused_and_days_to_come(string team, int from, int until, string rules) =>
        Assert.Equal(rules, Names(SiteCheckRules.MayPlan(Check(SiteCheckState.Ordered), [.. team.Split(',').Select(long.Parse)], [9], 3, Today.AddDays(from), Today.AddDays(until), Today)));

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

    private static string Names(IReadOnlyList<BrokenRule> rules) => string.Join(',', rules.Select(rule => rule.Name));

    private static SiteCheck Check(SiteCheckState state) => new() { CampaignId = 1, ApplicationId = 1, Reason = "r", OrderedBy = "s", OrderedAt = default, State = state };
}
