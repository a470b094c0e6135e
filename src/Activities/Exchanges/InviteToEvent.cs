using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Letters;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>Invites to the event, one mail each, with its calendar file.</summary>
[Activity("Benchmark", "交流 Exchange", "邀请参加本期活动，附日历文件。 Invites to the event.", DisplayName = "活动邀请 Invite to event")]
public sealed class InviteToEvent : CodeActivity
{
    [Input(DisplayName = "收件人 To", Description = "角色、用户组、用户名或邮箱。 Roles, groups, users or addresses.", UIHint = InputUIHints.MultiText, Order = 1)]
    public Input<ICollection<string>> To { get; set; } = default!;

    [Input(DisplayName = "模板 Template", UIHint = InputUIHints.DropDown, UIHandler = typeof(TemplateChoices), DefaultValue = "event-invitation", Order = 2)]
    public Input<string?> Template { get; set; } = new("event-invitation");

    [Output(DisplayName = "封数 Count")]
    public Output<int> Count { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.Set(Count, await context.GetRequiredService<Letters.Letters>().SendAsync(context, new Letter(context.Get(Template) ?? "", context.Get(To) ?? [], "event"), context.CancellationToken));
}
