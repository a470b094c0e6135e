using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Inbox.Tasks;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>
/// Asks people to do something. The task is in their inbox when the burst commits; their answer wakes the process in the answer's own transaction.
/// One outcome an action, <c>Timeout</c> when it is due, <c>Cancelled</c> when the secretariat cancels it. Cancelling the step cancels the task.
/// </summary>
[Activity("Benchmark", "待办 Tasks", "请人办理，等待结果；到期走“Timeout”。 Asks people to do something.", DisplayName = "人工任务 User task", Kind = ActivityKind.Task)]
[Wording(Result = "action 结果、by 办理人、comment 意见、data 表单、answers 各人的答复")]
public sealed class UserTask : Activity<object>
{
    private const string TaskId = "TaskId";

    public UserTask() => OnSignalReceived<CancelSignal>(OnCancelAsync);

    [Required]
    [Input(DisplayName = "标题 Title", Description = "可用 {company}、{receipt}、{title}、{unit} 等。 May name facts of the matter.", Order = 1)]
    public Input<string?> Title { get; set; } = default!;

    [Input(DisplayName = "任务类型 Kind", Description = "决定表单，以及提交时登记什么。 Says what the form asks for and what an answer does.", UIHint = InputUIHints.DropDown, UIHandler = typeof(TaskKindChoices), Order = 2)]
    public Input<string?> TaskType { get; set; } = default!;

    [Input(DisplayName = "说明 Instructions", Description = "写给办理人。 For those who hold the task.", UIHint = InputUIHints.MultiLine, Order = 3)]
    public Input<string?> Instructions { get; set; } = default!;

    [Input(DisplayName = "办理人 Assignee", Description = "由一个人办理。 One person.", UIHint = InputUIHints.DropDown, UIHandler = typeof(AssigneeChoices), Category = "办理人", Order = 4)]
    public Input<string?> Assignee { get; set; } = default!;

    [Input(DisplayName = "候选组 Groups", Description = "组内的人都可认领。 Whoever is in it may claim the task.", UIHint = InputUIHints.CheckList, UIHandler = typeof(GroupChoices), Category = "办理人", Order = 5)]
    public Input<ICollection<string>> Groups { get; set; } = default!;

    [Input(DisplayName = "指定单位 Unit", Description = "由这个推荐单位的人认领。 Staff of this recommending unit may claim the task.", UIHint = InputUIHints.DropDown, UIHandler = typeof(UnitChoices), Category = "办理人", Order = 5.5f)]
    public Input<string?> Unit { get; set; } = default!;

    [Input(DisplayName = "分别办理 Respondents", Description = "每人各交一份。 Each answers alone.", UIHint = InputUIHints.CheckList, UIHandler = typeof(PeopleChoices), Category = "办理人", Order = 6)]
    public Input<ICollection<string>> Respondents { get; set; } = default!;

    [Input(DisplayName = "需几份 Answers needed", Description = "0 为全部。 0: all of them.", Category = "办理人", Order = 7)]
    public Input<int> AnswersNeeded { get; set; } = default!;

    [Input(DisplayName = "回避 Excluded", Description = "不能看到也不能办理的用户。 Who may neither see nor act.", UIHint = InputUIHints.MultiText, Category = "办理人", Order = 8)]
    public Input<ICollection<string>> Excluded { get; set; } = default!;

    [Input(DisplayName = "办理结果 Actions", Description = "每项一个出口。 One outcome each.", UIHint = InputUIHints.DynamicOutcomes, UIHandler = typeof(TaskOutcomes), Category = "结果", Order = 9)]
    public Input<ICollection<string>> Actions { get; set; } = default!;

    [Input(DisplayName = "按钮文字 Labels", Description = "每项一条：Recommend=推荐。 One line an action.", UIHint = InputUIHints.MultiText, Category = "结果", Order = 10)]
    public Input<ICollection<string>> Labels { get; set; } = default!;

    [Input(DisplayName = "须填表 Needs form", Description = "哪些结果要求填好表单；不填为全部。 Empty: all.", UIHint = InputUIHints.MultiText, Category = "结果", Order = 11)]
    public Input<ICollection<string>> FormFor { get; set; } = default!;

