using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Eligibility;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Eligibility;

/// <summary>Opens the eligibility check with what the system can see for itself; the rest is left to people.</summary>
[Activity("Benchmark", "申报 Application", "打开资格审查，先核对系统能看到的各项。 Checks what the system can see.", DisplayName = "自动核对资格 Check eligibility")]
[FlowNode("Complete", "Incomplete")]
[Wording("Complete=齐全", "Incomplete=有缺项", Result = "每项：item 项目、met 是否符合、note 说明")]
public sealed class CheckEligibility : Activity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var application = (await context.GetRequiredService<Cases>().ConcernAsync(context)).NeedApplication();
        var desk = context.GetRequiredService<EligibilityDesk>();
        await desk.OpenAsync(application, SetStage.Engine, context.CancellationToken);
        var findings = await desk.FindingsAsync(application, context.CancellationToken);
        context.SetResult(findings.Select(finding => Plain.Of(("item", finding.Item), ("met", finding.Met), ("note", finding.Note))).ToList<object>());
        await context.CompleteActivityWithOutcomesAsync(findings.All(finding => finding.Met) ? "Complete" : "Incomplete");
    }
}
