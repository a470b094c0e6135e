using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Persistence.Stores;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests.Lists;

/// <summary>A search finds what contains the term, and never reads the instances with their states to find it.</summary>
public sealed class InstanceSearchTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 6, 1, 0, 0, TimeSpan.Zero);

    [Theory, EachDatabase]
    public async Task Name_correlation_definition_and_id_are_searched_and_signs_mean_themselves(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);

        Assert.Equal("a,b", await FoundAsync(database, "申报"));
        Assert.Equal("b", await FoundAsync(database, "宁波第二"));
        Assert.Equal("a", await FoundAsync(database, "APPLICATION:1"));
        Assert.Equal("a,b,c-lonely", await FoundAsync(database, "recommend"));
        Assert.Equal("c-lonely", await FoundAsync(database, "lonely"));
        Assert.Equal("b", await FoundAsync(database, "50%_"));
        Assert.Equal("", await FoundAsync(database, "5%_"));
        Assert.Equal("b", await FoundAsync(database, "申报", "matter:2"));
        Assert.Equal("", await FoundAsync(database, "no such thing"));
    }

    [Theory, EachDatabase]
    public async Task What_was_renamed_is_found_by_its_new_name_alone_and_what_was_deleted_no_more(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        Assert.Equal("a,b", await FoundAsync(database, "申报"));

        await SqlAsync(database, "update workflow_instance set name = '更名之后' where id = 'a'");
        await SqlAsync(database, "delete from workflow_instance where id = 'b'");

        Assert.Equal("a", await ListedAsync(database, "更名之", null));
        Assert.Equal("", await FoundAsync(database, "申报"));
        Assert.Equal("a", await FoundAsync(database, "更名之"));
    }

    [Theory, EachDatabase]
    public async Task A_word_that_many_have_is_listed_in_order_and_counted(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        var (numbers, no, bytes, at) = kind == DatabaseKind.Sqlite
            ? ("(with recursive numbers(n) as (select 1000 union all select n + 1 from numbers where n < 5999) select n from numbers)", "0", "x'00'", "637900000000000000 + n")
            : ("generate_series(1000, 5999) n", "false", "'\\x00'::bytea", "timestamptz '2022-06-07' + n * interval '1 second'");
        await SqlAsync(database, $"""
            insert into workflow_instance (id, definition_id, definition_version_id, version, status, sub_status, name, is_system, incident_count, revision, next_sequence, created_at, updated_at, state)
            select 'm' || n, 'd', 'd-1', 1, 0, 2, '许多 many ' || n, {no}, 0, 1, 0, {at}, {at}, {bytes} from {numbers}
            """);

        foreach (var term in new[] { "Many", "许多", "许多 many", "MANY", "许多" })
        {
            var (rows, count) = await database.Unit.ReadAsync(
                async (services, ct) =>
                {
                    var (queries, filter) = (services.GetRequiredService<IInstanceQueries>(), new InstanceFilter { SearchTerm = term, IsSystem = false });
                    return (await queries.ListAsync(filter, new InstancePage(Skip: 1, Take: 2), ct), await queries.CountAsync(filter, ct));
                },
                default);

            Assert.Equal(["m5998", "m5997"], rows.Select(row => row.Id));
            Assert.Equal(5_000, count);
            if (term == "MANY") await database.Services.GetRequiredService<InstanceTally>().FoldAsync(default); // the rest is asked of lists that are up to date
        }
    }

    [Fact]
    public async Task Without_the_extension_a_search_finds_the_same()
    {
        await using var database = await FilledAsync(DatabaseKind.Postgres);
        await SqlAsync(database, "drop extension pg_trgm cascade");

        Assert.Equal("b", await FoundAsync(database, "宁波第二"));
        Assert.Equal("a,b,c-lonely", await FoundAsync(database, "recommend"));
    }

    [Fact]
    public async Task The_index_is_made_by_the_next_start_when_the_extension_came_later()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseKind.Postgres);
        var schema = database.Services.GetRequiredService<DatabaseSchema>();
        await schema.ApplyAsync(CancellationToken.None);
        await SqlAsync(database, "drop extension pg_trgm cascade");
        Assert.Equal(0, await IndexesAsync());

        await schema.ApplyAsync(CancellationToken.None);
        await schema.ApplyAsync(CancellationToken.None); // and one that has it is left alone

        Assert.Equal(1, await IndexesAsync());

        Task<int> IndexesAsync() => database.Unit.ReadAsync(
            (services, ct) => services.GetRequiredService<DbContext>().Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from pg_indexes where indexname = 'workflow_instance_words_trigrams'").SingleAsync(ct), default);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "recommend", "COVERING INDEX workflow_instance_words")]
    [InlineData(DatabaseKind.Postgres, "recommend", "workflow_instance_words_trigrams")]
    [InlineData(DatabaseKind.Postgres, "申报", "workflow_instance_words_pairs")]
    [InlineData(DatabaseKind.Postgres, "申报：杭", "workflow_instance_words_pairs")]
    public async Task The_words_are_looked_up_beside_the_instances(DatabaseKind kind, string term, string index)
    {
        await using var database = await FilledAsync(kind);
        var where = InstanceConditions.OfWords(kind, new InstanceFilter { SearchTerm = term, IsSystem = false })?.ToString().Replace("$1", "false", StringComparison.Ordinal).Replace("$2", $"'%{term}%'", StringComparison.Ordinal);

        var plan = await database.Unit.ReadAsync(
            async (services, ct) =>
            {
                var session = services.GetRequiredService<Session>();
                await session.OpenAsync(ct);
                await using var command = session.Connection.CreateCommand();
                command.Transaction = session.Transaction;
                if (kind == DatabaseKind.Postgres)
                {
                    command.CommandText = "set local enable_seqscan = off"; // three rows are no reason for an index
                    await command.ExecuteNonQueryAsync(ct);
                }

                command.CommandText = $"{(kind == DatabaseKind.Sqlite ? "explain query plan" : "explain")} select w.id from {InstanceConditions.WordsOf(kind)}{where}";
                await using var reader = await command.ExecuteReaderAsync(ct);
                var lines = new List<string>();
                while (await reader.ReadAsync(ct)) lines.Add(reader.GetString(reader.FieldCount - 1));
                return string.Join('\n', lines);
            },
            default);

        Assert.Contains(index, plan, StringComparison.Ordinal);
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await database.RunAsync(async (services, ct) =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            foreach (var (id, name, correlation) in new[] { ("a", "申报：杭州第一", "Application:1"), ("b", "申报：宁波第二 50%_", "matter:2"), ("c-lonely", null, (string?)null) })
            {
                store.Writes.Insert(new InstanceRow
                {
                    Id = id, DefinitionId = "Recommend", DefinitionVersionId = "v1", Version = 1, Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Suspended, Revision = 1,
                    CreatedAt = Start, UpdatedAt = Start, Name = name, CorrelationId = correlation,
                });
            }

            await store.FlushAsync(ct);
        });
        return database;
    }

    /// <summary>What a search finds; the same before the lists have been brought up to date as after.</summary>
    private static async Task<string> FoundAsync(TestDatabase database, string term, string? correlation = null)
    {
        var before = await ListedAsync(database, term, correlation);
        await database.Services.GetRequiredService<InstanceTally>().FoldAsync(default);
        Assert.Equal(before, await ListedAsync(database, term, correlation));
        return before;
    }

    private static Task<string> ListedAsync(TestDatabase database, string term, string? correlation) => database.Unit.ReadAsync(
        async (services, ct) =>
        {
            var queries = services.GetRequiredService<IInstanceQueries>();
            var filter = new InstanceFilter { SearchTerm = term, IsSystem = false, CorrelationId = correlation };
            var rows = await queries.ListAsync(filter, new InstancePage(Descending: false), ct);
            Assert.Equal(rows.Count, await queries.CountAsync(filter, ct));
            return string.Join(',', rows.Select(row => row.Id));
        },
        default);

    private static Task SqlAsync(TestDatabase database, string sql) => database.RunAsync(async (services, ct) =>
    {
        var session = services.GetRequiredService<Session>();
        await session.OpenAsync(ct);
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    });
}
