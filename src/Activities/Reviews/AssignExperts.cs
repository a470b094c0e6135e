using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Reviews;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>Gives the application the experts it still lacks, by area, load and recusal. Nobody is asked twice; with enough already, nothing happens.</summary>
[Activity("Benchmark", "评审 Review", "按领域、负荷与回避补足评审专家；人手不够走“Short”。 Gives the application the experts it lacks.", DisplayName = "分配专家 Assign experts")]
[FlowNode("Assigned", "Short")]
[Wording("Assigned=已分配", "Short=人手不够", Result = "assigned 分配了几位、missing 还缺几位")]
public sealed class AssignExperts : Activity<object>
{
    [Input(DisplayName = "人数 Count", Description = "0 为届次设定的人数。 0: the campaign's number.", Order = 1)]
    public Input<int> Count { get; set; } = default!;

    [Input(DisplayName = "加评一人 One more", Description = "评分分歧时再请一位。 Calls one more on dispute.", UIHint = InputUIHints.Checkbox, Order = 2)]
    public Input<bool> OneMore { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var application = (await context.GetRequiredService<Cases>().ConcernAsync(context)).NeedApplication();
        var desk = context.GetRequiredService<ExpertAssignment>();
        var count = context.Get(Count);
        var assigned = context.Get(OneMore)
            ? await desk.AddExtraAsync(application, SetStage.Engine, context.CancellationToken)
            : await desk.AssignAsync(application, count > 0 ? count : null, SetStage.Engine, context.CancellationToken);
        context.SetResult(Plain.Of(("assigned", assigned.Sheets.Count), ("missing", assigned.Gaps.Sum(gap => gap.Missing))));
        await context.CompleteActivityWithOutcomesAsync(assigned.Gaps.Count == 0 ? "Assigned" : "Short");
    }
}
