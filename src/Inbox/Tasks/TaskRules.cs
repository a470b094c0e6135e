using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Forms;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Who may do what to a task. Pure; the answer is the broken rule, or null.</summary>
/// <remarks>
/// Three rules come before all others: a finished task does not change; an excluded user neither sees nor does anything, not even as
/// secretariat; the engine (<see cref="TaskPerson.IsSystem"/>) is stopped by no rule about people.
/// </remarks>
public static class TaskRules
{
    /// <summary>Most characters of the opinion written with an answer.</summary>
    public const int MaxOpinion = 4000;

    public static bool IsExcluded(UserTask task, string user) =>
        task.Candidates.Any(candidate => candidate.Kind == CandidateKind.Excluded && candidate.Name == user);

    public static bool IsCandidate(UserTask task, TaskPerson person) => task.Candidates.Any(candidate =>
        (candidate.Kind == CandidateKind.User && candidate.Name == person.Name)
        || (candidate.Kind == CandidateKind.Group && person.Groups.Contains(candidate.Name)));

    public static bool IsRespondent(UserTask task, string user) =>
        task.Answers.Any(answer => answer.User == user && answer.State != AnswerState.Replaced);

    /// <summary>Whether the person may know that the task exists.</summary>
    public static bool MaySee(UserTask task, TaskPerson person) =>
        person.IsSystem
        || (!IsExcluded(task, person.Name)
            && (person.MayOverride || task.Assignee == person.Name || IsRespondent(task, person.Name) || IsCandidate(task, person)));

    /// <summary>Whether the person may read instructions, data and form: those who hold it, and the secretariat. Candidates see the summary.</summary>
    public static bool MayRead(UserTask task, TaskPerson person) =>
        MaySee(task, person)
        && (person.MayOverride || task.Assignee == person.Name || IsRespondent(task, person.Name) || (task.TakesSeveralAnswers && IsCandidate(task, person)));

    public static BrokenRule? MustBeOpen(UserTask task) => task.Status.IsOpen() ? null : new(
        "task-finished", $"该任务{task.Status.InChinese()}{By(task)}，不能再更改。");

    public static BrokenRule? MayClaim(UserTask task, TaskPerson person) =>
        MustBeOpen(task) ?? NotExcluded(task, person.Name)
        ?? (task.TakesSeveralAnswers ? new BrokenRule("several-answers", "该任务由多人分别办理，无须认领，请直接填写。") : null)
        ?? (task.Assignee is { } holder
            ? new BrokenRule("task-claimed", holder == person.Name ? "该任务已由您认领。" : $"该任务已由 {holder} 认领，请与其联系或办理其他任务。") : null)
        ?? (IsCandidate(task, person) || person.MayOverride ? null : NotACandidate);

    public static BrokenRule? MayRelease(UserTask task, TaskPerson person, string? reason) =>
        MustBeOpen(task)
        ?? (task.Assignee is null ? new BrokenRule("task-not-claimed", "该任务尚无人认领，无须退回。") : null)
        ?? HolderOnly(task, person, reason)
        ?? (HasCandidates(task) || person.MayOverride
            ? null : new BrokenRule("nobody-to-release-to", "该任务专门指派给您，不能退回公共待办；如无法办理，请转办或联系秘书处。"));

    public static BrokenRule? MayAssign(UserTask task, TaskPerson person, string assignee, string? reason) =>
        MustBeOpen(task)
        ?? (task.TakesSeveralAnswers ? new BrokenRule("several-answers", "该任务由多人分别办理，请使用“更换办理人”。") : null)
        ?? (person.MayOverride ? null : new BrokenRule("secretariat-only", "只有秘书处可以分派任务。"))
        ?? NotExcluded(task, person.Name)
        ?? TargetNotExcluded(task, assignee)
        ?? (task.Assignee is { } holder && holder != assignee && !person.IsSystem ? ReasonNeeded(reason) : null);

    public static BrokenRule? MayDelegate(UserTask task, TaskPerson person, string target, string? reason) =>
        MustBeOpen(task)
        ?? (task.TakesSeveralAnswers ? new BrokenRule("several-answers", "该任务由多人分别办理，不能转办；如无法办理，请联系秘书处更换。") : null)
        ?? (task.Assignee is null ? new BrokenRule("task-not-claimed", "该任务尚无人认领，请先认领再转办。") : null)
        ?? HolderOnly(task, person, reason)
        ?? (task.AllowDelegation || person.MayOverride ? null : new BrokenRule("delegation-not-allowed", "该任务须由本人办理，不能转办；如无法办理，请联系秘书处。"))
        ?? (target == task.Assignee ? new BrokenRule("delegate-to-self", "受托人不能是当前办理人，请另选他人。", "to") : null)
        ?? TargetNotExcluded(task, target);

    /// <summary>
    /// Where a task has candidates, it is passed on only among them: others may not know of the matter. A task without candidates goes to those whom
    /// <paramref name="otherwise"/> lets have it. The secretariat may have any.
    /// </summary>
    public static BrokenRule? MayReceive(UserTask task, TaskPerson target, bool otherwise) =>
        target.MayOverride || IsCandidate(task, target) || (otherwise && !HasCandidates(task))
            ? null : new("delegate-not-a-candidate", $"{target.Name} 不在该任务的候选办理人之列，请另选他人。", "to");

