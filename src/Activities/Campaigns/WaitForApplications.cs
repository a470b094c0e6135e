using System.ComponentModel.DataAnnotations;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Campaigns;

/// <summary>An application left a stage; whoever waits for stages to become empty looks again.</summary>
public sealed record StagesChanged(long CampaignId);

/// <summary>Waits until no application of the campaign is before a stage any more: each has come there, or has ended.</summary>
/// <remarks>
/// It is woken by every application that moves on, and looks again each morning: of two that leave at the same moment in two transactions neither sees the other gone.
/// </remarks>
[Activity("Benchmark", "申报 Application", "等到所有申报都到达某环节或已结束。 Waits until every application is there or has ended.", DisplayName = "等申报到齐 Wait for applications")]
public sealed class WaitForApplications : Activity
{
    internal const string ChangedBookmark = "Benchmark.StagesChanged";

    private static readonly TimeOnly Morning = new(8, 0);

    [Required]
    [Input(DisplayName = "到达环节 Stage", Description = "此环节之前不再有申报。 Nothing is before it any more.", UIHint = InputUIHints.DropDown, UIHandler = typeof(StageChoices))]
    public Input<string?> Stage { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.ClearBookmarks();
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        if (!await AnyBeforeAsync(context, about.CampaignId))
        {
            await context.CompleteActivityAsync();
            return;
        }

        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = ChangedBookmark, Stimulus = new StagesChanged(about.CampaignId), Callback = LookAgainAsync, IncludeActivityInstanceId = false });
        context.WakeAt(ShanghaiTime.At(ShanghaiTime.DayOf(context.WorkflowExecutionContext.SystemClock.UtcNow).AddDays(1), Morning), LookAgainAsync);
    }

    private ValueTask LookAgainAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    private Task<bool> AnyBeforeAsync(ActivityExecutionContext context, long campaignId)
    {
        var stage = Enum.Parse<ApplicationStage>(context.Get(Stage) ?? "");
        var before = Enum.GetValues<ApplicationStage>().Where(each => each < stage).ToArray();
        return context.GetRequiredService<DbContext>().Set<Application>().AsNoTracking()
            .AnyAsync(a => a.CampaignId == campaignId && before.Contains(a.Stage), context.CancellationToken);
    }
}
