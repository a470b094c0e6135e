using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Notices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Notices;

/// <summary>
/// Publishes those above the cut as a frozen list with its hash, for the campaign's number of days. <c>Open</c> or <c>Closed</c> where that has happened before: the process was
/// begun anew, and takes up the notice as it stands.
/// </summary>
[Activity("Benchmark", "公示 Notice", "把线上的申报冻结成名单并附哈希，公布届次设定的天数；本届已有公示时沿用，不另发布。 Publishes the frozen list, once.", DisplayName = "发布公示 Publish notice")]
[FlowNode("Done", "Open", "Closed")]
[Wording("Done=已发布", "Open=公示正在进行", "Closed=公示已经结束", Result = "id、number 编号、listed 名单项数、hash 名单哈希")]
public sealed class PublishNotice : Activity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var board = context.GetRequiredService<NoticeBoard>();
        var standing = await board.CurrentAsync(about.CampaignId, context.CancellationToken);
        var notice = standing ?? await board.PublishAsync(about.CampaignId, SetStage.Engine, context.CancellationToken);
        context.SetResult(Plain.Of(("id", notice.Id), ("number", notice.Number), ("listed", notice.Listed), ("hash", notice.Hash)));
        await context.CompleteActivityWithOutcomesAsync(standing is null ? "Done" : standing.State is NoticeState.Open ? "Open" : "Closed");
    }
}
