using System.ComponentModel.DataAnnotations;
using System.Globalization;
using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Defences;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>Puts every application that waits for its defence into a session of its area, with a panel free of recusals as far as can be. The order is drawn later.</summary>
[Activity("Benchmark", "答辩 Defence", "把待答辩的申报排入场次，组成评委组；排不下走“Gaps”。 Plans sessions and panels.", DisplayName = "排定答辩 Schedule defence")]
[FlowNode("Scheduled", "Gaps")]
[Wording("Scheduled=已排定", "Gaps=排不下", Result = "sessions 场次、companies 企业、gaps 排不下的及原因")]
public sealed class ScheduleDefence : Activity<object>
{
    [Required]
    [Input(DisplayName = "首日 First day", Description = "答辩第一天，yyyy-MM-dd。 The first day of the sessions.", Order = 1)]
    public Input<string?> FirstDay { get; set; } = default!;

    [Required]
    [Input(DisplayName = "会场 Rooms", Description = "同时使用的会场，每项一个。 Rooms used side by side.", UIHint = InputUIHints.MultiText, Order = 2)]
    public Input<ICollection<string>> Rooms { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var days = DefencePlanTask.Days(context.Get(FirstDay) ?? "", context.Get(Rooms) ?? []);
        var plan = await context.GetRequiredService<DefenceSchedule>().PlanAsync(about.CampaignId, days, SetStage.Engine, context.CancellationToken);
        var gaps = string.Join("；", plan.Gaps.Select(gap => string.Create(CultureInfo.InvariantCulture, $"申报 {gap.ApplicationId}：{gap.Why.Message}")));
        context.SetResult(Plain.Of(("sessions", plan.Sessions.Count), ("companies", plan.Sessions.Sum(session => session.Hearings.Count)), ("gaps", gaps)));
        await context.CompleteActivityWithOutcomesAsync(plan.Gaps.Count == 0 ? "Scheduled" : "Gaps");
    }
}
