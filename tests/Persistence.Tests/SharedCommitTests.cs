using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Tests.Runtime;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime.Activities;
using Microsoft.Data.Sqlite;
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
        await scope.ServiceProvider.GetRequiredService<Session>().OpenAsync(default); // SQLite's only writer
        var first = Busy(commits, kind); // keeps the first commits busy, so that the others gather

        var others = new[] { "a", "b", "a", "c", "d" }.Select(id => commits.CommitAsync([Row(id), Row(id + "2")])).ToList();
        await Task.Delay(200);
        Assert.DoesNotContain(others, other => other.IsCompleted);
        await scope.ServiceProvider.GetRequiredService<Session>().RollbackAsync();

        await Task.WhenAll(first);
        var refused = await Record.ExceptionAsync(() => Task.WhenAll(others));
        Assert.True(Transient.Is(refused!), refused!.ToString()); // a key that is taken: the whole unit is to be repeated
        Assert.Equal([false, false, true, false, false], others.Select(commit => commit.IsFaulted));
        Assert.Equal<int>(new List<int> { 1, 1 }, await others[0]);
        Assert.Equal(["a", "a2", "b", "b2", "c", "c2", "d", "d2"], (await BuriedAsync(database)).Where(id => id.Length < 3).Order());
    }

    [Fact]
    public async Task A_commit_for_which_the_disk_has_no_room_says_so_and_is_no_harm_to_the_next()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commits = database.Services.GetRequiredService<SharedCommits>();
        await database.RunAsync((services, ct) => new SqlCommands(services.GetRequiredService<Session>()).FirstAsync("pragma max_page_count = 1", row => row.Int64(0), ct)); // no more than it has

        var failure = await Assert.ThrowsAsync<SqliteException>(() => commits.CommitAsync([Row("small"), Row(new string('x', 1_000_000))]));

        Assert.Equal(13, failure.SqliteErrorCode);
        await commits.CommitAsync([Row("next")]);
        Assert.Equal(["next"], await BuriedAsync(database));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(6, false)]
    [InlineData(1, true)]
    [InlineData(6, true)]
    public async Task A_row_that_somebody_holds_keeps_only_those_waiting_who_want_it(int wanting, bool together)
    {
        Statement Touched(string id) => new(together ? TouchAny : Touch, id, Now);

        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var commits = database.Services.GetRequiredService<SharedCommits>();
        await commits.CommitAsync([Row("held")]);
        await using var scope = database.Services.CreateAsyncScope();
        var holder = scope.ServiceProvider.GetRequiredService<Session>();
        await new SqlCommands(holder).ExecuteAsync(Touch, default, "held", Now);
        var first = Busy(commits, DatabaseKind.Postgres);

        var want = Enumerable.Range(0, wanting).Select(i => commits.CommitAsync([Row("with held " + i), Touched("held")])).ToList();
        var others = Enumerable.Range(0, 40).Select(i => commits.CommitAsync([Row("free " + i), Touched("free " + i)])).ToList();
        await Task.WhenAll([.. first, .. others]).WaitAsync(TimeSpan.FromSeconds(20));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => commits.CommitAsync([Row("later " + i)]))).WaitAsync(TimeSpan.FromSeconds(20)); // nor are later ones in their way

        Assert.DoesNotContain(want, commit => commit.IsCompleted);
        await holder.RollbackAsync();
        await Task.WhenAll(want);
        var buried = await BuriedAsync(database);
        Assert.Equal((wanting, 40), (buried.Count(id => id.StartsWith("with held ", StringComparison.Ordinal)), buried.Count(id => id.StartsWith("free ", StringComparison.Ordinal))));
    }

    [Theory, EachDatabase]
    public async Task Units_that_write_the_same_but_for_the_values_when_they_go_together_are_each_there_whole_or_refused_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commits = database.Services.GetRequiredService<SharedCommits>();
        await commits.CommitAsync([Row("taken")]);
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Session>().OpenAsync(default); // SQLite's only writer
        var first = Busy(commits, kind);

        var later = Now.AddDays(1);
        var units = Enumerable.Range(0, 20).Select(i => i == 13 ? "taken" : "u" + i)
            .Select(id => commits.CommitAsync([new(BuryAny, id, Now), new(TouchAny, id, later), new(BuryAny, id + " too", later)])).ToList();
        await scope.ServiceProvider.GetRequiredService<Session>().RollbackAsync();
        await Task.WhenAll(first);
        await Record.ExceptionAsync(() => Task.WhenAll(units));

        Assert.Equal([13], Enumerable.Range(0, 20).Where(i => units[i].IsFaulted));
        Assert.Equal(38, (await BuriedAsync(database)).Count(id => id[0] == 'u'));
        Assert.Equal(38, await database.Unit.ReadAsync((services, ct) => new SqlCommands(services.GetRequiredService<Session>()).FirstAsync("select count(*) from workflow_tombstone where deleted_at = $1", row => row.Int64(0), ct, later), default));
    }

    [Fact]
    public async Task Units_that_write_the_same_but_for_the_values_are_written_by_one_statement()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var commits = database.Services.GetRequiredService<SharedCommits>();
        var first = Busy(commits, DatabaseKind.Postgres);

        await Task.WhenAll([.. first, .. Enumerable.Range(0, 20).Select(i => commits.CommitAsync([new(BuryAny, "u" + i, Now), new(TouchAny, "u" + i, Now.AddDays(1))]))]);

        // Rows that a statement wrote have its transaction's number and its own.
        var together = await database.Unit.ReadAsync((services, ct) => new SqlCommands(services.GetRequiredService<Session>()).QueryAsync("select count(*) from workflow_tombstone group by xmin::text, cmin::text order by 1", row => row.Int64(0), ct), default);
        Assert.Equal([4, 8, 8], together);
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

    private const string Touch = "update workflow_tombstone set deleted_at = $2 where id = $1";

    private static readonly SqlText BuryAny = SqlText.Rows(Bury.Replace("($1, $2)", "[($1, $2)]"));

    private static readonly SqlText TouchAny = new(Touch, "update workflow_tombstone t set deleted_at = r.at from (values [($1, $2)]) r (id, at) where t.id = r.id");

    /// <summary>As many commits as go out at once (one, one, two, four), each a long one where there are several.</summary>
    private static List<Task> Busy(SharedCommits commits, DatabaseKind kind) => kind == DatabaseKind.Postgres
        ? [.. Enumerable.Range(0, 1 << (Database.CommitsAtOnce - 1)).Select(_ => commits.CommitAsync([new("select pg_sleep(0.5)")]))]
        : [commits.CommitAsync([Row("first")])];

    private static Statement Row(string id) => new(Bury, id, Now);

    private static Task<List<string>> BuriedAsync(TestDatabase database) =>
        database.Unit.ReadAsync((services, ct) => new SqlCommands(services.GetRequiredService<Session>()).QueryAsync("select id from workflow_tombstone", row => row.Text(0), ct), default);
}
