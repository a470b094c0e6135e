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
    [Input(DisplayName = "收件人 To", Description = "角色和用户组，每人一封。 Roles and groups, a mail each.", UIHint = InputUIHints.CheckList, UIHandler = typeof(PeopleChoices), Order = 1)]
    public Input<ICollection<string>> To { get; set; } = default!;

    [Input(DisplayName = "其他收件人 Others", Description = "用户名或邮箱，每项一个。 Users or addresses, one each.", UIHint = InputUIHints.MultiText, Order = 1.5f)]
    public Input<ICollection<string>> Others { get; set; } = default!;

    [Input(DisplayName = "模板 Template", Description = "邮件模板。 A mail template.", UIHint = InputUIHints.DropDown, UIHandler = typeof(TemplateChoices), DefaultValue = "event-invitation", Order = 2)]
    public Input<string?> Template { get; set; } = new("event-invitation");

    [Output(DisplayName = "封数 Count", Description = "写入发件箱的封数。 How many were queued.")]
    public Output<int> Count { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.Set(Count, await context.GetRequiredService<Letters.Letters>().SendAsync(context, new Letter(context.Get(Template) ?? "", [.. context.Get(To) ?? [], .. context.Get(Others) ?? []], "event"), context.CancellationToken));
}
