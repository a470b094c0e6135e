namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Where a task stands; the words are those of Elsa.UserTasks.</summary>
public enum UserTaskStatus
{
    /// <summary>Nobody holds it and nobody is a candidate: the secretariat must assign it.</summary>
    Unassigned,

    /// <summary>Candidates may claim it.</summary>
    Available,

    /// <summary>One person holds it, or several named people are asked to answer it.</summary>
    Assigned,

    /// <summary>Answered; the workflow's stimulus is written and not yet taken.</summary>
    Completing,

    /// <summary>Closed early by a person; the workflow's stimulus is written and not yet taken.</summary>
    TimingOut,

    /// <summary>Cancelled by a person; the workflow's stimulus is written and not yet taken.</summary>
    Cancelling,

    Completed,
    TimedOut,
    Cancelled,
}

/// <summary>Which way a task ended.</summary>
public enum TaskEnding
{
    Completed,
    TimedOut,
    Cancelled,
}

internal static class UserTaskStatuses
{
    public static readonly UserTaskStatus[] Open = [UserTaskStatus.Unassigned, UserTaskStatus.Available, UserTaskStatus.Assigned];
    public static readonly UserTaskStatus[] Ending = [UserTaskStatus.Completing, UserTaskStatus.TimingOut, UserTaskStatus.Cancelling];
    public static readonly UserTaskStatus[] Final = [UserTaskStatus.Completed, UserTaskStatus.TimedOut, UserTaskStatus.Cancelled];

    public static bool IsOpen(this UserTaskStatus status) => status is UserTaskStatus.Unassigned or UserTaskStatus.Available or UserTaskStatus.Assigned;

    public static bool IsFinal(this UserTaskStatus status) => status is UserTaskStatus.Completed or UserTaskStatus.TimedOut or UserTaskStatus.Cancelled;

    public static UserTaskStatus OnTheWay(this TaskEnding ending) => ending switch
    {
        TaskEnding.Completed => UserTaskStatus.Completing,
        TaskEnding.TimedOut => UserTaskStatus.TimingOut,
        TaskEnding.Cancelled => UserTaskStatus.Cancelling,
    };

    public static UserTaskStatus Arrived(this TaskEnding ending) => ending switch
    {
        TaskEnding.Completed => UserTaskStatus.Completed,
        TaskEnding.TimedOut => UserTaskStatus.TimedOut,
        TaskEnding.Cancelled => UserTaskStatus.Cancelled,
    };

    public static UserTaskStatus Settled(this UserTaskStatus status) => status switch
    {
        UserTaskStatus.Completing => UserTaskStatus.Completed,
        UserTaskStatus.TimingOut => UserTaskStatus.TimedOut,
        UserTaskStatus.Cancelling => UserTaskStatus.Cancelled,
        UserTaskStatus.Unassigned or UserTaskStatus.Available or UserTaskStatus.Assigned => status,
        UserTaskStatus.Completed or UserTaskStatus.TimedOut or UserTaskStatus.Cancelled => status,
    };

    /// <summary>The status as people read it.</summary>
    public static string InChinese(this UserTaskStatus status) => status switch
    {
        UserTaskStatus.Unassigned => "待分派",
        UserTaskStatus.Available => "待认领",
        UserTaskStatus.Assigned => "办理中",
        UserTaskStatus.Completing => "已提交，流程处理中",
        UserTaskStatus.TimingOut => "已截止，流程处理中",
        UserTaskStatus.Cancelling => "已撤销，流程处理中",
        UserTaskStatus.Completed => "已办结",
        UserTaskStatus.TimedOut => "逾期未办",
        UserTaskStatus.Cancelled => "已撤销",
    };
}
