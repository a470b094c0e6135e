using System.ComponentModel.DataAnnotations;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Mail.Outgoing;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Letters;

/// <summary>
/// Writes a mail of a template to everybody named, one each. It leaves after the burst has committed; the same step of the same instance never sends
/// it twice. Nobody to send to, nothing sent.
/// </summary>
[Activity("Benchmark", "邮件 Mail", "按模板给每个收件人发一封邮件。 Sends a mail of a template.", DisplayName = "发送邮件 Send mail")]
public sealed class SendMail : CodeActivity
{
    [Required]
    [Input(DisplayName = "模板 Template", Description = "邮件模板。 A template of workflows/mail.", UIHint = InputUIHints.DropDown, UIHandler = typeof(TemplateChoices), Order = 1)]
    public Input<string?> Template { get; set; } = default!;

    [Input(DisplayName = "收件人 To", Description = "角色和用户组，每人一封。 Roles and groups, a mail each.", UIHint = InputUIHints.CheckList, UIHandler = typeof(PeopleChoices), Order = 2)]
    public Input<ICollection<string>> To { get; set; } = default!;

    [Input(DisplayName = "其他收件人 Others", Description = "用户名或邮箱，每项一个。 Users or addresses, one each.", UIHint = InputUIHints.MultiText, Order = 2.5f)]
    public Input<ICollection<string>> Others { get; set; } = default!;

    [Input(DisplayName = "附加内容 Model", Description = "模板用到的其他变量，JSON；可写 {company} 等。申报的各项内容自动提供。 Further variables of the template.", UIHint = InputUIHints.JsonEditor, Order = 3)]
    public Input<object?> Model { get; set; } = default!;

    [Input(DisplayName = "日历 Calendar", Description = "附上日历文件。 The appointment to attach.", UIHint = InputUIHints.DropDown, UIHandler = typeof(AppointmentChoices), Order = 4)]
    public Input<string?> Calendar { get; set; } = default!;

    [Input(DisplayName = "附件 Attachments", Description = "每项一个：文件名=存储编号。 One a line: name=reference.", UIHint = InputUIHints.MultiText, Order = 5)]
    public Input<ICollection<string>> Attachments { get; set; } = default!;

    [Output(DisplayName = "封数 Count", Description = "写入发件箱的封数。 How many were queued.")]
    public Output<int> Count { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var letter = new Letter(context.Get(Template) ?? "", [.. context.Get(To) ?? [], .. context.Get(Others) ?? []], context.Get(Calendar), context.Get(Model), [.. (context.Get(Attachments) ?? []).Select(Attachment)]);
        context.Set(Count, await context.GetRequiredService<Letters>().SendAsync(context, letter, context.CancellationToken));
    }

    private static MailAttachment Attachment(string line) => line.Split('=', 2) is [var name, var reference]
        ? new(name, "application/octet-stream", FileReference: reference)
        : throw new FormatException($"附件“{line}”应写成 文件名=存储编号。");
}
