using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Quotas;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Quotas;

/// <summary>Gives the application's place back, by a line of its own in the ledger. Without a place nothing happens.</summary>
[Activity("Benchmark", "名额 Quota", "退还申报占用的名额，名额台账另记一笔。 Gives the place back.", DisplayName = "退还名额 Release quota")]
public sealed class ReleaseQuota : CodeActivity
{
    [Input(DisplayName = "原因 Reason", Description = "记入名额台账。 Kept in the ledger.")]
    public Input<string?> Reason { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var reason = context.Get(Reason) is { Length: > 0 } given ? given : "流程退还名额";
        await context.GetRequiredService<QuotaLedger>().ReleaseAsync(about.NeedApplication(), reason, SetStage.Engine, context.CancellationToken);
    }
}