    [Input(DisplayName = "须写意见 Needs opinion", Description = "哪些结果要求写意见。 Which actions need an opinion.", UIHint = InputUIHints.MultiText, Category = "结果", Order = 12)]
    public Input<ICollection<string>> OpinionFor { get; set; } = default!;

    [Input(DisplayName = "一票结束 Veto", Description = "分别办理时，任一人选此结果即结束。 Ends the task at once.", Category = "结果", Order = 13)]
    public Input<string?> Veto { get; set; } = default!;

    [Input(DisplayName = "届次日期 Deadline", Description = "到届次的这个日期为止，日期调整时自动跟随。 Until this date of the campaign.", UIHint = InputUIHints.DropDown, UIHandler = typeof(DeadlineChoices), Category = "时限", Order = 14)]
    public Input<string?> Deadline { get; set; } = default!;

    [Input(DisplayName = "工作日 Working days", Description = "从本步骤起若干个工作日。 From this step.", Category = "时限", Order = 15)]
    public Input<int> WorkingDays { get; set; } = default!;

    [Input(DisplayName = "自然日 Days", Description = "从本步骤起若干天。 Calendar days from this step.", Category = "时限", Order = 16)]
    public Input<int> Days { get; set; } = default!;

    [Input(DisplayName = "时刻 Until", Description = "带时区的时间，或事项的一个时间，如 {reviewDue}。 An instant, or a fact that is one.", Category = "时限", Order = 17)]
    public Input<string?> Until { get; set; } = default!;

    [Input(DisplayName = "优先级 Priority", Description = "0（可缓）至 100（立即）。 0: can wait, 100: at once.", DefaultValue = Inbox.Tasks.UserTask.DefaultPriority, Order = 18)]
    public Input<int> Priority { get; set; } = new(Inbox.Tasks.UserTask.DefaultPriority);

    [Input(DisplayName = "附带数据 Data", Description = "办理页面显示的数据，JSON。 What the page shows beside the form.", UIHint = InputUIHints.JsonEditor, Order = 19)]
    public Input<object?> Data { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var ct = context.CancellationToken;
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var end = await EndAsync(context, about);
        if (await WantedAsync(context, about, end, ct) is not { } wanted)
        {
            await FinishAsync(context, Keys(context)[0], TaskResult.Nobody(Keys(context)[0]));
            return;
        }

        var made = await context.GetRequiredService<UserTasks>().CreateAsync(wanted, ct);
        context.SetProperty(TaskId, made.TaskId);
        Wait(context, about, made.TaskId, end);
    }

