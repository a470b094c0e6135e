using System.ComponentModel.DataAnnotations;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Campaigns;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Deadlines;

/// <summary>Asks whether a date of the campaign is still ahead. The instant itself is too late.</summary>
[Activity("Benchmark", "时限 Deadlines", "届次的某个日期是否还没有到。 Whether a date of the campaign is still ahead.", DisplayName = "未到时限？ Before deadline?")]
[FlowNode("True", "False")]
[Wording("True=未到", "False=已到")]
public sealed class IsBeforeDeadline : Activity
{
    [Required]
    [Input(DisplayName = "届次日期 Deadline", Description = "届次设定中的日期。 A date of the campaign.", UIHint = InputUIHints.DropDown, UIHandler = typeof(DeadlineChoices))]
    public Input<string?> Deadline { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var before = await context.GetRequiredService<CampaignDates>().IsBeforeAsync(about.CampaignId, context.Get(Deadline) ?? "", context.CancellationToken);
        await context.CompleteActivityWithOutcomesAsync(before ? "True" : "False");
    }
}