    public static bool HasCandidates(UserTask task) => task.Candidates.Any(candidate => candidate.Kind != CandidateKind.Excluded);

    /// <summary>Whether the person may answer, and whether the answer fits: every broken rule, field by field.</summary>
    public static IReadOnlyList<BrokenRule> MayAnswer(
        UserTask task, TaskPerson person, TaskAnswerGiven given, string? reason, IReadOnlyList<TaskAction> actions, TaskForm? form)
    {
        if ((MustBeOpen(task) ?? NotExcluded(task, person.Name) ?? MayActOn(task, person, reason)) is { } broken) return [broken];
        if (actions.FirstOrDefault(action => action.Key == given.Action) is not { } chosen)
            return [new("unknown-action", $"没有“{given.Action}”这一办理结果，可选：{string.Join("、", actions.Select(action => action.Label))}。", "action")];
        if (given.Comment?.Length > MaxOpinion) return [new("opinion-too-long", $"意见最多 {MaxOpinion} 字，现有 {given.Comment.Length} 字，请精简。", "comment")];
        var wrong = FormRules.Check(form, given.DataJson, chosen.NeedsForm);
        return chosen.NeedsComment && string.IsNullOrWhiteSpace(given.Comment)
            ? [.. wrong, new("comment-required", $"选择“{chosen.Label}”时须填写意见。", "comment")] : wrong;
    }

    /// <summary>Whether the person may cancel or close it early: the secretariat with a reason, or the engine.</summary>
    public static BrokenRule? MayEnd(UserTask task, TaskPerson person, string? reason) =>
        MustBeOpen(task) ?? NotExcluded(task, person.Name)
        ?? (person.MayOverride ? null : new BrokenRule("secretariat-only", "只有秘书处可以撤销或提前截止任务。"))
        ?? (person.IsSystem ? null : ReasonNeeded(reason));

    /// <summary>Whether the person may change priority, due date or follow-up: who holds it, or the secretariat.</summary>
    public static BrokenRule? MayPlan(UserTask task, TaskPerson person) =>
        MustBeOpen(task) ?? NotExcluded(task, person.Name)
        ?? (person.MayOverride || task.Assignee == person.Name ? null : new BrokenRule("not-the-assignee", "只有当前办理人或秘书处可以调整该任务。"));

    public static BrokenRule? PriorityRule(int priority) =>
        priority is >= 0 and <= 100 ? null : new("priority-out-of-range", $"优先级应在 0 至 100 之间，现为 {priority}。", "priority");

    private static BrokenRule NotACandidate => new("not-a-candidate", "您不在该任务的候选办理人之列；如确需办理，请联系秘书处。");

    private static BrokenRule? NotExcluded(UserTask task, string user) =>
        IsExcluded(task, user) ? new("user-excluded", "按回避规定，您不能办理该任务。") : null;

    private static BrokenRule? TargetNotExcluded(UserTask task, string user) =>
        IsExcluded(task, user) ? new("user-excluded", $"按回避规定，{user} 不能办理该任务，请另选他人。", "to") : null;

    private static BrokenRule? HolderOnly(UserTask task, TaskPerson person, string? reason) =>
        NotExcluded(task, person.Name)
        ?? (person.IsSystem || task.Assignee == person.Name ? null
            : person.MayOverride ? ReasonNeeded(reason)
            : new BrokenRule("not-the-assignee", $"该任务由 {task.Assignee} 办理，您不能代为操作。"));

    internal static BrokenRule? MayActOn(UserTask task, TaskPerson person, string? reason)
    {
        if (person.IsSystem) return null;
        if (task.TakesSeveralAnswers) return MayActAmongSeveral(task, person);
        if (task.Assignee == person.Name) return null;
        if (person.MayOverride) return ReasonNeeded(reason);
        return task.Assignee is { } holder
            ? new("not-the-assignee", $"该任务由 {holder} 办理，您不能代为操作。")
            : IsCandidate(task, person) ? new("claim-first", "请先认领该任务，再提交办理结果。") : NotACandidate;
    }

    /// <summary>Nobody, not even the secretariat, answers in another's place where several answer: each answer is personal.</summary>
    private static BrokenRule? MayActAmongSeveral(UserTask task, TaskPerson person)
    {
        var seat = task.Answers.FirstOrDefault(answer => answer.User == person.Name && answer.State != AnswerState.Replaced);
        if (seat is { State: AnswerState.Given }) return new("already-answered", "您已提交意见，不能重复提交。");
        if (seat is not null) return null;
        if (task.Answers.Any(answer => answer.User == person.Name)) return new("replaced", "该任务已改由他人办理，感谢您的支持。");
        var open = task.Answers.All(answer => answer.State == AnswerState.Given);
        return open && IsCandidate(task, person) ? null : NotACandidate;
    }

    private static BrokenRule? ReasonNeeded(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? new("reason-required", "代他人办理须写明理由。", "reason") : null;

    private static string By(UserTask task) => task is { FinishedBy: { } by, FinishedAt: { } at }
        ? $"（{(by == TaskAct.System ? "系统" : by)}，{InboxTime.Minute(at)}）" : "";
}