    private void Wait(ActivityExecutionContext context, Case about, long task, DateTimeOffset? end)
    {
        context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new TaskEndedStimulus(task), Callback = OnEndedAsync, IncludeActivityInstanceId = false });
        if (end is { } at) context.WakeAt(at, OnTimeAsync);
        if (Limit(context).Follows is { } deadline) context.WakeWhenMoved(about.CampaignId, deadline, OnMovedAsync);
    }

    private async ValueTask OnEndedAsync(ActivityExecutionContext context)
    {
        var outcome = context.GetWorkflowInput<string>(TaskInbox.Outcome);
        var result = TaskResult.Of(
            outcome, context.GetWorkflowInput<string>(TaskInbox.Result), context.GetWorkflowInput<string>(TaskInbox.Actor), context.GetWorkflowInput<string>(TaskInbox.Comment));
        await context.GetRequiredService<UserTasks>().SettleAsync(context.GetProperty<long>(TaskId), context.CancellationToken);
        await FinishAsync(context, outcome, result);
    }

    private async ValueTask OnTimeAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var task = context.GetProperty<long>(TaskId);
        if (await EndAsync(context, about) is { } end && context.WorkflowExecutionContext.SystemClock.UtcNow < end)
        {
            await OnMovedAsync(context);
            return;
        }

        // Answered in the same moment: the answer counts, and its stimulus is on the way.
        if (!await context.GetRequiredService<UserTasks>().TimeOutAsync(task, context.CancellationToken)) return;
        var soFar = await context.GetRequiredService<TaskInbox>().ResultAsync(task, context.CancellationToken);
        await FinishAsync(context, TaskAction.Timeout, TaskResult.Of(TaskAction.Timeout, soFar, TaskAct.System, null));
    }

    private async ValueTask OnMovedAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var task = context.GetProperty<long>(TaskId);
        var end = await EndAsync(context, about);
        await context.GetRequiredService<TaskInbox>().MoveDueAsync(task, end, context.CancellationToken);
        context.ClearBookmarks();
        Wait(context, about, task, end);
    }

    private static async ValueTask OnCancelAsync(CancelSignal signal, SignalContext signalled)
    {
        var context = signalled.ReceiverActivityExecutionContext;
        if (!signalled.IsSelf || context.GetProperty<long?>(TaskId) is not { } task) return;
        await context.GetRequiredService<UserTasks>().CancelAsync(task, "流程不再需要", context.CancellationToken);
    }

    private ValueTask FinishAsync(ActivityExecutionContext context, string outcome, object result)
    {
        context.SetResult(result);
        return context.CompleteActivityWithOutcomesAsync(outcome);
    }

    private async Task<NewUserTask?> WantedAsync(ActivityExecutionContext context, Case about, DateTimeOffset? end, CancellationToken ct)
    {
        var people = context.GetRequiredService<People>();
        var respondents = context.Get(Respondents) is { Count: > 0 } named ? await people.UsersAsync(about, named, ct) : [];
        if (context.Get(Respondents) is { Count: > 0 } && respondents.Count == 0) return null;
        var kind = context.GetServices<TaskKind>().FirstOrDefault(kind => kind.Name == context.Get(TaskType));
        var assignee = context.Get(Assignee) is { Length: > 0 } who ? (await people.UsersAsync(about, [who], ct)).FirstOrDefault() : null;
        var needed = context.Get(AnswersNeeded);
        return new NewUserTask
        {
            Title = about.Tell(context.Get(Title) ?? ""),
            TaskType = context.Get(TaskType) ?? "",
            Key = context.Id,
            Instructions = about.Tell(context.Get(Instructions) ?? ""),
            Reference = about.Reference,
            Assignee = assignee,
            CandidateGroups = people.Groups(about, [.. context.Get(Groups) ?? [], .. Named(context)]),
            ExcludedUsers = [.. context.Get(Excluded) ?? []],
            Respondents = respondents,
            AnswersNeeded = needed > 0 && needed < respondents.Count ? needed : null,
            VetoAction = context.Get(Veto) is { Length: > 0 } veto ? veto : null,
            Priority = context.Get(Priority),
            DueAt = end,
            Form = kind is null ? null : await kind.FormAsync(about, ct),
            Actions = TaskActions.Of(Keys(context), context.Get(Labels) ?? [], context.Get(FormFor) ?? [], context.Get(OpinionFor) ?? []),
            DataJson = Json(context.Get(Data)),
            AboutKind = about.Matter.Kind,
            AboutId = about.Matter.Id.ToString(CultureInfo.InvariantCulture),
            WorkflowInstanceId = context.WorkflowExecutionContext.Id,
            CorrelationId = about.Matter.ToString(),
            BookmarkId = context.Id,
        };
    }

    private IEnumerable<string> Named(ActivityExecutionContext context) =>
        ChosenNumber.Of(context.Get(Unit), "推荐单位") is { } number ? [People.UnitGroup(number)] : [];

    /// <summary>The Studio keeps what is typed into its JSON editor as text.</summary>
    private static string Json(object? data)
    {
        try
        {
            var node = data is string typed ? JsonNode.Parse(typed.Length == 0 ? "{}" : typed) : JsonSerializer.SerializeToNode(data);
            if (node is null or JsonObject) return node?.ToJsonString() ?? "{}";
        }
        catch (JsonException)
        {
            // Plain text, or half a document.
        }

        throw new FormatException($"附带数据“{data}”应是 JSON 对象，如 {{\"page\": 3}}。");
    }

    private List<string> Keys(ActivityExecutionContext context) => context.Get(Actions) is { Count: > 0 } keys ? [.. keys] : [TaskAction.Done.Key];

    private TimeLimit Limit(ActivityExecutionContext context) => new(context.Get(Until), context.Get(Deadline), context.Get(WorkingDays), context.Get(Days));

    private async Task<DateTimeOffset?> EndAsync(ActivityExecutionContext context, Case about) =>
        await context.GetRequiredService<TimeLimits>().EndAsync(Limit(context), about, context.StartedAt, context.CancellationToken);
}
