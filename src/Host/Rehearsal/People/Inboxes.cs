using System.Text.Json;
using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>Looks into everybody's inbox after each stir of the processes, and plans who comes to which new task.</summary>
internal sealed class Inboxes(Agenda agenda, TaskDoers doers, RehearsalClock clock)
{
    private static readonly SteadyList<long, TaskAnswer> NewPlaces = new((db, last) =>
        db.Set<TaskAnswer>().AsNoTracking().Where(answer => answer.Id > last && answer.State == AnswerState.Awaited).OrderBy(answer => answer.Id));

    private static readonly SteadyList<long, UserTask> NewTasks = new((db, last) =>
        db.Set<UserTask>().AsNoTracking().Include(task => task.Candidates).Where(task => task.Id > last).OrderBy(task => task.Id));

    private static readonly SteadyQuery<long, Holding> NowOf = new((db, id, _) => db.Set<UserTask>().Where(task => task.Id == id).Select(task => new Holding(task.Status, task.Assignee)).Single());

    private long lastTask;
    private long lastAnswer;

    /// <summary>Plans visits to the tasks, and to the places of respondents, that were not there at the last look.</summary>
    public async Task LookAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<DbContext>();
        var places = await NewPlaces.AskAsync(db, lastAnswer, ct);
        var late = places.Select(place => place.TaskId).Where(task => task <= lastTask).Distinct().ToList();
        List<UserTask> known = late.Count == 0 ? [] : await db.Set<UserTask>().AsNoTracking().Include(task => task.Candidates).Where(task => late.Contains(task.Id)).OrderBy(task => task.Id).ToListAsync(ct);
        var fresh = await NewTasks.AskAsync(db, lastTask, ct);
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
        var now = await NowOf.AskAsync(services.GetRequiredService<DbContext>(), task.Id, ct);
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

    /// <summary>Where a task stands, and with whom.</summary>
    private sealed record Holding(UserTaskStatus Status, string? Assignee);
}
