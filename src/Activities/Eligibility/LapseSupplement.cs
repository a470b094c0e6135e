using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Eligibility;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Eligibility;

/// <summary>The company did not hand in what was asked for: its application ends as ineligible.</summary>
[Activity("Benchmark", "申报 Application", "逾期未补正，按不合格结束申报。 Ends the application as ineligible.", DisplayName = "补正逾期 Lapse supplement")]
public sealed class LapseSupplement : CodeActivity
{
    [Input(DisplayName = "原因 Reason", Description = "写进结果通知。 Told to the company.")]
    public Input<string?> Reason { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var application = (await context.GetRequiredService<Cases>().ConcernAsync(context)).NeedApplication();
        var desk = context.GetRequiredService<EligibilityDesk>();
        await desk.ExpireSupplementAsync(application, SetStage.Engine, context.CancellationToken);
        await desk.RejectAsync(application, context.Get(Reason) ?? "", SetStage.Engine, context.CancellationToken);
    }
}
