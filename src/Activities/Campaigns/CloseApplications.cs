using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applications;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Campaigns;

/// <summary>Ends every draft and returned application that was not handed in by the date, as late. What was written stays.</summary>
[Activity("Benchmark", "申报 Application", "申报截止后，把未提交的草稿记为逾期；草稿内容保留。 Ends what was not handed in.", DisplayName = "截止申报 Close applications")]
public sealed class CloseApplications : CodeActivity
{
    [Output(DisplayName = "项数 Count", Description = "记为逾期的项数。 How many were late.")]
    public Output<int> Count { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var late = await context.GetRequiredService<ApplicationProgress>().CloseDraftsAsync(about.CampaignId, SetStage.Engine, context.CancellationToken);
        context.Set(Count, late.Count);
    }
}
