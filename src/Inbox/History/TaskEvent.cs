namespace BenchmarkWorkflow.Inbox.History;

/// <summary>What happened to a task.</summary>
public enum TaskEventKind
{
    Created,
    Claimed,
    Released,
    Assigned,
    Delegated,
    HandedOver,
    Answered,
    RespondentReplaced,
    RespondentAdded,
    Completed,
    ClosedEarly,
    TimedOut,
    Cancelled,
    Settled,
    PriorityChanged,
    DueChanged,
    FollowUpChanged,
    Commented,
    FileAttached,
    FileDetached,
}

/// <summary>One line of a task's history; lines are added, never changed.</summary>
public sealed class TaskEvent
{
    public long Id { get; internal set; }

    public long TaskId { get; internal set; }

    /// <summary>The task's revision after it.</summary>
    public long Revision { get; internal set; }

    public TaskEventKind Kind { get; internal set; }

    public string Actor { get; internal set; } = "";

    public DateTimeOffset At { get; internal set; }

    /// <summary>The other person, the action, the new value: whatever the kind is about.</summary>
    public string? Detail { get; internal set; }

    public string? Reason { get; internal set; }

    /// <summary>Whether the secretariat acted in another's place.</summary>
    public bool Override { get; internal set; }

    internal static TaskEvent Of(TaskEventKind kind, string? detail = null) => new() { Kind = kind, Detail = detail };
}

internal static class TaskEvents
{
    public static string InChinese(this TaskEvent happened)
    {
        var who = happened.Actor == Tasks.TaskAct.System ? "系统" : happened.Actor;
        return $"{who} 于 {InboxTime.Minute(happened.At)} {What(happened)}";
    }

    private static string What(TaskEvent happened) => happened.Kind switch
    {
        TaskEventKind.Created => "创建",
        TaskEventKind.Claimed => "认领",
        TaskEventKind.Released => "退回",
        TaskEventKind.Assigned => $"分派给 {happened.Detail}",
        TaskEventKind.Delegated => $"转办给 {happened.Detail}",
        TaskEventKind.HandedOver => $"因外出转给 {happened.Detail}",
        TaskEventKind.Answered => "提交意见",
        TaskEventKind.RespondentReplaced => $"更换办理人（{happened.Detail}）",
        TaskEventKind.RespondentAdded => $"增加办理人 {happened.Detail}",
        TaskEventKind.Completed => "办结",
        TaskEventKind.ClosedEarly => "提前截止",
        TaskEventKind.TimedOut => "按期截止",
        TaskEventKind.Cancelled => "撤销",
        TaskEventKind.Settled => "交回流程",
        TaskEventKind.PriorityChanged => $"将优先级改为 {happened.Detail}",
        TaskEventKind.DueChanged => $"将期限改为 {happened.Detail}",
        TaskEventKind.FollowUpChanged => $"将跟进时间改为 {happened.Detail}",
        TaskEventKind.Commented => "留言",
        TaskEventKind.FileAttached => $"添加附件 {happened.Detail}",
        TaskEventKind.FileDetached => $"移除附件 {happened.Detail}",
    };
}
