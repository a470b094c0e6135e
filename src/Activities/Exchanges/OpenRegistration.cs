using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Exchanges;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>Opens the event's registration: seats first, then the waiting list.</summary>
[Activity("Benchmark", "交流 Exchange", "开放本期活动报名，名额满后转候补。 Opens registration.", DisplayName = "开放报名 Open registration")]
public sealed class OpenRegistration : CodeActivity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<ExchangePlan>().SetStateAsync(Matter.Of(context).Id, ExchangeEventState.Open, SetStage.Engine, context.CancellationToken);
}
