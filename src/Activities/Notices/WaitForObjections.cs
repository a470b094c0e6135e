using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Notices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Notices;

/// <summary>Something about the campaign's notice changed: an objection was decided, the list corrected.</summary>
public sealed record NoticeChanged(long CampaignId);

/// <summary>
/// Waits until the published list may be closed: its days are over and no objection is open. <c>Upheld</c> when the list was corrected meanwhile; wait
/// again then, the corrected list has its own days.
/// </summary>
[Activity("Benchmark", "公示 Notice", "等公示期满且异议全部办结；名单因异议更正后走“Upheld”，应再次等待。 Waits until the notice may be closed.", DisplayName = "等待异议 Wait for objections")]
[FlowNode("Clear", "Upheld")]
[Wording("Clear=可以结束", "Upheld=名单已更正")]
public sealed class WaitForObjections : Activity
{
    internal const string ChangedBookmark = "Benchmark.NoticeChanged";

    private const string NoticeId = "NoticeId";

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.ClearBookmarks();
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var board = context.GetRequiredService<NoticeBoard>();
        var notice = await board.CurrentAsync(about.CampaignId, context.CancellationToken) ?? throw new InvalidOperationException("本届还没有发布公示。");
        if (context.GetProperty<long?>(NoticeId) is { } watched && watched != notice.Id)
        {
            await context.CompleteActivityWithOutcomesAsync("Upheld");
            return;
        }

        context.SetProperty(NoticeId, notice.Id);
        if (notice.State is not NoticeState.Open || await board.WhyNotCloseAsync(notice.Id, context.CancellationToken) is null)
        {
            await context.CompleteActivityWithOutcomesAsync("Clear");
            return;
        }

        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = ChangedBookmark, Stimulus = new NoticeChanged(about.CampaignId), Callback = LookAgainAsync, IncludeActivityInstanceId = false });
        if (context.WorkflowExecutionContext.SystemClock.UtcNow < notice.ClosesAt) context.WakeAt(notice.ClosesAt, LookAgainAsync);
    }

    private ValueTask LookAgainAsync(ActivityExecutionContext context) => ExecuteAsync(context);
}
