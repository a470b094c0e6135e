using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests;

public sealed class EngineStoreTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 6, 1, 0, 0, TimeSpan.Zero);

    [Theory, EachDatabase]
    public async Task A_burst_when_committed_is_read_back_whole(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var row = Instance("i") with { CorrelationId = "c", Name = "申报 1", ParentId = "p", IncidentCount = 2, NextSequence = 7, State = new byte[] { 1, 2, 3 } };
        await InAsync(database, async (store, ct) =>
        {
            store.Writes.Insert(row);
            store.Writes.Add(new HistoryRow("i", 1, 0, 7, 2, Start, "[1]"u8.ToArray(), "[2]"u8.ToArray()));
            store.Writes.Add(Bookmark("b", "i", "hash") with { Payload = "{}", Metadata = "{}", CorrelationId = "c" });
            store.Writes.Add(new TimerRow("b", TimerKind.Bookmark, Start.AddHours(1), "i", null, null));
            store.Writes.Add(new IncidentRow("n", "i", "a", "r:a", "T", "ai", "went wrong", "{}", Start));
            await store.CommitAsync(ct);
        });

        var queries = await ReadAsync(database, async (queries, ct) => (
            Instance: await queries.FindAsync("i", ct),
            Journal: Assert.Single(await queries.JournalAsync("i", 0, 100, ct)),
            Records: Assert.Single(await queries.RecordsAsync("i", ct)),
            Bookmark: Assert.Single(await queries.BookmarksAsync(new BookmarkMatch { Hash = "hash", CorrelationId = "c" }, 0, 10, ct)),
            Timer: Assert.Single(await queries.TimersAsync("i", 0, 10, ct)),
            Incident: Assert.Single(await queries.IncidentsAsync("i", open: true, 0, 10, ct))));
        Assert.Equal(row with { State = default }, queries.Instance! with { State = default });
        Assert.Equal(row.State.ToArray(), queries.Instance.State.ToArray());
        Assert.Equal("[1]", System.Text.Encoding.UTF8.GetString(queries.Journal.Entries.Span));
        Assert.Equal("[2]", System.Text.Encoding.UTF8.GetString(queries.Records.Records.Span));
        Assert.Equal(Start.AddHours(1), queries.Timer.DueAt);
        Assert.Equal("{}", queries.Bookmark.Payload);
        Assert.Equal("went wrong", queries.Incident.Message);
    }

    [Theory, EachDatabase]
    public async Task A_burst_on_an_old_revision_commits_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await CommitAsync(database, writes => Begin(writes, "i"));
        await CommitAsync(database, writes => Go(writes, "i", 2));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CommitAsync(database, writes =>
        {
            Go(writes, "i", 2);
            writes.Add(Bookmark("b", "i", "hash"));
        }));

        Assert.Empty(await ReadAsync(database, (queries, ct) => queries.BookmarksAsync(new BookmarkMatch(), 0, 10, ct)));
    }

    [Theory, EachDatabase]
    public async Task A_burst_on_any_revision_of_a_deleted_instance_commits_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await CommitAsync(database, writes => Begin(writes, "i"));
        await CommitAsync(database, writes => Go(writes, "i", 2));
        await InAsync(database, (store, ct) => store.DeleteAsync(["i"], ct));

        for (var revision = 2; revision < 5; revision++)
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CommitAsync(database, writes =>
            {
                Go(writes, "i", revision);
                writes.Add(Bookmark("b", "i", "hash"));
            }));
            Assert.True(Transient.Is(refused), refused.ToString());
        }

        Assert.Empty(await ReadAsync(database, (queries, ct) => queries.BookmarksAsync(new BookmarkMatch(), 0, 10, ct)));
    }

    [Theory, EachDatabase]
    public async Task Stimuli_of_one_instance_are_claimed_in_order_and_only_when_their_time_has_come(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await CommitAsync(database, writes =>
        {
            Begin(writes, "x");
            Begin(writes, "y");
            writes.Add(Stimulus("x", "1") with { VisibleAt = Start.AddMinutes(1) });
            writes.Add(Stimulus("x", "2"));
            writes.Add(Stimulus("y", "3"));
        });

        Assert.Equal("3", await NextAsync(database, Start, remove: true));
        Assert.Null(await NextAsync(database, Start, remove: true));
        Assert.Equal(Start.AddMinutes(1), await InAsync(database, (store, ct) => store.NextDueAsync(ct))); // "2" is behind "1"
        Assert.Equal("1", await NextAsync(database, Start.AddMinutes(1), remove: true));
        Assert.Equal("2", await NextAsync(database, Start.AddMinutes(1), remove: true));
    }

    [Fact]
    public async Task A_stimulus_when_another_node_holds_it_is_passed_over_with_those_behind_it()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await CommitAsync(database, writes =>
        {
            Begin(writes, "x");
            Begin(writes, "y");
            writes.Add(Stimulus("x", "1"));
            writes.Add(Stimulus("x", "2"));
            writes.Add(Stimulus("y", "3"));
        });

        await InAsync(database, async (store, ct) =>
        {
            Assert.Equal("1", (await store.NextStimulusAsync(Start, ct))!.Stimulus.Name);
            Assert.Equal("3", await NextAsync(database, Start, remove: false));
            return 0;
        });
        Assert.Equal("1", await NextAsync(database, Start, remove: false));
    }

    [Theory, EachDatabase]
    public async Task Due_timers_are_claimed_by_due_time_then_by_age(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await CommitAsync(database, writes =>
        {
            Begin(writes, "x");
            foreach (var (id, minutes) in new[] { ("b", 2), ("a", 2), ("c", 1), ("later", 9) })
                writes.Add(new TimerRow(id, TimerKind.Bookmark, Start.AddMinutes(minutes), "x", null, null));
        });

        var fired = new List<string>();
        while (await InAsync(database, async (store, ct) =>
               {
                   if (await store.NextTimerAsync(Start.AddMinutes(5), ct) is not { } next) return false;
                   Assert.Equal("x", next.Instance!.Id);
                   fired.Add(next.Timer.Id);
                   store.Writes.RemoveTimer(next.Timer.Id);
                   return true;
               }))
        {
        }

        Assert.Equal(["c", "b", "a"], fired);
        Assert.Equal(Start.AddMinutes(9), await InAsync(database, (store, ct) => store.NextDueAsync(ct)));
    }

    [Theory, EachDatabase]
    public async Task A_waiting_stimulus_becomes_ready_in_the_commit_that_brings_its_bookmark(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await CommitAsync(database, writes =>
        {
            Begin(writes, "x");
            writes.Add(Stimulus(null, "any") with { State = StimulusState.Waiting, Hash = "h" });
            writes.Add(Stimulus(null, "other hash") with { State = StimulusState.Waiting, Hash = "g" });
            writes.Add(Stimulus(null, "correlated") with { State = StimulusState.Waiting, Hash = "h", CorrelationId = "c" });
            writes.Add(Stimulus("z", "another instance") with { State = StimulusState.Waiting, Hash = "h" });
        });

        await CommitAsync(database, writes => writes.Add(Bookmark("b", "x", "h") with { CorrelationId = "d" }));

        Assert.Equal("any", await NextAsync(database, Start, remove: true));
        Assert.Null(await NextAsync(database, Start, remove: true));
        Assert.Equal(3, (await ReadAsync(database, (queries, ct) => queries.LettersAsync(StimulusState.Waiting, 0, 10, ct))).Count);
    }

    [Fact]
    public async Task A_stimulus_that_finds_nobody_and_a_burst_that_begins_to_wait_when_they_commit_together_always_meet()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await CommitAsync(database, writes => Begin(writes, "x"));
        for (var i = 0; i < 40; i++)
        {
            var hash = "h" + i;
            var sends = Task.Run(() => InAsync(database, async (store, ct) =>
            {
                var found = await store.FindBookmarksAsync(new BookmarkMatch { Hash = hash }, guard: true, ct);
                if (found.Count == 0) store.Writes.Add(Stimulus(null, hash) with { State = StimulusState.Waiting, Hash = hash });
                await Task.Yield();
                return found.Count;
            }));
            await CommitAsync(database, writes => writes.Add(Bookmark("b" + i, "x", hash)));
            var delivered = await sends;

            Assert.True(delivered == 1 || await NextAsync(database, Start, remove: true) == hash, $"round {i}: the stimulus was missed");
        }
    }

    [Theory, EachDatabase]
    public async Task A_deleted_instance_takes_all_its_rows_along_and_leaves_a_tombstone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await CommitAsync(database, writes =>
        {
            Begin(writes, "x");
            Begin(writes, "y");
            writes.Add(Bookmark("b", "x", "h"));
            writes.Add(new TimerRow("b", TimerKind.Bookmark, Start, "x", null, null));
            writes.Add(Stimulus("x", "s"));
        });

        Assert.Equal(1, await InAsync(database, (store, ct) => store.DeleteAsync(["x", "nobody"], ct)));

        Assert.True(await InAsync(database, (store, ct) => store.WasDeletedAsync("x", ct)));
        Assert.False(await InAsync(database, (store, ct) => store.WasDeletedAsync("y", ct)));
        Assert.Null(await InAsync(database, (store, ct) => store.NextDueAsync(ct)));
        Assert.Equal(["y"], (await ReadAsync(database, (queries, ct) => queries.ListAsync(new InstanceFilter(), new InstancePage(), ct))).Select(row => row.Id));
    }

    [Theory, EachDatabase]
    public async Task Instances_when_listed_are_filtered_ordered_and_paged_by_the_database(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await CommitAsync(database, writes =>
        {
            for (var i = 0; i < 10; i++)
            {
                writes.Insert(Instance("i" + i) with
                {
                    DefinitionId = i % 2 == 0 ? "even" : "odd", CreatedAt = Start.AddMinutes(i), UpdatedAt = Start.AddMinutes(-i), Name = "Order " + i, IncidentCount = i == 3 ? 1 : 0,
                    Status = i > 7 ? WorkflowStatus.Finished : WorkflowStatus.Running, SubStatus = i > 7 ? WorkflowSubStatus.Cancelled : WorkflowSubStatus.Suspended,
                    FinishedAt = i > 7 ? Start.AddHours(i) : null, CorrelationId = i == 5 ? "corr" : null,
                });
            }
        });

        Assert.Equal("i8 i6 i4", await ListAsync(database, new() { DefinitionIds = ["even"] }, new(InstanceOrder.CreatedAt, Descending: true, Take: 3)));
        Assert.Equal("i0 i1", await ListAsync(database, new(), new(InstanceOrder.UpdatedAt, Descending: true, Take: 2)));
        Assert.Equal("i8 i9", await ListAsync(database, new() { SubStatuses = [WorkflowSubStatus.Cancelled, WorkflowSubStatus.Faulted] }, new(InstanceOrder.FinishedAt, Descending: false)));
        Assert.Equal("i3", await ListAsync(database, new() { HasIncidents = true }, new()));
        Assert.Equal("i5", await ListAsync(database, new() { SearchTerm = "CORR" }, new()));
        Assert.Equal("i7", await ListAsync(database, new() { SearchTerm = "order 7", Status = WorkflowStatus.Running }, new()));
        Assert.Equal("i2 i1", await ListAsync(database, new()
        {
            Instants = [new(InstanceInstant.CreatedAt, Comparison.GreaterThan, Start), new(InstanceInstant.CreatedAt, Comparison.LessThan, Start.AddMinutes(3))],
        }, new()));
        Assert.Equal(5, await ReadAsync(database, (queries, ct) => queries.CountAsync(new() { DefinitionId = "odd" }, ct)));
    }

    private static async Task<string> ListAsync(TestDatabase database, InstanceFilter filter, InstancePage page) =>
        string.Join(' ', (await ReadAsync(database, (queries, ct) => queries.ListAsync(filter, page, ct))).Select(row => row.Id));

    private static Task<string?> NextAsync(TestDatabase database, DateTimeOffset now, bool remove) => InAsync(database, async (store, ct) =>
    {
        var next = await store.NextStimulusAsync(now, ct);
        if (next is not null && remove) store.Writes.RemoveStimulus(next.Stimulus.Sequence);
        return next?.Stimulus.Name;
    });

    private static void Begin(EngineWrites writes, string id)
    {
        writes.Insert(Instance(id));
        writes.Add(new HistoryRow(id, 1, 0, 0, 0, Start, default, default));
    }

    private static void Go(EngineWrites writes, string id, long revision)
    {
        writes.Update(Instance(id) with { Revision = revision });
        writes.Add(new HistoryRow(id, revision, 0, 0, 0, Start, default, default));
    }

    private static InstanceRow Instance(string id) => new()
    {
        Id = id, DefinitionId = "d", DefinitionVersionId = "d1", Version = 1, Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Suspended, Revision = 1,
        CreatedAt = Start, UpdatedAt = Start,
    };

    private static BookmarkRow Bookmark(string id, string instanceId, string hash) => new(id, instanceId, "Elsa.Event", hash, "a", "r:a", "ai", null, null, null, Start);

    private static Stimulus Stimulus(string? instanceId, string name) =>
        new() { Kind = StimulusKind.Resume, InstanceId = instanceId, Name = name, Body = default, CreatedAt = Start, VisibleAt = Start };

    private static Task CommitAsync(TestDatabase database, Action<EngineWrites> write) => InAsync(database, async (store, ct) =>
    {
        write(store.Writes);
        await store.CommitAsync(ct);
        return 0;
    });

    private static Task InAsync(TestDatabase database, Func<IEngineStore, CancellationToken, Task> work) =>
        database.RunAsync((services, ct) => work(services.GetRequiredService<IEngineStore>(), ct));

    private static Task<T> InAsync<T>(TestDatabase database, Func<IEngineStore, CancellationToken, Task<T>> work) =>
        database.RunAsync((services, ct) => work(services.GetRequiredService<IEngineStore>(), ct));

    private static Task<T> ReadAsync<T>(TestDatabase database, Func<IInstanceQueries, CancellationToken, Task<T>> work) =>
        database.Unit.ReadAsync((services, ct) => work(services.GetRequiredService<IInstanceQueries>(), ct), CancellationToken.None);
}
