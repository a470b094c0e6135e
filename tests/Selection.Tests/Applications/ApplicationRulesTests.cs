using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Ending = BenchmarkWorkflow.Selection.Applications.ApplicationOutcome;
using Stage = BenchmarkWorkflow.Selection.Applications.ApplicationStage;

namespace BenchmarkWorkflow.Selection.Tests.Applications;

public class ApplicationRulesTests
{
    private static readonly CampaignSettings Settings = CampaignFile.Read(ProductFiles.Campaign2022).Settings;
    private static readonly DateTimeOffset Noon = new(2022, 7, 15, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(Stage.Submitted, Stage.Recommendation, true)]
    [InlineData(Stage.Recommendation, Stage.Returned, true)]
    [InlineData(Stage.Recommendation, Stage.Eligibility, true)]
    [InlineData(Stage.Eligibility, Stage.DocumentReview, true)]
    [InlineData(Stage.Defence, Stage.SiteCheck, true)]
    [InlineData(Stage.Defence, Stage.Ranking, true)]
    [InlineData(Stage.Notice, Stage.Ranking, true)]
    [InlineData(Stage.Draft, Stage.Recommendation, false)]
    [InlineData(Stage.Draft, Stage.Submitted, false)] // only handing in does that
    [InlineData(Stage.Recommendation, Stage.DocumentReview, false)]
    [InlineData(Stage.Defence, Stage.Notice, false)]
    [InlineData(Stage.Concluded, Stage.Notice, false)]
    public void A_stage_follows_another_only_as_the_campaign_says(Stage from, Stage to, bool allowed) =>
        Assert.Equal(allowed ? null : "stage-not-allowed", StageRules.MayEnter(from, to, Settings.Application.Stages)?.Name);

    [Theory]
    [InlineData(Stage.Notice, Ending.Selected, null)]
    [InlineData(Stage.Ranking, Ending.Selected, "outcome-not-allowed")]
    [InlineData(Stage.Ranking, Ending.NotSelected, null)]
    [InlineData(Stage.Draft, Ending.Withdrawn, null)]
    [InlineData(Stage.Ranking, Ending.Withdrawn, null)]
    [InlineData(Stage.Notice, Ending.Withdrawn, "withdrawal-too-late")]
    [InlineData(Stage.Concluded, Ending.Withdrawn, "application-concluded")]
    [InlineData(Stage.Notice, Ending.Removed, null)]
    [InlineData(Stage.Eligibility, Ending.Ineligible, null)]
    [InlineData(Stage.Draft, Ending.Ineligible, "outcome-not-allowed")]
    [InlineData(Stage.DocumentReview, Ending.Late, "outcome-not-allowed")]
    [InlineData(Stage.Eligibility, Ending.Open, "outcome-not-allowed")]
    public void An_outcome_is_reached_only_from_its_stages(Stage stage, Ending outcome, string? rule) =>
        Assert.Equal(rule, StageRules.MayConclude(stage, outcome)?.Name);

    [Fact]
    public void Every_outcome_has_its_stages() => Assert.Equal(Enum.GetValues<Ending>().Order(), StageRules.Endings.Keys.Order());

    [Theory]
    [InlineData(FormFieldKind.Text, "", "field-missing")]
    [InlineData(FormFieldKind.Text, "ab", "field-too-short")]
    [InlineData(FormFieldKind.Text, "abcdef", "field-too-long")]
    [InlineData(FormFieldKind.Text, " abcd ", null)]
    [InlineData(FormFieldKind.Integer, "12", null)]
    [InlineData(FormFieldKind.Integer, "-1", "number-invalid")]
    [InlineData(FormFieldKind.Integer, "1,200", "number-invalid")]
    [InlineData(FormFieldKind.Money, "-3.5", null)]
    [InlineData(FormFieldKind.Money, "3万", "number-invalid")]
    [InlineData(FormFieldKind.Phone, "13800000000", null)]
    [InlineData(FormFieldKind.Phone, "138", "phone-invalid")]
    [InlineData(FormFieldKind.Email, "a@b", "email-invalid")]
    [InlineData(FormFieldKind.Choice, "甲", null)]
    [InlineData(FormFieldKind.Choice, "丙", "choice-invalid")]
    [InlineData(FormFieldKind.Promise, "false", "promise-missing")]
    [InlineData(FormFieldKind.Promise, "", "promise-missing")]
    [InlineData(FormFieldKind.Promise, "true", null)]
    public void A_form_field_is_checked_by_its_kind(FormFieldKind kind, string value, string? rule)
    {
        var field = new FormField("f", "项", kind, MinLength: 3, MaxLength: 5, Choices: ["甲", "乙"]);

        Assert.Equal(rule, FormRules.Problem(field, value.Trim())?.Name);
        Assert.Null(FormRules.Problem(field with { Required = false }, ""));
    }

    [Theory]
    [InlineData(DocumentKind.Form, "docx", 100, 0, "")]
    [InlineData(DocumentKind.Form, "docx", 100, 1, "document-too-many")]
    [InlineData(DocumentKind.Form, "png", 100, 0, "document-type")]
    [InlineData(DocumentKind.Form, null, 100, 0, "document-type")]
    [InlineData(DocumentKind.Form, "docm", 100, 0, "document-type")]
    [InlineData(DocumentKind.Form, null, 0, 0, "document-empty")]
    [InlineData(DocumentKind.Form, "exe", 20971521, 1, "document-type document-too-large document-too-many")]
    [InlineData(DocumentKind.Proof, "png", 20971520, 19, "")]
    public void A_document_is_taken_by_type_size_and_count(DocumentKind kind, string? type, long size, int alike, string rules) =>
        Assert.Equal(rules, string.Join(' ', DocumentRules.MayAdd(Settings.Application.Documents, kind, type, size, alike).Select(rule => rule.Name)));

    [Theory]
    [InlineData(RecommendationDecision.Recommended, Stage.Recommendation, null, 0, "")]
    [InlineData(RecommendationDecision.Recommended, Stage.Draft, null, 0, "not-with-unit")]
    [InlineData(RecommendationDecision.Recommended, Stage.Recommendation, RecommendationDecision.Recommended, 0, "already-recommended")]
    [InlineData(RecommendationDecision.Recommended, Stage.Recommendation, RecommendationDecision.Returned, 3, "")]
    [InlineData(RecommendationDecision.Returned, Stage.Recommendation, null, 1, "return-too-late")]
    [InlineData(RecommendationDecision.Declined, Stage.Recommendation, null, 8, "recommendations-closed")]
    [InlineData(RecommendationDecision.Revoked, Stage.Eligibility, RecommendationDecision.Recommended, 2, "")]
    [InlineData(RecommendationDecision.Revoked, Stage.DocumentReview, RecommendationDecision.Recommended, 2, "not-with-unit")]
    [InlineData(RecommendationDecision.Revoked, Stage.Recommendation, null, 2, "not-recommended")]
    public void A_unit_decides_while_the_application_is_with_it_and_in_time(
        RecommendationDecision decision, Stage stage, RecommendationDecision? last, int daysLater, string rules) =>
        Assert.Equal(rules, string.Join(' ', RecommendationRules.MayDecide(decision, stage, last, "意见", Noon.AddDays(daysLater), Noon.AddHours(12), Noon.AddDays(7.5)).Select(rule => rule.Name)));
}
