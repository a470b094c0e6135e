using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Packages;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Packages;

/// <summary>Says what became of the package as it stands now. Whatever became of it, the original is kept.</summary>
[Activity("Benchmark", "邮件 Mail", "材料包是否合格；不合格的逐条列出原因，原件始终保留。 What became of the package.", DisplayName = "核对材料包 Check package")]
[FlowNode("Accepted", "Refused")]
[Wording("Accepted=合格", "Refused=不合格", Result = "outcome 结论、application 申报、problems 问题（text）")]
public sealed class CheckPackage : Activity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var result = await context.GetRequiredService<PackageIntake>().ResultAsync(Matter.Of(context).Id, context.CancellationToken);
        context.SetResult(Plain.Of(
            ("outcome", result.Outcome.ToString()), ("application", result.ApplicationId),
            ("problems", result.Problems.Select(problem => (object)Plain.Of(("text", problem.Message))).ToList())));
        await context.CompleteActivityWithOutcomesAsync(result.Outcome is PackageOutcome.Accepted ? "Accepted" : "Refused");
    }
}
