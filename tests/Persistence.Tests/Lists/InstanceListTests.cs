using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Stores;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests.Lists;

/// <summary>Lists of instances are ordered the same on both databases, and neither sorts nor scans the whole table for what people usually ask.</summary>
public sealed class InstanceListTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 6, 1, 0, 0, TimeSpan.Zero);

    /// <summary>What the Studio's list asks, and an index that gives it.</summary>
    public static TheoryData<DatabaseKind, string, string> Questions()
    {
        var all = new TheoryData<DatabaseKind, string, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var list = InstanceSource.Listed(kind);
            foreach (var direction in new[] { "desc", "asc" })
            {
                var nulls = kind == DatabaseKind.Sqlite ? "" : direction == "desc" ? " nulls last" : " nulls first";
                all.Add(kind, $"order by i.created_at {direction}, i.id {direction}", list + "_created");
                all.Add(kind, $"order by i.updated_at {direction}, i.id {direction}", list + "_updated");
                all.Add(kind, $"order by i.finished_at {direction}{nulls}, i.id {direction}", list + "_finished");
                all.Add(kind, $"order by i.name {direction}{nulls}, i.id {direction}", list + "_name");
                all.Add(kind, $"where i.status = 0 order by i.created_at {direction}, i.id {direction}", list + "_running_created");
                all.Add(kind, $"where i.status = 0 order by i.updated_at {direction}, i.id {direction}", list + "_running_updated");
                all.Add(kind, $"where i.incident_count > 0 order by i.created_at {direction}, i.id {direction}", list + "_incidents");
                all.Add(kind, $"where i.sub_status = 5 order by i.created_at {direction}, i.id {direction}", list + "_unusual");
                all.Add(kind, $"where i.definition_id = 'd7' order by i.created_at {direction}, i.id {direction}", list + "_definition");
                all.Add(kind, $"where i.correlation_id = 'c77' order by i.created_at {direction}, i.id {direction}", list + "_correlation");
            }
        }

        return all;
    }

    private static readonly Dictionary<DatabaseKind, Lazy<Task<TestDatabase>>> Filled = Enum.GetValues<DatabaseKind>().ToDictionary(kind => kind, kind => new Lazy<Task<TestDatabase>>(() => FillAsync(kind)));

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_first_page_is_read_from_an_index(DatabaseKind kind, string question, string index)
    {
        var database = await Filled[kind].Value;

        var plan = await ReadAsync(database, $"{(kind == DatabaseKind.Sqlite ? "explain query plan" : "explain")} select i.id, i.name from {InstanceSource.Listed(kind)} i {question} limit 10");

        Assert.Contains(index + (kind == DatabaseKind.Sqlite || index.EndsWith("correlation", StringComparison.Ordinal) ? "" : " "), plan);
        if (index.EndsWith("correlation", StringComparison.Ordinal)) return; // a few rows, sorted
        Assert.DoesNotContain("Sort", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
    }

    [Theory, EachDatabase]
    public async Task What_has_no_name_or_end_comes_first_ascending_and_last_descending(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await database.RunAsync(async (services, ct) =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            foreach (var (id, name, end) in new[] { ("1", (string?)null, (int?)null), ("2", "b", 2), ("3", "a", 1), ("4", null, null) })
            {
                store.Writes.Insert(new InstanceRow
                {
                    Id = id, DefinitionId = "d", DefinitionVersionId = "d1", Version = 1, Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Suspended, Revision = 1,
                    CreatedAt = Start, UpdatedAt = Start, Name = name, FinishedAt = end is { } hours ? Start.AddHours(hours) : null,
                });
            }

            await store.FlushAsync(ct);
        });

        Assert.Equal("2,3,4,1", await IdsAsync(database, new InstancePage(InstanceOrder.Name)));
        await database.Services.GetRequiredService<InstanceTally>().FoldAsync(default);
        Assert.Equal("2,3,4,1", await IdsAsync(database, new InstancePage(InstanceOrder.Name)));
        Assert.Equal("1,4,3,2", await IdsAsync(database, new InstancePage(InstanceOrder.Name, Descending: false)));
        Assert.Equal("2,3,4,1", await IdsAsync(database, new InstancePage(InstanceOrder.FinishedAt)));
        Assert.Equal("1,4,3,2", await IdsAsync(database, new InstancePage(InstanceOrder.FinishedAt, Descending: false)));
        Assert.Equal("3,4", await IdsAsync(database, new InstancePage(InstanceOrder.CreatedAt, Descending: false, Skip: 2, Take: 2)));
    }

    [Theory, EachDatabase]
    public async Task A_page_in_the_middle_is_the_same_when_half_of_it_has_just_changed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await database.RunAsync((services, ct) => InsertAsync(services, 30, ct));
        await database.Services.GetRequiredService<InstanceTally>().FoldAsync(default);

        await database.RunAsync((services, ct) => ExecuteAsync(services, "update workflow_instance set updated_at = created_at, name = 'again' where id like '%5' or id like '%7' or id like '%2'", ct));
        await database.RunAsync((services, ct) => ExecuteAsync(services, "delete from workflow_instance where id in ('i14', 'i22')", ct));

        Assert.Equal("i13,i15,i16,i17,i18", await IdsAsync(database, new InstancePage(Descending: false, Skip: 13, Take: 5)));
        Assert.Equal("i20,i19,i18,i17", await IdsAsync(database, new InstancePage(InstanceOrder.UpdatedAt, Skip: 8, Take: 4)));
        Assert.Equal("i2,i5,i7,i12,i15,i17,i25,i27", await IdsAsync(database, new InstancePage(Descending: false), new InstanceFilter { Name = "again" }));
    }

    [Fact]
    public async Task A_burst_changes_the_row_of_its_instance_and_no_index()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await database.RunAsync((services, ct) => InsertAsync(services, 1, ct));

        var updates = await database.RunAsync(async (services, ct) =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            store.Writes.Update(Row(0) with { Revision = 2, Status = WorkflowStatus.Finished, SubStatus = WorkflowSubStatus.Finished, UpdatedAt = Start.AddDays(1), FinishedAt = Start.AddDays(1), IncidentCount = 1 });
            await store.FlushAsync(ct);
            return await new SqlCommands(services.GetRequiredService<Session>()).FirstAsync(
                "select n_tup_upd, n_tup_hot_upd from pg_stat_xact_user_tables where relname = 'workflow_instance'", row => (row.Int64(0), row.Int64(1)), ct);
        });

        Assert.Equal((1, 1), updates);
    }

    private static InstanceRow Row(int number) => new()
    {
        Id = "i" + number, DefinitionId = "d", DefinitionVersionId = "d1", Version = 1, Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Suspended, Revision = 1,
        CreatedAt = Start.AddMinutes(number), UpdatedAt = Start.AddMinutes(number), Name = "name " + number,
    };

    private static Task InsertAsync(IServiceProvider services, int count, CancellationToken ct)
    {
        var store = services.GetRequiredService<IEngineStore>();
        for (var i = 0; i < count; i++) store.Writes.Insert(Row(i));
        return store.FlushAsync(ct);
    }

    private static Task<string> IdsAsync(TestDatabase database, InstancePage page, InstanceFilter? filter = null) => database.Unit.ReadAsync(
        async (services, ct) => string.Join(',', (await services.GetRequiredService<IInstanceQueries>().ListAsync(filter ?? new InstanceFilter(), page, ct)).Select(row => row.Id)), default);

    private static async Task<TestDatabase> FillAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var sqlite = kind == DatabaseKind.Sqlite;
        var numbers = sqlite ? "(with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < 19999) select n from numbers)" : "generate_series(0, 19999) n";
        var at = sqlite ? "637900000000000000 + n * 250000000" : "timestamptz '2022-06-06' + n * interval '25 seconds'";
        await database.RunAsync((services, ct) => ExecuteAsync(
            services,
            $"""
            insert into workflow_instance (id, definition_id, definition_version_id, version, status, sub_status, correlation_id, name, is_system, incident_count, revision, next_sequence, created_at, updated_at, finished_at, state)
            select 'i' || n, 'd' || (n % 50), 'd' || (n % 50) || '-1', 1, case when n % 20 = 0 then 0 else 1 end, case when n % 20 = 0 then 2 when n % 20 = 1 then 5 else 3 end,
              'c' || (n / 8), 'name ' || n, {(sqlite ? "0" : "false")}, case when n % 20 = 1 then 1 else 0 end, 1, 0, {at}, {at}, case when n % 20 = 0 then null else {at} end, {(sqlite ? "x'00'" : "'\\x00'::bytea")}
            from {numbers}
            """,
            ct));
        await database.Services.GetRequiredService<InstanceTally>().FoldAsync(default);
        await database.RunAsync((services, ct) => ExecuteAsync(services, "analyze", ct));
        return database;
    }

    private static async Task ExecuteAsync(IServiceProvider services, string sql, CancellationToken ct)
    {
        var session = services.GetRequiredService<Session>();
        await session.OpenAsync(ct);
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Task<string> ReadAsync(TestDatabase database, string sql) => database.Unit.ReadAsync(
        async (services, ct) =>
        {
            var session = services.GetRequiredService<Session>();
            await session.OpenAsync(ct);
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(ct);
            var lines = new List<string>();
            while (await reader.ReadAsync(ct)) lines.Add(reader.GetString(reader.FieldCount - 1));
            return string.Join('\n', lines);
        },
        default);
}
