using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>Filters as queries. What a person may not see is left out in the database, before paging and counting.</summary>
internal static class TaskQueries
{
    private static readonly UserTaskStatus[] Ended = [.. UserTaskStatuses.Ending, .. UserTaskStatuses.Final];

    public static IQueryable<UserTask> In(this IQueryable<UserTask> tasks, TaskScope scope, TaskPerson person, DateTimeOffset now)
    {
        var me = person.Name;
        var groups = person.Groups.ToList();
        var seen = tasks.Where(t => !t.Candidates.Any(c => c.Kind == CandidateKind.Excluded && c.Name == me));
        var open = seen.Where(t => UserTaskStatuses.Open.Contains(t.Status));
        return scope switch
        {
            TaskScope.Assigned => open.Where(t => t.Assignee == me || t.Answers.Any(a => a.User == me && a.State == AnswerState.Awaited)),
            TaskScope.Available => open.Where(t => t.Status == UserTaskStatus.Available && !t.Answers.Any(a => a.User == me)
                && t.Candidates.Any(c => (c.Kind == CandidateKind.User && c.Name == me) || (c.Kind == CandidateKind.Group && groups.Contains(c.Name)))),
            TaskScope.Open => open.Where(t => t.Assignee == me || t.Answers.Any(a => a.User == me && a.State == AnswerState.Awaited)
                || (t.Status == UserTaskStatus.Available && !t.Answers.Any(a => a.User == me)
                    && t.Candidates.Any(c => (c.Kind == CandidateKind.User && c.Name == me) || (c.Kind == CandidateKind.Group && groups.Contains(c.Name))))),
            TaskScope.History => seen.Where(t => (Ended.Contains(t.Status) && (t.Assignee == me || t.FinishedBy == me))
                || t.Answers.Any(a => a.User == me && a.State == AnswerState.Given)),
            TaskScope.All => person.MayOverride ? seen : seen.Where(t => false),
            TaskScope.NeedsAttention => person.MayOverride
                ? seen.Where(t => t.Status == UserTaskStatus.Unassigned || UserTaskStatuses.Ending.Contains(t.Status)
                    || (UserTaskStatuses.Open.Contains(t.Status) && t.DueOrder <= now))
                : seen.Where(t => false),
        };
    }

    public static IQueryable<UserTask> Matching(this IQueryable<UserTask> tasks, TaskFilter filter, DateTimeOffset now)
    {
        if (filter.Statuses is { } statuses) tasks = tasks.Where(t => statuses.Contains(t.Status));
        if (filter.TaskType is { } type) tasks = tasks.Where(t => t.TaskType == type);
        if (filter.Assignee is { } assignee) tasks = tasks.Where(t => t.Assignee == assignee);
        if (filter.Group is { } group) tasks = tasks.Where(t => t.Candidates.Any(c => c.Kind == CandidateKind.Group && c.Name == group));
        if (filter.AboutKind is { } kind) tasks = tasks.Where(t => t.AboutKind == kind);
        if (filter.AboutId is { } about) tasks = tasks.Where(t => t.AboutId == about);
        if (filter.DueWithinDays is { } days)
        {
            var end = InboxTime.EndOfDay(now).AddDays(Math.Clamp(days, 0, 3650));
            tasks = tasks.Where(t => t.DueOrder <= end);
        }

        if (filter.DueBefore is { } before) tasks = tasks.Where(t => t.DueOrder < before);
        if (filter.DueFrom is { } from) tasks = tasks.Where(t => t.DueOrder >= from);
        if (filter.Overdue is true) tasks = tasks.Where(t => UserTaskStatuses.Open.Contains(t.Status) && t.DueOrder <= now);
        if (filter.Overdue is false) tasks = tasks.Where(t => !UserTaskStatuses.Open.Contains(t.Status) || t.DueOrder > now);
        if (filter.ReadyToFollowUp is true) tasks = tasks.Where(t => t.FollowUpAt == null || t.FollowUpAt <= now);
        if (filter.MinPriority is { } priority) tasks = tasks.Where(t => t.Priority >= priority);
        if (filter.Search is { Length: > 0 } search)
            tasks = tasks.Where(t => t.Title.Contains(search) || t.Summary.Contains(search) || t.Reference.Contains(search));
        return tasks;
    }
}
