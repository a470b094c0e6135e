using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Quotas;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Quotas;

/// <summary>Refuses a request for more places that nobody decided in time.</summary>
[Activity("Benchmark", "名额 Quota", "放宽申请逾期未审，按不同意处理。 Refuses a request nobody decided.", DisplayName = "放宽逾期失效 Lapse relaxation")]
public sealed class LapseRelaxation : CodeActivity
{
    [Input(DisplayName = "原因 Reason", Description = "写进通知。 Told to the unit.")]
    public Input<string?> Reason { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<RelaxationDesk>().RefuseAsync(Matter.Of(context).Id, context.Get(Reason) ?? "", SetStage.Engine, context.CancellationToken);
}
