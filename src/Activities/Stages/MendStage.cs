using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Applications;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;
using Microsoft.EntityFrameworkCore;
using UserTasks = BenchmarkWorkflow.Inbox.Tasks.UserTasks;

namespace BenchmarkWorkflow.Activities.Stages;

/// <summary>
/// For a stage whose workflow failed, was cancelled or ended without a conclusion. It asks the secretariat, and waits for the workflow itself: once that was repaired, from the task or
/// from the list of instances, and has ended, its conclusion counts and the task goes. It is left once, by a conclusion or by <c>Stopped</c>.
/// </summary>
[Activity("Benchmark", "待办 Tasks", "子流程出错停下或被取消时，请秘书处重试、按人工结论继续或终止申报；子流程修复并办结的，按它的结论继续。 Asks what becomes of a stage that stopped.", DisplayName = "处理环节异常 Mend stage", Kind = ActivityKind.Task)]
[Wording(Result = "WorkflowInstanceId 子流程实例、Output 子流程的输出、Answer 秘书处的答复")]
public sealed class MendStage : Activity<object>
{
    internal const string Stopped = "Stopped";

    private const string TaskId = "TaskId";
    private const string Asked = "Asked";

    public MendStage() => OnSignalReceived<CancelSignal>(OnCancelAsync);

    [Input(DisplayName = "环节 Stage", Description = "写进任务标题，如“推荐”。 Its name, for the title.", Order = 1)]
    public Input<string?> Stage { get; set; } = default!;

    [Input(DisplayName = "子流程实例 Instance", Description = "停下的子流程实例的编号。 Id of the instance that stopped.", Order = 2)]
    public Input<string?> Instance { get; set; } = default!;

    [Input(DisplayName = "结论 Conclusions", Description = "子流程可能的结论，每项一个出口。 One outcome each.", UIHint = InputUIHints.DynamicOutcomes, UIHandler = typeof(StageOutcomes), Order = 3)]
    public Input<ICollection<string>> Conclusions { get; set; } = default!;

    [Input(DisplayName = "可人工认定 By hand", Description = "秘书处可选的结论，每项一条：Passed=通过。 Those that the secretariat may choose.", UIHint = InputUIHints.MultiText, Order = 4)]
    public Input<ICollection<string>> Offered { get; set; } = default!;

    [Input(DisplayName = "候选组 Groups", Description = "谁来处理。 Who may claim it.", UIHint = InputUIHints.CheckList, UIHandler = typeof(GroupChoices), Order = 5)]
    public Input<ICollection<string>> Groups { get; set; } = new(["secretariat"]);

    [Input(DisplayName = "工作日 Working days", Description = "应在几个工作日内处理；过期仍须处理。 When it is due; it stays.", DefaultValue = 1, Order = 6)]
    public Input<int> WorkingDays { get; set; } = new(1);

    [Input(DisplayName = "优先级 Priority", Description = "0（可缓）至 100（立即）。", DefaultValue = 90, Order = 7)]
    public Input<int> Priority { get; set; } = new(90);

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var child = await StoppedStage.FindAsync(context, context.Get(Instance) ?? "");
        // A task that cannot be taken back has been answered: that is on its way, and has had its effects already. It decides.
        if (child.Conclusion is { } conclusion && Keys(context).Contains(conclusion) && await TakeBackAsync(context, "子流程已修复并办结"))
        {
            await FinishAsync(context, conclusion, child.Output, null);
            return;
        }

