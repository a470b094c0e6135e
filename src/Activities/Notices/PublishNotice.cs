using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Notices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Notices;

/// <summary>Publishes those above the cut as a frozen list with its hash, for the campaign's number of days.</summary>
[Activity("Benchmark", "公示 Notice", "把线上的申报冻结成名单并附哈希，公布届次设定的天数。 Publishes the frozen list.", DisplayName = "发布公示 Publish notice")]
[Wording(Result = "id、number 编号、listed 名单项数、hash 名单哈希")]
public sealed class PublishNotice : CodeActivity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var notice = await context.GetRequiredService<NoticeBoard>().PublishAsync(about.CampaignId, SetStage.Engine, context.CancellationToken);
        context.SetResult(Plain.Of(("id", notice.Id), ("number", notice.Number), ("listed", notice.Listed), ("hash", notice.Hash)));
    }
}
