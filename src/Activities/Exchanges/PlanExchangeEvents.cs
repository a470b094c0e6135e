using System.ComponentModel.DataAnnotations;
using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Exchanges;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>Plans the campaign's exchange events that are still missing; each can be changed later.</summary>
[Activity("Benchmark", "交流 Exchange", "按届次设定的期数与间隔安排经验交流活动，之后逐期策划。 Plans the exchange events.", DisplayName = "安排交流活动 Plan exchange events")]
[Wording(Result = "ids 已安排的各期")]
public sealed class PlanExchangeEvents : CodeActivity<object>
{
    [Required]
    [Input(DisplayName = "各期 Themes", Description = "每项一期：名称|主题|地点。 One a line: title|theme|place.", UIHint = InputUIHints.MultiText, Order = 1)]
    public Input<ICollection<string>> Themes { get; set; } = default!;

    [Input(DisplayName = "时长（小时） Hours", Description = "每期多少小时。 Of each event.", DefaultValue = 8, Order = 2)]
    public Input<int> Hours { get; set; } = new(8);

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var themes = (context.Get(Themes) ?? []).Select(Theme).ToList();
        var events = await context.GetRequiredService<ExchangePlan>().PlanAllAsync(about.CampaignId, TimeSpan.FromHours(context.Get(Hours)), themes, SetStage.Engine, context.CancellationToken);
        context.SetResult(Plain.Of(("ids", events.Where(planned => planned.State is ExchangeEventState.Planned).Select(planned => (object)planned.Id).ToList())));
    }

    private static EventTheme Theme(string line) => line.Split('|') is [var title, var theme, var place]
        ? new(title.Trim(), theme.Trim(), place.Trim())
        : throw new FormatException($"“{line}”应写成 名称|主题|地点。");
}
