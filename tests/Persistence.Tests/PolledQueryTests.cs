using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Stores;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests;

/// <summary>What workers ask again and again, and what each burst does, costs the same however many instances wait: every table is reached by an index.</summary>
public sealed class PolledQueryTests
{
    private const int Waiting = 4000;
    private static readonly DateTimeOffset Now = new(2022, 6, 6, 1, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind, string> Queries()
    {
        var all = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
            foreach (var name in Of(kind).Keys)
                all.Add(kind, name);
        return all;
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_polled_query_reads_no_table_from_end_to_end(DatabaseKind kind, string name)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (sql, args) = Of(kind)[name];

        var plan = await database.RunAsync(async (services, ct) =>
        {
            var commands = new SqlCommands(services.GetRequiredService<Session>());
            await FillAsync(kind, commands, ct);
            if (kind == DatabaseKind.Postgres) await commands.QueryAsync("analyze", _ => 0, ct); // as autovacuum does
            return kind == DatabaseKind.Postgres
                ? await commands.QueryAsync("explain " + sql, row => row.Text(0), ct, args)
                : await commands.QueryAsync("explain query plan " + sql, row => row.Text(3), ct, args);
        });

        Assert.DoesNotContain(plan, line => ReadsAll(line, kind, plan) || (Sorts(line) && name != "the triggers of an event")); // few have one event
        Assert.Contains(plan, line => line.Contains("index", StringComparison.OrdinalIgnoreCase));
    }

    private static bool ReadsAll(string line, DatabaseKind kind, IReadOnlyCollection<string> plan) => kind == DatabaseKind.Postgres
        ? line.Contains("Seq Scan", StringComparison.Ordinal)
        : line.Split(' ') is ["SCAN", var table, .. var how] && !how.Contains("INDEX") && !plan.Contains("MATERIALIZE " + table); // that one holds a single row

    private static bool Sorts(string line) => line.Contains("Sort", StringComparison.Ordinal) || line.Contains("TEMP B-TREE", StringComparison.Ordinal);

    private static Dictionary<string, (string Sql, Arg[] Args)> Of(DatabaseKind kind)
    {
        var texts = EngineQueriesSql.Of(kind);
        return new()
        {
            ["the next stimulus"] = (texts.NextStimulus, [Now]),
            ["the next timer"] = (texts.NextTimer, [Now]),
            ["when a timer is due"] = (EngineQueriesSql.FirstTimer, []),
            ["when a put-off stimulus is due"] = (EngineQueriesSql.HeadDue, []),
            ["the claim"] = (texts.Claim, ["i7"]),
            ["the triggers of an event"] = (EngineQueriesSql.TriggersByHash, ["h7"]),
            ["who waits for a new bookmark"] = (BurstSql.WakeWaiting.One, [Now, "h7", "i7", (string?)null, "e7"]),
            ["a removed bookmark"] = (BurstSql.DeleteBookmark.One, ["b7"]),
            ["its timer"] = (BurstSql.DeleteTimer.One, ["b7"]),
        };
    }

    /// <summary>Instances that wait, each with a bookmark and a timer of next year, and some stimuli in every state.</summary>
    private static async Task FillAsync(DatabaseKind kind, SqlCommands commands, CancellationToken ct)
    {
        var numbers = kind == DatabaseKind.Postgres ? $"generate_series(1, {Waiting}) n(i)" : $"(with recursive s(i) as (select 1 union all select i + 1 from s where i < {Waiting}) select i from s) n";
        var none = kind == DatabaseKind.Postgres ? "''::bytea" : "x''";
        await commands.ExecuteAsync(
            $"insert into workflow_instance (id, definition_id, definition_version_id, version, status, sub_status, is_system, incident_count, revision, next_sequence, created_at, updated_at, state) select 'i' || n.i, 'd', 'd1', 1, 0, 1, $2, 0, 1, 0, $1, $1, {none} from {numbers}",
            ct, Now, false);
        await commands.ExecuteAsync(
            $"insert into bookmark (id, instance_id, name, hash, activity_id, activity_node_id, activity_instance_id, created_at) select 'b' || n.i, 'i' || n.i, 'x', 'h' || n.i, 'a', 'n', 'e' || n.i, $1 from {numbers}",
            ct, Now);
        await commands.ExecuteAsync($"insert into timer (id, kind, due_at, instance_id) select 'b' || n.i, 0, $1, 'i' || n.i from {numbers}", ct, Now.AddYears(1));
        await commands.ExecuteAsync(
            $"insert into stimulus (kind, state, instance_id, hash, body, created_at, visible_at) select 1, n.i % 3, 'i' || n.i, 'h' || n.i, {none}, $1, $1 from {numbers}", ct, Now);
        await commands.ExecuteAsync(
            $"insert into workflow_trigger (id, definition_id, definition_version_id, name, hash, activity_id) select 't' || n.i, 'd' || n.i, 'v' || n.i, 'x', 'h' || n.i, 'a' from {numbers}", ct);
    }
}
