using System.Text.Json;
using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>Looks into everybody's inbox after each stir of the processes, and plans who comes to which new task.</summary>
internal sealed class Inboxes(Agenda agenda, TaskDoers doers, RehearsalClock clock)
{
    private long lastTask;
    private long lastAnswer;

    /// <summary>Plans visits to the tasks, and to the places of respondents, that were not there at the last look.</summary>
    public async Task LookAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<DbContext>();
        var places = await db.Set<TaskAnswer>().AsNoTracking().Where(answer => answer.Id > lastAnswer && answer.State == AnswerState.Awaited).OrderBy(answer => answer.Id).ToListAsync(ct);
        var late = places.Select(place => place.TaskId).Where(task => task <= lastTask).Distinct().ToList();
        var tasks = db.Set<UserTask>().AsNoTracking().Include(task => task.Candidates).OrderBy(task => task.Id);
        List<UserTask> known = late.Count == 0 ? [] : await tasks.Where(task => late.Contains(task.Id)).ToListAsync(ct);
        var fresh = await tasks.Where(task => task.Id > lastTask).ToListAsync(ct);
        foreach (var task in known.Concat(fresh))
        {
            var asked = places.Where(place => place.TaskId == task.Id).Select(place => place.User);
            foreach (var visit in doers.VisitsTo(task, asked, clock.GetUtcNow()))
                agenda.Plan(visit.At, $"{visit.By}: {task.Title}", (scope, token) => ActAsync(scope, task, visit, token));
        }

        lastTask = Math.Max(lastTask, fresh.Select(task => task.Id).DefaultIfEmpty().Max());
        lastAnswer = Math.Max(lastAnswer, places.Select(place => place.Id).DefaultIfEmpty().Max());
    }

    /// <summary>Comes too late, or to a task that somebody else ended: nothing happens.</summary>
    private async Task ActAsync(IServiceProvider services, UserTask task, Visit visit, CancellationToken ct)
    {
        var now = await services.GetRequiredService<DbContext>().Set<UserTask>().AsNoTracking().Where(t => t.Id == task.Id).Select(t => new { t.Status, t.Assignee }).SingleAsync(ct);
        if (now.Status is not (UserTaskStatus.Unassigned or UserTaskStatus.Available or UserTaskStatus.Assigned)) return;
        if (await visit.Decide(services, ct) is not { } reply) return;
        if (now.Assignee is null && !task.TakesSeveralAnswers) await services.GetRequiredService<TaskAssignment>().ClaimAsync(new TaskAct(task.Id, visit.By), ct);
        try
        {
            await AnswerAsync(services, task, visit.By, reply, ct);
        }
        catch (Exception refused) when (Refusals.Is(refused))
        {
            if (reply.IfRefused is { } next)
                agenda.Plan(clock.GetUtcNow(), $"{visit.By}: {task.Title}", (scope, token) => ActAsync(scope, task, visit with { Decide = (_, _) => Task.FromResult<Reply?>(next) }, token));
            throw;
        }
    }

    private Task AnswerAsync(IServiceProvider services, UserTask task, string by, Reply answer, CancellationToken ct)
    {
        var form = task.FormJson is { } json ? JsonSerializer.Deserialize(json, InboxJson.Stored.TaskForm) : null;
        return services.GetRequiredService<UserTasks>().CompleteAsync(
            new TaskAct(task.Id, by), new TaskAnswerGiven(answer.Action, FormFilling.Fill(form, answer.Favour, clock.GetUtcNow(), answer.Wishes), answer.Opinion), ct);
    }
}
