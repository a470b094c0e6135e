using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>Many tasks answered at once, and one of them is refused by a rule of another room after it has written.</summary>
public sealed class BulkTests
{
    private const string Trap = "trap";

    [Theory, EachDatabase]
    public async Task One_tasks_refusal_by_any_room_undoes_its_own_work_and_no_others(DatabaseKind kind)
    {
        await using var office = await TaskOffice.OpenAsync(kind, services => services.AddScoped<ITaskListener, Refusing>());
        List<long> ids = [];
        foreach (var type in (string[])["plain", Trap, "plain"])
        {
            ids.Add(await office.MakeAsync(TaskOffice.Recommendation with { TaskType = type, Actions = [new("Done", "办结")] }));
            await office.PostAsync("clerk", $"/tasks/{ids[^1]}/claim", new { });
        }

        var results = (await office.PostAsync("clerk", "/tasks/bulk", new { act = "complete", ids, action = "Done" })).AsArray();

        Assert.Equal([null, "名额已满。", null], results.Select(one => (string?)one!["refused"]));
        Assert.Equal([ids[1]], await OpenAsync());
        var open = await office.GetAsync("clerk", $"/tasks/{ids[1]}");
        Assert.Equal("推荐审核：示例制造有限公司", (string?)open["line"]!["title"]); // what was written before the refusal is undone
        Assert.Equal(["Done", "Done"], await office.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<UserTask>().Where(task => task.FinishedAt != null).Select(task => task.Outcome).ToListAsync(ct)));

        async Task<IEnumerable<long>> OpenAsync() => (await office.GetAsync("clerk", "/tasks?scope=Assigned"))["items"]!.AsArray().Select(one => (long)one!["id"]!);
    }

    /// <summary>What the selection does with an answer: it writes, and then a rule of its own refuses.</summary>
    private sealed class Refusing(DbContext db) : ITaskListener
    {
        public async Task AnswerGivenAsync(GivenAnswer answer, CancellationToken ct)
        {
            if (answer.TaskType != Trap) return;
            await db.Set<UserTask>().Where(task => task.Id == answer.TaskId).ExecuteUpdateAsync(set => set.SetProperty(task => task.Title, "改过的"), ct);
            throw new Selection.RuleBrokenException(new Selection.BrokenRule("quota-exceeded", "名额已满。"));
        }

        public Task<bool> TaskEndedAsync(EndedTask ended, CancellationToken ct) => Task.FromResult(false);
    }
}
