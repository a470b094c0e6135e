using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>Declares an expert's recusals so that the processes hear of them: where a score is awaited, as the answer to its task; else as a fact of the selection.</summary>
public sealed class ExpertRecusals(DbContext db, UserTasks tasks, RecusalDesk recusals, CompanyTies ties, AuditTrail audit)
{
    /// <summary>The expert declares a tie to a company, for all its applications; places given before, and not answered yet, lapse.</summary>
    /// <exception cref="Selection.RuleBrokenException">See <see cref="CompanyTies.DeclareAsync"/>.</exception>
    public async Task DeclareAsync(Expert expert, string company, RecusalReason reason, string note, CancellationToken ct)
    {
        foreach (var application in await ties.DeclareAsync(expert.Id, company, reason, note, expert.Account, ct))
            if (await AwaitedAsync(application, expert.Account, ct) is { } task)
                await tasks.CompleteAsync(new TaskAct(task, expert.Account), new TaskAnswerGiven("Recuse", ScoreForm.Recusal(reason).ToJsonString(), note.Length > 0 ? note : reason.Text()), ct);
            else
                await recusals.DeclareAsync(expert.Id, application, reason, note, expert.Account, ct);
    }

    /// <summary>
    /// The secretariat says that an expert may not judge an application. A score that is in no longer counts; where the process still waits for one, it hears of it as it would from the expert, and asks another.
    /// </summary>
    /// <exception cref="Selection.RuleBrokenException"><c>recusal-declared</c> (it stands already); see <see cref="RecusalDesk.DeclareAsync"/>.</exception>
    public async Task DeclareForAsync(Expert expert, long application, RecusalReason reason, string note, string actor, CancellationToken ct)
    {
        if (await db.Set<Recusal>().AnyAsync(one => one.ExpertId == expert.Id && one.ApplicationId == application && one.WithdrawnAt == null, ct))
            throw new Selection.RuleBrokenException(new Selection.BrokenRule("recusal-declared", "该专家对此申报的回避已有申明。", "expertId"));
        Selection.RuleBrokenException.ThrowIf(RecusalRules.MayDeclare(reason, note));
        await audit.RecordAsync(actor, "recusal.declaredFor", "application", application, new { expertId = expert.Id, reason = reason.ToString(), note }, ct); // the task below has the expert's name
        if (await AwaitedAsync(application, expert.Account, ct) is { } task)
            await tasks.CompleteAsync(new TaskAct(task, expert.Account) { Reason = $"秘书处 {actor} 代为申明" }, new TaskAnswerGiven("Recuse", ScoreForm.Recusal(reason).ToJsonString(), note.Length > 0 ? note : reason.Text()), ct);
        else
            await recusals.DeclareAsync(expert.Id, application, reason, note, actor, ct);
    }

    /// <summary>Where the process waits for the expert's score, and takes a recusal for an answer.</summary>
    private Task<long?> AwaitedAsync(long application, string account, CancellationToken ct) =>
        db.AwaitedReviewOf(account, application).Where(task => task.VetoAction == "Recuse").Select(task => (long?)task.Id).FirstOrDefaultAsync(ct);
}
