using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Defences;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>Asks what the campaign's settings say of a company that did not show up: out, or a score of 0.</summary>
[Activity("Benchmark", "答辩 Defence", "无故缺席怎么办，按届次设定：取消资格或记零分。 What an absence means.", DisplayName = "缺席规则 No-show rule")]
[FlowNode("Excluded", "ScoreZero")]
[Wording("Excluded=取消资格", "ScoreZero=记零分")]
public sealed class NoShowRule : Activity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var application = (await context.GetRequiredService<Cases>().ConcernAsync(context)).NeedApplication();
        var score = await context.GetRequiredService<DefenceScores>().OfApplicationAsync(application, context.CancellationToken);
        await context.CompleteActivityWithOutcomesAsync(score is { IsExcluded: true } ? "Excluded" : "ScoreZero");
    }
}
