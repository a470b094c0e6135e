using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Tests.Runtime;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests;

public sealed class SharedCommitTests
{
    [Theory, EachDatabase]
    public async Task A_unit_that_the_database_refuses_takes_nothing_from_those_it_shares_a_commit_with(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commits = database.Services.GetRequiredService<SharedCommits>();
        await using var scope = database.Services.CreateAsyncScope();
        var holder = scope.ServiceProvider.GetRequiredService<Session>();
        await new SqlCommands(holder).ExecuteAsync(Bury, default, "held", Now); // keeps the first commits waiting, so that the others gather

        var first = Enumerable.Range(0, 4).Select(i => commits.CommitAsync([Row("held"), Row("with held " + i)])).ToList();
        var others = new[] { "a", "b", "a", "c", "d" }.Select(id => commits.CommitAsync([Row(id), Row(id + "2")])).ToList();
        await Task.Delay(200);
        Assert.DoesNotContain(others, other => other.IsCompleted);
        await holder.RollbackAsync();

        var refused = await Record.ExceptionAsync(() => Task.WhenAll([.. first, .. others]));
        Assert.True(Transient.Is(refused!), refused!.ToString()); // a key that is taken: the whole unit is to be repeated
        Assert.Equal(3, first.Count(commit => commit.IsFaulted));
        Assert.Equal([false, false, true, false, false], others.Select(commit => commit.IsFaulted));
        Assert.Equal<int>(new List<int> { 1, 1 }, await others[0]);
        Assert.Equal(["a", "a2", "b", "b2", "c", "c2", "d", "d2", "held", "with held " + first.FindIndex(commit => commit.IsCompletedSuccessfully)], (await BuriedAsync(database)).Order());
    }

    [Theory, EachDatabase]
    public async Task Bursts_that_share_commits_each_finish_once_and_one_on_an_old_revision_is_repeated(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, new CodeWorkflows().Add("waiting", new Sequence { Activities = { new Event("Go"), new Inline(() => { }) } }));
        await using var otherNode = bed.Database.AnotherNode(services => new CodeWorkflows().Register(services));
        var waiting = new List<(string Instance, string Bookmark)>();
        for (var i = 0; i < 40; i++)
        {
            var state = await bed.StartAsync("waiting");
            waiting.Add((state.Id, state.Bookmarks.Single().Id));
        }

        await otherNode.GetRequiredService<WorkflowInstances>().EditAsync(waiting[7].Instance, state => state.Name = "edited elsewhere", default);

        var runs = await Task.WhenAll(waiting.Concat(waiting).Select(one => Task.Run(() => bed.Instances.ResumeAsync(one.Instance, one.Bookmark, null, default))));

        Assert.Equal(40, runs.Count(run => run is { State.SubStatus: WorkflowSubStatus.Finished }));
        Assert.Equal(40, runs.Count(run => run is null));
        Assert.Equal("edited elsewhere", (await bed.StateAsync(waiting[7].Instance)).Name);
        foreach (var (instance, _) in waiting) Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance));
    }

    private static readonly DateTimeOffset Now = new(2022, 6, 6, 1, 0, 0, TimeSpan.Zero);

    private const string Bury = "insert into workflow_tombstone (id, deleted_at) values ($1, $2)";

    private static Statement Row(string id) => new(Bury, id, Now);

    private static Task<List<string>> BuriedAsync(TestDatabase database) =>
        database.Unit.ReadAsync((services, ct) => new SqlCommands(services.GetRequiredService<Session>()).QueryAsync("select id from workflow_tombstone", row => row.Text(0), ct), default);
}