        context.ClearBookmarks();
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = StoppedStage.EndedBookmark, Stimulus = new ExecuteWorkflowStimulus(child.Id), Callback = LookAgainAsync, IncludeActivityInstanceId = false });
        var open = context.GetProperty<long?>(TaskId);
        if (open is null && !child.GoesOn) context.SetProperty(TaskId, open = await AskAsync(context, child));
        if (open is { } task) context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = TaskInbox.ActivityType, Stimulus = new TaskEndedStimulus(task), Callback = OnAnsweredAsync, IncludeActivityInstanceId = false });
    }

    private ValueTask LookAgainAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    private async ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var (action, by) = (context.GetWorkflowInput<string>(TaskInbox.Outcome), context.GetWorkflowInput<string>(TaskInbox.Actor));
        var answer = TaskResult.Of(action, context.GetWorkflowInput<string>(TaskInbox.Result), by, context.GetWorkflowInput<string>(TaskInbox.Comment));
        await context.GetRequiredService<UserTasks>().SettleAsync(context.GetProperty<long>(TaskId), context.CancellationToken);
        context.SetProperty<long?>(TaskId, null);
        var instance = context.Get(Instance) ?? "";
        if (action is StageFaultTask.Continue or StageFaultTask.Stop)
        {
            // The stage is decided; what stopped must not be repaired behind the decision's back.
            await (await context.GetRequiredService<IWorkflowRuntime>().CreateClientAsync(instance, context.CancellationToken)).CancelAsync(context.CancellationToken);
            var conclusion = action == StageFaultTask.Stop ? Stopped : (string)((IDictionary<string, object?>)((IDictionary<string, object?>)answer)["data"]!)[StageFaultTask.Conclusion]!; // the task's kind has seen to it
            await FinishAsync(context, conclusion, new Dictionary<string, object?> { ["Result"] = conclusion }, answer);
            return;
        }

        var child = await StoppedStage.FindAsync(context, instance);
        if (action == StageFaultTask.Retry && child.CanRetry)
        {
            context.GetRequiredService<IStageRepair>().Retry(child.Id, by);
            context.SetProperty(Asked, context.GetProperty<int>(Asked) + 1);
            return; // it is heard of when it ends or fails again
        }

        await ExecuteAsync(context);
    }

    private async Task<long> AskAsync(ActivityExecutionContext context, StoppedStage child)
    {
        var ct = context.CancellationToken;
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var stage = about.ApplicationId is { } application
            ? await context.GetRequiredService<DbContext>().Set<Application>().Where(a => a.Id == application).Select(a => (ApplicationStage?)a.Stage).SingleAsync(ct)
            : null;
        var actions = StageFaultTask.Actions(child.CanRetry, mayStop: stage is not null);
        var due = new TimeLimit(null, null, context.Get(WorkingDays), 0);
        var asked = context.GetProperty<int>(Asked) + 1;
        context.SetProperty(Asked, asked);
        var made = await context.GetRequiredService<UserTasks>().CreateAsync(new NewUserTask
        {
            Title = about.Fill($"环节异常：{context.Get(Stage)} {(stage is null ? "{campaign}" : "{company}")}"),
            TaskType = StageFaultTask.Kind,
            Key = $"{context.Id}:{asked}",
            Instructions = $"{child.InWords}\n可以：{string.Join("；", actions.Select(action => action.Label))}。",
            Reference = about.Reference,
            CandidateGroups = context.GetRequiredService<People>().Groups(about, context.Get(Groups) ?? []),
            Priority = context.Get(Priority),
            DueAt = await context.GetRequiredService<TimeLimits>().EndAsync(due, about, context.WorkflowExecutionContext.SystemClock.UtcNow, ct),
            Form = StageFaultTask.Form(Choices(context), stage),
            Actions = actions,
            AboutKind = about.Matter.Kind,
            AboutId = about.Matter.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            WorkflowInstanceId = context.WorkflowExecutionContext.Id,
            CorrelationId = about.Matter.ToString(),
            BookmarkId = context.Id,
        }, ct);
        return made.TaskId;
    }

    private ValueTask FinishAsync(ActivityExecutionContext context, string conclusion, IReadOnlyDictionary<string, object?> output, object? answer)
    {
        context.SetResult(Plain.Of(("WorkflowInstanceId", context.Get(Instance)), ("Output", Plain.Of(output.Select(each => (each.Key, each.Value)))), ("Answer", answer)));
        return context.CompleteActivityWithOutcomesAsync(conclusion);
    }

    /// <summary>False if the task was answered before.</summary>
    private static async ValueTask<bool> TakeBackAsync(ActivityExecutionContext context, string reason) =>
        context.GetProperty<long?>(TaskId) is not { } task || await context.GetRequiredService<UserTasks>().CancelAsync(task, reason, context.CancellationToken);

    private static async ValueTask OnCancelAsync(CancelSignal signal, SignalContext signalled)
    {
        if (signalled.IsSelf) await TakeBackAsync(signalled.ReceiverActivityExecutionContext, "流程不再需要");
    }

    private ICollection<string> Keys(ActivityExecutionContext context) => context.Get(Conclusions) ?? [];

    private IEnumerable<(string Key, string Label)> Choices(ActivityExecutionContext context) =>
        (context.Get(Offered) ?? []).Select(line => line.Split('=', 2)).Select(parts => (parts[0].Trim(), parts[^1].Trim()));
}
