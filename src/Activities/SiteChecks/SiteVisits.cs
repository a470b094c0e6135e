using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.SiteChecks;

/// <summary>
/// The secretariat plans visits beside the inbox: the first plan of a visit answers the task by which the process asks for it; a later one moves what waits for the visit along, and tells the
/// company and everybody who goes, or no longer goes, with the changed appointment.
/// </summary>
public sealed class SiteVisits(DbContext db, SiteCheckDesk desk, SiteCheckCrew crew, SiteCheckPlanForm form, UserTasks tasks, TaskAssignment assignment, IGroupMembership people, SiteVisitLetters letters)
{
    private const string Secretariat = "secretariat";
    private const string Because = "在现场核查页面安排";

    /// <param name="seen">The revision that was read; null not to compare.</param>
    /// <exception cref="RuleBrokenException"><c>site-check-changed</c>, <c>process-not-waiting</c> (it does not ask for a plan yet), <c>secretariat-only</c>; see <see cref="SiteCheckRules.MayPlan"/>.</exception>
    public async Task PlanAsync(long checkId, VisitPlan plan, long? seen, string actor, CancellationToken ct)
    {
        await desk.DemandUnchangedAsync(checkId, seen, ct);
        var before = await db.Set<SiteCheck>().AsNoTracking().SingleAsync(check => check.Id == checkId, ct);
        if (before.State is SiteCheckState.Ordered)
        {
            await AnswerAsync(before, plan, actor, ct);
            return;
        }

        await desk.PlanAsync(checkId, plan, seen, actor, ct);
        await letters.ChangedAsync(before, await db.Set<SiteCheck>().AsNoTracking().SingleAsync(check => check.Id == checkId, ct), ct);
    }

    /// <summary>Calls a site check off: the process asks no more for it, and where it was planned, the company and the team are told and the appointment is taken back.</summary>
    /// <param name="seen">The revision that was read; null not to compare.</param>
    /// <exception cref="RuleBrokenException"><c>site-check-changed</c>; see <see cref="SiteCheckDesk.CancelAsync"/>.</exception>
    public async Task CallOffAsync(long checkId, string reason, long? seen, string actor, CancellationToken ct)
    {
        await desk.DemandUnchangedAsync(checkId, seen, ct);
        await desk.CancelAsync(checkId, reason, actor, ct);
        var check = await db.Set<SiteCheck>().AsNoTracking().SingleAsync(one => one.Id == checkId, ct);
        if (check.VisitFrom is not null) await letters.CalledOffAsync(check, reason.Trim(), ct);
    }

    /// <summary>The tasks by which the process asks for a plan, by application.</summary>
    public async Task<IReadOnlyDictionary<long, long>> PlanTasksAsync(IReadOnlyCollection<long> applicationIds, CancellationToken ct) =>
        (await db.OpenTasksAsync(applicationIds, [SiteCheckPlanTask.Kind], ct)).ToDictionary(tasks => tasks.Key, tasks => tasks.Last().Id);

    private async Task AnswerAsync(SiteCheck check, VisitPlan plan, string actor, CancellationToken ct)
    {
        if (!(await PlanTasksAsync([check.ApplicationId], ct)).TryGetValue(check.ApplicationId, out var task))
            throw new RuleBrokenException(new BrokenRule("process-not-waiting", "流程此时尚未要求安排该核查。请稍后刷新查看。"));
        if (!(await people.UsersOfAsync(Secretariat, ct)).Contains(actor)) throw new RuleBrokenException(new BrokenRule("secretariat-only", "首次安排就是办理秘书处的待办“安排现场核查”，您的账号不在秘书处。"));
        RuleBrokenException.ThrowIfAny((await crew.TryAsync(check, plan, ct)).Broken);
        await tasks.RenewFormAsync(task, await form.OfAsync(check.ApplicationId, check.CampaignId, ct), ct); // the pool has changed since it was asked
        if (await db.Set<Inbox.Tasks.UserTask>().AnyAsync(one => one.Id == task && one.Assignee == null, ct)) await assignment.ClaimAsync(new TaskAct(task, actor), ct);
        var accounts = await db.Set<Expert>().AsNoTracking().Where(expert => plan.Team.Contains(expert.Id)).ToDictionaryAsync(expert => expert.Id, expert => expert.Account, ct);
        var given = new { team = plan.Team.Distinct().Select(id => accounts[id]), visitFrom = Day(plan.From), visitUntil = Day(plan.Until) };
        await tasks.CompleteAsync(new TaskAct(task, actor) { Reason = Because }, new TaskAnswerGiven("Plan", JsonSerializer.Serialize(given, ActivitiesJson.Readable)), ct);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
