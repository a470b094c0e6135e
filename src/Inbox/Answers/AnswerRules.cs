using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Answers;

/// <summary>When a task of several answers is answered, and how.</summary>
public static class AnswerRules
{
    public static int Given(UserTask task) => task.Answers.Count(answer => answer.State == AnswerState.Given);

    /// <summary>How many answers end the task: the number it was given, or everybody who is asked.</summary>
    public static int Needed(UserTask task) => task.AnswersNeeded ?? task.Answers.Count(answer => answer.State != AnswerState.Replaced);

    /// <summary>
    /// The outcome, once there is one: a veto at once; else, with enough answers in, the action most people gave.
    /// Of two given equally often, the one that the task lists first.
    /// </summary>
    public static string? Outcome(UserTask task, IReadOnlyList<TaskAction> actions)
    {
        var given = task.Answers.Where(answer => answer.State == AnswerState.Given).ToList();
        if (task.VetoAction is { } veto && given.Any(answer => answer.Action == veto)) return veto;
        if (given.Count < Needed(task)) return null;
        return actions.Select(action => action.Key).MaxBy(key => given.Count(answer => answer.Action == key));
    }

    /// <summary>All answers given, in the order they came, as the workflow gets them.</summary>
    public static string Result(UserTask task) => new JsonObject
    {
        ["answers"] = new JsonArray([.. InOrder(task).Select(answer => (JsonNode)new JsonObject
        {
            ["user"] = answer.User,
            ["action"] = answer.Action,
            ["data"] = JsonNode.Parse(answer.DataJson ?? "{}"),
            ["comment"] = answer.Comment,
            ["at"] = answer.AnsweredAt,
        })]),
    }.ToJsonString(InboxJson.Readable);

    /// <summary>Another may be asked in place of <paramref name="late"/>, whose answer is not in.</summary>
    public static BrokenRule? MayReplace(UserTask task, string late, string substitute)
    {
        if (TaskRules.MustBeOpen(task) is { } closed) return closed;
        if (!task.TakesSeveralAnswers) return new("not-several-answers", "该任务由一人办理，请使用“转办”或“改派”。");
        if (task.Answers.FirstOrDefault(answer => answer.User == late && answer.State != AnswerState.Replaced) is not { } seat)
            return new("not-a-respondent", $"{late} 不在该任务的办理人之列。", "from");
        if (seat.State == AnswerState.Given) return new("already-answered", $"{late} 已提交意见，不能更换。", "from");
        return MayAdd(task, substitute);
    }

    /// <summary>One more person may be asked.</summary>
    public static BrokenRule? MayAdd(UserTask task, string user)
    {
        if (TaskRules.MustBeOpen(task) is { } closed) return closed;
        if (!task.TakesSeveralAnswers) return new("not-several-answers", "该任务由一人办理，不能增加办理人。");
        if (TaskRules.IsExcluded(task, user)) return new("user-excluded", $"{user} 须回避该任务，请另选他人。", "to");
        return task.Answers.Any(answer => answer.User == user && answer.State != AnswerState.Replaced)
            ? new("already-a-respondent", $"{user} 已在该任务的办理人之列，请另选他人。", "to") : null;
    }

    private static IEnumerable<TaskAnswer> InOrder(UserTask task) =>
        task.Answers.Where(answer => answer.State == AnswerState.Given).OrderBy(answer => answer.AnsweredAt).ThenBy(answer => answer.Id);
}
