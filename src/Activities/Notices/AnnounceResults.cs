using BenchmarkWorkflow.Activities.Acts;
using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Notices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Runtime;

namespace BenchmarkWorkflow.Activities.Notices;

/// <summary>Gives every application that is still open its outcome by the closed list, and tells each one's process.</summary>
[Activity("Benchmark", "公示 Notice", "按结束的公示确定每项申报的结果，并通知各自的流程。 Gives every application its outcome.", DisplayName = "公布结果 Announce results")]
[Wording(Result = "selected 入选、decided 公布的项数")]
public sealed class AnnounceResults : CodeActivity<object>
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var outcomes = await context.GetRequiredService<FinalResults>().ConcludeAllAsync(about.CampaignId, SetStage.Engine, context.CancellationToken);
        var events = context.GetRequiredService<IEventPublisher>();
        foreach (var (application, outcome) in outcomes)
            await events.PublishAsync(EventNames.ResultDecided, new Matter(Matter.Application, application).ToString(), payload: Letter(outcome), cancellationToken: context.CancellationToken);
        context.SetResult(Plain.Of(("selected", outcomes.Values.Count(outcome => outcome is ApplicationOutcome.Selected)), ("decided", outcomes.Count)));
    }

    private static Dictionary<string, object> Letter(ApplicationOutcome outcome) =>
        new() { ["template"] = outcome is ApplicationOutcome.Selected ? "result-selected" : "result-not-selected", ["outcome"] = outcome.ToString() };
}
