using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Applications;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Packages;

/// <summary>A package of the application was accepted.</summary>
public sealed record PackageAccepted(long ApplicationId);

/// <summary>Waits until the application's e-mail package is accepted, but not beyond a date of the campaign. What the mailbox received before that date counts.</summary>
[Activity("Benchmark", "邮件 Mail", "等到申报的材料包合格，至届次的某个日期为止。 Waits for the application's package.", DisplayName = "等待材料包 Wait for package")]
[FlowNode("Accepted", "Overdue")]
[Wording("Accepted=合格", "Overdue=逾期")]
public sealed class WaitForPackage : Activity
{
    internal const string AcceptedBookmark = "Benchmark.PackageAccepted";

    [Input(DisplayName = "届次日期 Deadline", Description = "等到届次的这个日期。 Until this date of the campaign.", UIHint = InputUIHints.DropDown, UIHandler = typeof(DeadlineChoices), DefaultValue = "packages")]
    public Input<string?> Deadline { get; set; } = new("packages");

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.ClearBookmarks();
        var ct = context.CancellationToken;
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var application = about.NeedApplication();
        if (await context.GetRequiredService<DbContext>().Set<Application>().AnyAsync(a => a.Id == application && a.PackageAt != null, ct))
        {
            await context.CompleteActivityWithOutcomesAsync("Accepted");
            return;
        }

        var limit = new TimeLimit(null, context.Get(Deadline), 0, 0);
        var end = await context.GetRequiredService<TimeLimits>().EndAsync(limit, about, context.StartedAt, ct);
        if (end is { } at && context.WorkflowExecutionContext.SystemClock.UtcNow >= at)
        {
            await context.CompleteActivityWithOutcomesAsync("Overdue");
            return;
        }

        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = AcceptedBookmark, Stimulus = new PackageAccepted(application), Callback = LookAgainAsync, IncludeActivityInstanceId = false });
        if (end is { } wake) context.WakeAt(wake, LookAgainAsync);
        if (limit.Follows is { } deadline) context.WakeWhenMoved(about.CampaignId, deadline, LookAgainAsync);
    }

    private ValueTask LookAgainAsync(ActivityExecutionContext context) => ExecuteAsync(context);
}
