using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Answers;

/// <summary>The people who answer one task between them. Answers already in are never touched.</summary>
public sealed class Respondents
{
    private readonly TaskLedger ledger;

    internal Respondents(TaskLedger ledger) => this.ledger = ledger;

    /// <summary>Asks another in place of one whose answer is not in (a late expert). The secretariat, or the engine.</summary>
    public Task<TaskReceipt> ReplaceAsync(TaskAct act, string late, string substitute, CancellationToken ct) =>
        ledger.ChangeAsync(act, "replace", $"{late}\n{substitute}", (task, person, now, _) =>
        {
            RuleBrokenException.ThrowIf(SecretariatOnly(person) ?? AnswerRules.MayReplace(task, late, substitute));
            var seat = task.Answers.Single(answer => answer.User == late && answer.State == AnswerState.Awaited);
            (seat.State, seat.ReplacedBy) = (AnswerState.Replaced, substitute);
            task.Answers.Add(new TaskAnswer { User = substitute, AskedAt = now });
            return Task.FromResult(TaskEvent.Of(TaskEventKind.RespondentReplaced, $"{late} → {substitute}"));
        }, ct);

    /// <summary>Asks one more (a disputed score). A fixed number of answers needed grows by one with it.</summary>
    public Task<TaskReceipt> AddAsync(TaskAct act, string user, CancellationToken ct) =>
        ledger.ChangeAsync(act, "add-respondent", user, (task, person, now, _) =>
        {
            RuleBrokenException.ThrowIf(SecretariatOnly(person) ?? AnswerRules.MayAdd(task, user));
            task.Answers.Add(new TaskAnswer { User = user, AskedAt = now });
            if (task.AnswersNeeded is not null) task.AnswersNeeded++;
            return Task.FromResult(TaskEvent.Of(TaskEventKind.RespondentAdded, user));
        }, ct);

    private static BrokenRule? SecretariatOnly(TaskPerson person) =>
        person.MayOverride ? null : new("secretariat-only", "只有秘书处可以调整办理人。");
}
