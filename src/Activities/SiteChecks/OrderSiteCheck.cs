using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.SiteChecks;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.SiteChecks;

/// <summary>Orders a site check, unless one is under way.</summary>
[Activity("Benchmark", "核查 Site check", "提出现场核查；已有未完成的则沿用。 Orders a site check.", DisplayName = "提出核查 Order site check")]
public sealed class OrderSiteCheck : CodeActivity
{
    [Input(DisplayName = "核查内容 Reason", Description = "需要核实什么。 What is to be verified.")]
    public Input<string?> Reason { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var application = (await context.GetRequiredService<Cases>().ConcernAsync(context)).NeedApplication();
        var desk = context.GetRequiredService<SiteCheckDesk>();
        if ((await desk.OfApplicationAsync(application, context.CancellationToken)).Any(check => check.IsOpen)) return;
        await desk.OrderAsync(application, context.Get(Reason) ?? "", SetStage.Engine, context.CancellationToken);
    }
}
