using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Exchanges;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>Cancels the event.</summary>
[Activity("Benchmark", "交流 Exchange", "取消本期活动。 Cancels the event.", DisplayName = "取消活动 Cancel event")]
public sealed class CancelEvent : CodeActivity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<ExchangePlan>().SetStateAsync(Matter.Of(context).Id, ExchangeEventState.Cancelled, SetStage.Engine, context.CancellationToken);
}
