using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Deadlines;

/// <summary>A campaign date was moved: whoever waits for it reckons anew.</summary>
public sealed record DeadlineMoved(long CampaignId, string Deadline)
{
    /// <summary>Name of the bookmarks that hear of it.</summary>
    public const string BookmarkName = DeadlineWatch.MovedBookmark;
}

/// <summary>How an activity waits for time.</summary>
internal static class DeadlineWatch
{
    /// <summary>Name of the bookmark that hears of moved dates.</summary>
    public const string MovedBookmark = "Benchmark.DeadlineMoved";

    private const string DelayBookmark = "Delay";

    /// <summary>Wakes the activity at an instant; one that has passed wakes it at once, in a burst of its own.</summary>
    public static void WakeAt(this ActivityExecutionContext context, DateTimeOffset at, ExecuteActivityDelegate onTime) =>
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = DelayBookmark, Stimulus = new DelayPayload(at), Callback = onTime });

    /// <summary>Wakes the activity when a date of the campaign is moved.</summary>
    public static void WakeWhenMoved(this ActivityExecutionContext context, long campaignId, string deadline, ExecuteActivityDelegate onMoved) =>
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = MovedBookmark, Stimulus = new DeadlineMoved(campaignId, deadline), Callback = onMoved, IncludeActivityInstanceId = false,
        });
}
