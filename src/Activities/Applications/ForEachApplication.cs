using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Applications;

/// <summary>Runs its body once for each of the campaign's applications that are there when it begins, one after the other, in the order they were opened.</summary>
[Activity("Benchmark", "申报 Application", "对届次中符合条件的每项申报执行一遍；其中的活动都针对当前这项申报。 Once for each application.", DisplayName = "逐项申报 For each application")]
public sealed class ForEachApplication : Activity
{
    private const string Waiting = "Waiting";

    [Input(DisplayName = "环节 Stage", Description = "不选为全部。 None: all.", UIHint = InputUIHints.DropDown, UIHandler = typeof(StageChoices), Order = 1)]
    public Input<string?> Stage { get; set; } = default!;

    [Input(DisplayName = "结果 Outcome", Description = "不选为全部。 None: all.", UIHint = InputUIHints.DropDown, UIHandler = typeof(OutcomeChoices), Order = 2)]
    public Input<string?> Outcome { get; set; } = default!;

    [Input(DisplayName = "重点领域 Area", Description = "不选为全部。 None: all.", UIHint = InputUIHints.DropDown, UIHandler = typeof(AreaChoices), Order = 2.3f)]
    public Input<string?> Area { get; set; } = default!;

    [Input(DisplayName = "推荐单位 Unit", Description = "不选为全部。 None: all.", UIHint = InputUIHints.DropDown, UIHandler = typeof(UnitChoices), Order = 2.6f)]
    public Input<string?> Unit { get; set; } = default!;

    [Input(DisplayName = "未发回执 Without receipt", Description = "只取从未提交的申报。 Only those that were never handed in.", UIHint = InputUIHints.Checkbox, Order = 3)]
    public Input<bool> NeverSubmitted { get; set; } = default!;

    [Port("Body", "每项")]
    public IActivity? Body { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.SetProperty(Waiting, await IdsAsync(context));
        await NextAsync(context);
    }

    private async ValueTask NextAsync(ActivityExecutionContext context)
    {
        var waiting = context.GetProperty<List<long>>(Waiting) ?? [];
        if (waiting.Count == 0 || Body is null)
        {
            await context.CompleteActivityAsync();
            return;
        }

        var next = waiting[0];
        waiting.RemoveAt(0);
        context.SetProperty(Waiting, waiting);
        await context.ScheduleActivityAsync(Body, OnBodyCompletedAsync, variables: [new Variable<long>(Matter.Current, next).WithWorkflowStorage()]);
    }

    private ValueTask OnBodyCompletedAsync(ActivityCompletedContext completed) => NextAsync(completed.TargetContext);

    private async Task<List<long>> IdsAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var db = context.GetRequiredService<DbContext>();
        var applications = db.Set<Application>().AsNoTracking().Where(a => a.CampaignId == about.CampaignId);
        if (context.Get(Stage) is { Length: > 0 } stage) applications = applications.Where(a => a.Stage == Enum.Parse<ApplicationStage>(stage));
        if (context.Get(Outcome) is { Length: > 0 } outcome) applications = applications.Where(a => a.Outcome == Enum.Parse<ApplicationOutcome>(outcome));
        if (ChosenNumber.Of(context.Get(Area), "重点领域") is { } area) applications = applications.Where(a => db.Set<KeyArea>().Any(theme => theme.Id == a.AreaId && theme.Number == area));
        if (ChosenNumber.Of(context.Get(Unit), "推荐单位") is { } unit) applications = applications.Where(a => db.Set<RecommendingUnit>().Any(body => body.Id == a.UnitId && body.Number == unit));
        if (context.Get(NeverSubmitted)) applications = applications.Where(a => a.ReceiptNumber == null);
        return await applications.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(context.CancellationToken);
    }
}
