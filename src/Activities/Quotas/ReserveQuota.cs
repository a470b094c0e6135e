using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Quotas;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Quotas;

/// <summary>Takes a place of the unit's quota for the application. Of two that want the last place, exactly one gets it. One that has a place keeps it.</summary>
[Activity("Benchmark", "名额 Quota", "为申报占用推荐单位的一个名额；名额已满走“Exceeded”。 Takes a place of the unit's quota.", DisplayName = "占用名额 Reserve quota")]
[FlowNode("Within", "Exceeded")]
[Wording("Within=已占用", "Exceeded=名额已满", Result = "granted 名额、held 已占、left 剩余、holders 占用的企业")]
public sealed class ReserveQuota : Activity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var quota = await context.GetRequiredService<QuotaStanding>().OfAsync(about, context.CancellationToken);
        context.SetResult(quota.Facts());
        try
        {
            await context.GetRequiredService<QuotaLedger>().ReserveAsync(about.NeedApplication(), SetStage.Engine, context.CancellationToken);
        }
        catch (RuleBrokenException full) when (full.Rules is [{ Name: "quota-exceeded" }])
        {
            await context.CompleteActivityWithOutcomesAsync("Exceeded");
            return;
        }

        await context.CompleteActivityWithOutcomesAsync("Within");
    }
}
