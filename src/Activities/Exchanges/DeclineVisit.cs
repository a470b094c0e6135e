using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Exchanges;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>Declines a request for a learning visit that nobody answered.</summary>
[Activity("Benchmark", "交流 Exchange", "深入学申请无人答复，按不能安排处理。 Declines a request nobody answered.", DisplayName = "申请失效 Decline visit")]
public sealed class DeclineVisit : CodeActivity
{
    [Input(DisplayName = "原因 Reason", Description = "写进通知。 Told to the requester.")]
    public Input<string?> Reason { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<LearningVisits>().AnswerAsync(Matter.Of(context).Id, VisitRequestState.Declined, context.Get(Reason) ?? "", SetStage.Engine, context.CancellationToken);
}
