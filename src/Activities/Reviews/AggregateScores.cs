using System.Dynamic;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>
/// Says what the scores have come to: they agree, are too far apart, or some are still missing. It stores nothing: scores are reckoned when they are read. Nor does it tell a
/// score: what a process knows, process owners read.
/// </summary>
[Activity("Benchmark", "评审 Review", "汇总评分：一致、分歧过大，或还缺评分。 What the scores have come to.", DisplayName = "汇总评分 Aggregate scores")]
[FlowNode("Agreed", "Disputed", "Missing")]
[Wording("Agreed=一致", "Disputed=分歧过大", "Missing=还缺评分", Result = "count 份数、passed 是否通过、siteCheck 是否需要核查；得分和分差不进入流程")]
public sealed class AggregateScores : Activity<object>
{
    internal const string Document = "document";
    internal const string Defence = "defence";

    [Input(DisplayName = "轮次 Round", Description = "资料评审或答辩评审。 Which scores.", UIHint = InputUIHints.DropDown, UIHandler = typeof(RoundChoices), DefaultValue = Document)]
    public Input<string> Round { get; set; } = new(Document);

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var settings = await context.GetRequiredService<CampaignDesk>().SettingsAsync(about.CampaignId, context.CancellationToken);
        var document = await context.GetRequiredService<DocumentScores>().OfApplicationAsync(about.NeedApplication(), context.CancellationToken);
        if (context.Get(Round) == Defence) await DefenceAsync(context, about.NeedApplication(), document, settings);
        else await DocumentAsync(context, document, settings);
    }

    private static ValueTask DocumentAsync(ActivityExecutionContext context, DocumentScore score, CampaignSettings settings)
    {
        context.SetResult(Facts(score.Aggregated, ("passed", score.Value >= settings.Review.PassScore)));
        var isComplete = score.AreAllIn && score.Aggregated.Count >= settings.Review.ExpertsPerApplication;
        return context.CompleteActivityWithOutcomesAsync(!isComplete ? "Missing" : score.NeedsExtra ? "Disputed" : "Agreed");
    }

    private static async ValueTask DefenceAsync(ActivityExecutionContext context, long application, DocumentScore document, CampaignSettings settings)
    {
        var score = await context.GetRequiredService<DefenceScores>().OfApplicationAsync(application, context.CancellationToken);
        var ordered = (await context.GetRequiredService<SiteCheckDesk>().OfApplicationAsync(application, context.CancellationToken)).Any(check => check.IsOpen);
        var gap = document.Value is { } first && score?.Value is { } second ? Math.Abs(first - second) : 0;
        context.SetResult(Facts(score?.Aggregated, ("siteCheck", ordered || gap > settings.SiteCheck.ScoreGap)));
        var outcome = score is not { AreAllIn: true, Value: not null } ? "Missing" : score.Aggregated.IsDisputed ? "Disputed" : "Agreed";
        await context.CompleteActivityWithOutcomesAsync(outcome);
    }

    private static ExpandoObject Facts(AggregatedScore? aggregated, (string, object?) more) => Plain.Of([("count", aggregated?.Count ?? 0), more]);
}
