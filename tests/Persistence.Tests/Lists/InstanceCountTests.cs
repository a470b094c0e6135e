using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Stores;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests.Lists;

/// <summary>Counts are kept by the database as instances change; they are always what counting would give.</summary>
public sealed class InstanceCountTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 6, 1, 0, 0, TimeSpan.Zero);

    private static readonly InstanceFilter[] Filters =
    [
        new(), new() { IsSystem = false }, new() { IsSystem = true }, new() { DefinitionId = "d1" }, new() { DefinitionIds = ["d0", "d2"] }, new() { DefinitionIds = ["d3"], IsSystem = false },
        new() { Status = WorkflowStatus.Running }, new() { Statuses = [WorkflowStatus.Running, WorkflowStatus.Finished] }, new() { SubStatuses = [WorkflowSubStatus.Faulted, WorkflowSubStatus.Cancelled] },
        new() { SubStatus = WorkflowSubStatus.Suspended, HasIncidents = true }, new() { HasIncidents = false, DefinitionId = "d0" }, new() { DefinitionVersionId = "d1-2" }, new() { Version = 2, Status = WorkflowStatus.Finished },
        new() { DefinitionVersionIds = ["d1-1", "d2-2"] }, new() { CorrelationId = "c1" }, new() { SearchTerm = "申报", Status = WorkflowStatus.Running }, new() { DefinitionId = "nothing" },
        new() { SearchTerm = "申报" }, new() { SearchTerm = "申报", IsSystem = false }, new() { SearchTerm = "申报", IsSystem = true, Statuses = [WorkflowStatus.Running, WorkflowStatus.Finished] }, new() { SearchTerm = "报申" }, new() { SearchTerm = "申报 1", Status = WorkflowStatus.Finished },
        new() { Instants = [new(InstanceInstant.CreatedAt, Comparison.LessThan, Start.AddMinutes(40))], HasIncidents = true },
    ];

    [Theory, EachDatabase]
    public async Task A_count_is_what_counting_gives_whatever_has_changed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (random, rows) = (new Random(3), new Dictionary<string, InstanceRow>());
        for (var round = 0; round < 6; round++)
        {
            await database.RunAsync((services, ct) => ChangeAsync(services.GetRequiredService<IEngineStore>(), rows, random, round, ct));
            if (round % 2 == 1) await database.Services.GetRequiredService<InstanceTally>().FoldAsync(default);
            foreach (var filter in Filters) Assert.Equal(await ListedAsync(database, filter), await CountAsync(database, filter));
            Assert.Equal(rows.Count, await CountAsync(database, new InstanceFilter()));
            Assert.Equal(rows.Values.Count(row => row.Status == WorkflowStatus.Running), await CountAsync(database, Filters[6]));
            Assert.Equal(rows.Values.Count(row => row.Name is not null), await CountAsync(database, new InstanceFilter { SearchTerm = "申报" }));
            foreach (var definition in new[] { "d0", "d1", "d2", "d3", "nothing" }) Assert.Equal(ByVersion(rows.Values, definition), await ByVersionAsync(database, definition));
        }

        Assert.InRange(rows.Count, 30, 200);
    }

    [Theory, EachDatabase]
    public async Task Changes_that_were_rolled_back_do_not_count(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RunAsync(async (services, ct) =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            store.Writes.Insert(Row(0, new Random(1)));
            await store.FlushAsync(ct);
            throw new InvalidOperationException("It ends here.");
        }));

        Assert.Equal(0, await CountAsync(database, new InstanceFilter()));
    }

    [Fact]
    public async Task What_is_committed_after_others_were_taken_over_counts_as_well()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var (random, tally) = (new Random(7), database.Services.GetRequiredService<InstanceTally>());
        await InsertAsync(0, () => Task.CompletedTask);
        await InsertAsync(1, () => tally.FoldAsync(default)); // its transaction is still open

        Assert.Equal((2, 2), (await CountAsync(database, new InstanceFilter()), await ListedAsync(database, new InstanceFilter())));
        await tally.FoldAsync(default);
        Assert.Equal((2, 2), (await CountAsync(database, new InstanceFilter()), await ListedAsync(database, new InstanceFilter())));

        Task InsertAsync(int number, Func<Task> meanwhile) => database.RunAsync(async (services, ct) =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            store.Writes.Insert(Row(number, random));
            await store.FlushAsync(ct);
            await meanwhile();
        });
    }

    [Fact]
    public async Task Two_nodes_that_fold_at_once_count_nothing_twice()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var random = new Random(5);
        await database.RunAsync(async (services, ct) =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            for (var i = 0; i < 300; i++) store.Writes.Insert(Row(i, random));
            await store.FlushAsync(ct);
        });
        await using var other = database.AnotherNode();

        await Task.WhenAll(database.Services.GetRequiredService<InstanceTally>().FoldAsync(default), other.GetRequiredService<InstanceTally>().FoldAsync(default));

        Assert.Equal(300, await CountAsync(database, new InstanceFilter()));
        Assert.Equal(await ListedAsync(database, Filters[7]), await CountAsync(database, Filters[7]));
    }

    [Fact]
    public async Task An_instance_that_changes_again_while_it_is_taken_over_is_not_counted_off_twice()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var other = database.AnotherNode();
        var row = Row(0, new Random(1)) with { Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Executing };
        await WriteAsync(store => store.Writes.Insert(row));
        await database.Services.GetRequiredService<InstanceTally>().FoldAsync(default);
        await BecomesAsync(WorkflowStatus.Running, WorkflowSubStatus.Suspended);

        Task? meanwhile = null;
        await database.RunAsync(async (services, ct) =>
        {
            Assert.Equal(1, await InstanceTally.FoldBatchAsync(services, ct)); // and its transaction is still open
            await BecomesAsync(WorkflowStatus.Finished, WorkflowSubStatus.Finished);
            meanwhile = other.GetRequiredService<InstanceTally>().FoldAsync(default);
            await Task.WhenAny(meanwhile, Task.Delay(TimeSpan.FromSeconds(1), ct)); // does nothing, or waits for the first
        });
        await meanwhile!; // it was begun
        await other.GetRequiredService<InstanceTally>().FoldAsync(default);

        foreach (var sub in new[] { WorkflowSubStatus.Executing, WorkflowSubStatus.Suspended, WorkflowSubStatus.Finished })
            Assert.Equal(sub == WorkflowSubStatus.Finished ? 1 : 0, await CountAsync(database, new InstanceFilter { SubStatus = sub }));

        Task BecomesAsync(WorkflowStatus status, WorkflowSubStatus sub) =>
            WriteAsync(store => store.Writes.Update(row = row with { Revision = row.Revision + 1, Status = status, SubStatus = sub }));

        Task WriteAsync(Action<IEngineStore> write) => database.RunAsync(async (services, ct) =>
        {
            write(services.GetRequiredService<IEngineStore>());
            await services.GetRequiredService<IEngineStore>().FlushAsync(ct);
        });
    }

    private static async Task<int> ChangeAsync(IEngineStore store, Dictionary<string, InstanceRow> rows, Random random, int round, CancellationToken ct)
    {
        for (var i = 0; i < 30; i++) store.Writes.Insert(rows["i" + (round * 30 + i)] = Row(round * 30 + i, random));
        await store.FlushAsync(ct);
        foreach (var id in rows.Keys.Where(_ => random.Next(3) == 0).ToList())
        {
            var next = Row(0, random);
            store.Writes.Update(rows[id] = rows[id] with { Revision = rows[id].Revision + 1, Status = next.Status, SubStatus = next.SubStatus, IncidentCount = next.IncidentCount, DefinitionVersionId = rows[id].DefinitionId + "-2", Version = 2 });
        }

        await store.FlushAsync(ct);
        var gone = rows.Keys.Where(_ => random.Next(8) == 0).ToList();
        foreach (var id in gone) rows.Remove(id);
        return await store.DeleteAsync(gone, ct);
    }

    private static InstanceRow Row(int number, Random random)
    {
        var sub = (WorkflowSubStatus)random.Next(6);
        var definition = "d" + random.Next(4);
        return new InstanceRow
        {
            Id = "i" + number, DefinitionId = definition, DefinitionVersionId = definition + "-1", Version = 1, Revision = 1, CreatedAt = Start.AddMinutes(number), UpdatedAt = Start.AddMinutes(number),
            Status = sub >= WorkflowSubStatus.Finished ? WorkflowStatus.Finished : WorkflowStatus.Running, SubStatus = sub, IsSystem = random.Next(5) == 0, IncidentCount = random.Next(3),
            CorrelationId = "c" + random.Next(3), Name = random.Next(2) == 0 ? null : "申报 " + number,
        };
    }

    /// <summary>The newest version first; none without an instance that is not over.</summary>
    private static IEnumerable<VersionCount> ByVersion(IEnumerable<InstanceRow> rows, string definition) => rows
        .Where(row => row.DefinitionId == definition && (row.Status == WorkflowStatus.Running || row.SubStatus == WorkflowSubStatus.Faulted))
        .GroupBy(row => (row.DefinitionVersionId, row.Version))
        .OrderByDescending(version => version.Key.Version)
        .Select(version => new VersionCount(
            version.Key.DefinitionVersionId, version.Key.Version, version.Count(row => row.Status == WorkflowStatus.Running),
            version.Count(row => row.Status == WorkflowStatus.Running && row.IncidentCount > 0), version.Count(row => row.Status == WorkflowStatus.Finished)));

    private static Task<IReadOnlyList<VersionCount>> ByVersionAsync(TestDatabase database, string definition) =>
        database.Unit.ReadAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().CountByVersionAsync(definition, ct), default);

    private static Task<long> CountAsync(TestDatabase database, InstanceFilter filter) =>
        database.Unit.ReadAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().CountAsync(filter, ct), default);

    private static Task<long> ListedAsync(TestDatabase database, InstanceFilter filter) => database.Unit.ReadAsync(
        async (services, ct) => (long)(await services.GetRequiredService<IInstanceQueries>().ListAsync(filter, new InstancePage(Take: 10_000), ct)).Count, default);
}
