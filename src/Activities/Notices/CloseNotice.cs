using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Notices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Notices;

/// <summary>Closes the notice: its list is the result. Never before its end, never with an objection open.</summary>
[Activity("Benchmark", "公示 Notice", "结束公示，名单即为结果；期未满或异议未办结时拒绝。 Closes the notice.", DisplayName = "结束公示 Close notice")]
[Wording(Result = "number 编号、listed 名单项数、hash 名单哈希")]
public sealed class CloseNotice : CodeActivity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var board = context.GetRequiredService<NoticeBoard>();
        var notice = await board.CurrentAsync(about.CampaignId, context.CancellationToken) ?? throw new InvalidOperationException("本届还没有发布公示。");
        if (notice.State is NoticeState.Open) notice = await board.CloseAsync(notice.Id, SetStage.Engine, context.CancellationToken);
        context.SetResult(Plain.Of(("number", notice.Number), ("listed", notice.Listed), ("hash", notice.Hash)));
    }
}
