using BenchmarkWorkflow.Inbox.Forms;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Whether a task makes sense before it is made.</summary>
public static class TaskCreationRules
{
    /// <summary>Everything wrong with it; empty when it may be made.</summary>
    public static IReadOnlyList<BrokenRule> Check(NewUserTask task) =>
        [.. new[]
        {
            string.IsNullOrWhiteSpace(task.Title) ? new BrokenRule("title-required", "任务须有标题。", "title") : null,
            TaskRules.PriorityRule(task.Priority),
            FormRules.JsonObjectRule(task.DataJson, "data"),
            ActionsRule(task.Actions),
            VetoRule(task),
            AnswersRule(task),
            ExclusionRule(task),
        }.OfType<BrokenRule>()];

    private static BrokenRule? ActionsRule(IReadOnlyList<TaskAction> actions)
    {
        if (actions.Count == 0) return new("actions-required", "任务至少要有一个办理结果。", "actions");
        if (actions.FirstOrDefault(action => action.Key is TaskAction.Timeout or TaskAction.Cancelled or "") is { } reserved)
            return new("action-reserved", $"办理结果“{reserved.Key}”是保留名称，请改用其他名称。", "actions");
        return actions.DistinctBy(action => action.Key).Count() == actions.Count
            ? null : new("action-repeated", "办理结果的名称不能重复。", "actions");
    }

    private static BrokenRule? VetoRule(NewUserTask task) =>
        task.VetoAction is { } veto && task.Actions.All(action => action.Key != veto)
            ? new("veto-unknown", $"一票否决的办理结果“{veto}”不在可选结果之列。", "vetoAction") : null;

    private static BrokenRule? AnswersRule(NewUserTask task)
    {
        if (task.AnswersNeeded is < 1) return new("answers-needed-out-of-range", "所需意见数至少为 1。", "answersNeeded");
        if (task.Respondents.Count == 0) return null;
        if (task.Assignee is not null) return new("assignee-and-respondents", "任务不能既指派一人又要求多人办理。", "respondents");
        if (task.Respondents.Distinct().Count() != task.Respondents.Count) return new("respondent-repeated", "办理人名单中有重复。", "respondents");
        return task.AnswersNeeded > task.Respondents.Count
            ? new("answers-needed-out-of-range", $"所需意见数 {task.AnswersNeeded} 超过办理人数 {task.Respondents.Count}。", "answersNeeded") : null;
    }

    private static BrokenRule? ExclusionRule(NewUserTask task)
    {
        var named = task.Respondents.Concat(task.Assignee is { } assignee ? [assignee] : []);
        return named.FirstOrDefault(task.ExcludedUsers.Contains) is { } excluded
            ? new("user-excluded", $"按回避规定，{excluded} 不能办理该任务。", "assignee") : null;
    }
}
