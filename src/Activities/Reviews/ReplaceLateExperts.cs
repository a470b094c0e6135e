using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Reviews;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>Asks others in place of the experts whose time is up. Scores that were handed in stay.</summary>
[Activity("Benchmark", "评审 Review", "逾期未交的专家换人，已交的评分保留。 Replaces experts whose time is up.", DisplayName = "更换逾期专家 Replace late experts")]
public sealed class ReplaceLateExperts : CodeActivity
{
    [Output(DisplayName = "人数 Count", Description = "更换了几位。 How many were replaced.")]
    public Output<int> Count { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var application = (await context.GetRequiredService<Cases>().ConcernAsync(context)).NeedApplication();
        var now = context.WorkflowExecutionContext.SystemClock.UtcNow;
        var late = await context.GetRequiredService<DbContext>().Set<ScoreSheet>().AsNoTracking()
            .Where(s => s.ApplicationId == application && (s.State == ScoreSheetState.Assigned || s.State == ScoreSheetState.Draft) && s.DueAt <= now)
            .OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(context.CancellationToken);
        foreach (var sheet in late) await context.GetRequiredService<ExpertAssignment>().ReplaceAsync(sheet, SetStage.Engine, context.CancellationToken);
        context.Set(Count, late.Count);
    }
}
