using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Quotas;

/// <summary>Asks whether the unit has a place left, or the application has one already. It takes none.</summary>
[Activity("Benchmark", "名额 Quota", "推荐单位是否还有名额，不占用。 Whether the unit has a place left.", DisplayName = "查名额 Check quota")]
[FlowNode("Within", "Exceeded")]
[Wording("Within=有名额", "Exceeded=名额已满", Result = "granted 名额、held 已占、left 剩余、holders 占用的企业")]
public sealed class CheckQuota : Activity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var quota = await context.GetRequiredService<QuotaStanding>().OfAsync(about, context.CancellationToken);
        context.SetResult(quota.Facts());
        await context.CompleteActivityWithOutcomesAsync(quota.HasPlace ? "Within" : "Exceeded");
    }
}
