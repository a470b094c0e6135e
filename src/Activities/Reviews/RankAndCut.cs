using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Reviews;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>Ranks the campaign's applications by weighted score and cuts at the campaign's places and least score, as things stand at this moment.</summary>
[Activity("Benchmark", "评审 Review", "按加权总分排序，按届次的名额与最低分划线。 Ranks and cuts.", DisplayName = "排序划线 Rank and cut")]
[FlowNode("Ranked", "Empty")]
[Wording("Ranked=已划线", "Empty=无人入选", Result = "candidates 参评、listed 入围、hash 排序依据的哈希")]
public sealed class RankAndCut : Activity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var ranking = await context.GetRequiredService<RankingDesk>().RankAsync(about.CampaignId, context.CancellationToken);
        var selected = ranking.Selected.Count();
        context.SetResult(Plain.Of(("candidates", ranking.Lines.Count), ("listed", selected), ("hash", ranking.InputHash)));
        await context.CompleteActivityWithOutcomesAsync(selected > 0 ? "Ranked" : "Empty");
    }
}
