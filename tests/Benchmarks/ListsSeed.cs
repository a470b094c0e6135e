using BenchmarkWorkflow.Persistence;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>Fills a database with definitions and instances, by the database itself. The definitions are of unlike size: a few have most of the instances.</summary>
internal static class ListsSeed
{
    public const int Definitions = 1_000, Instances = 1_000_000;

    /// <summary>Of ten definitions one has this category.</summary>
    public const string Category = "类别 3";

    // Definition of instance n: a third belongs to one, the rest is spread so that later definitions have fewer.
    private const string Definition = "case when n % 3 = 0 then 0 else (n * 7919 % 1000) * (n * 7919 % 1000) / 1000 end";

    public static async Task FillAsync(DatabaseKind kind, string connectionString, int count)
    {
        if (kind == DatabaseKind.Postgres)
        {
            await using var source = NpgsqlDataSource.Create(connectionString + ";Command Timeout=600");
            foreach (var sql in Statements(
                $"generate_series(0::bigint, {Definitions - 1}) n", $"generate_series(0::bigint, {count - 1}) n", n => $"timestamptz '2022-06-06' + ({n}) * interval '25 seconds'", "true", "false", "'\\x00'::bytea", n => $"md5({n}::text)"))
            {
                await using var command = source.CreateCommand(sql);
                await command.ExecuteNonQueryAsync();
            }

            await using var settle = source.CreateCommand("vacuum analyze");
            await settle.ExecuteNonQueryAsync();
            return;
        }

        await using var connection = new SqliteConnection(connectionString);
        connection.Open();
        string Numbers(int count) => $"(with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < {count - 1}) select n from numbers)";
        foreach (var sql in Statements(Numbers(Definitions), Numbers(count), n => $"637900000000000000 + ({n}) * 250000000", "1", "0", "x'00'", n => $"printf('%016x%016x', {n} * 2654435761 % 4294967296, {n})").Append("analyze"))
        {
            using var command = connection.CreateCommand();
            command.CommandTimeout = 600;
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Waits until the host has taken a million instances over into the lists.</summary>
    public static async Task FoldedAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Command Timeout=600");
        while (true)
        {
            await using var command = source.CreateCommand("select exists (select 1 from workflow_instance_change)");
            if (!(bool)(await command.ExecuteScalarAsync())!) return; // it is one or the other
            await Task.Delay(500);
        }
    }

    /// <summary>Does what autovacuum does a minute later.</summary>
    public static async Task SettleAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Command Timeout=600");
        await using var settle = source.CreateCommand("vacuum analyze");
        await settle.ExecuteNonQueryAsync();
    }

    private static IEnumerable<string> Statements(
        string definitions, string instances, Func<string, string> instant, string yes, string no, string bytes, Func<string, string> id)
    {
        yield return $"""
            insert into workflow_definition (id, definition_id, name, description, version, is_latest, is_published, was_published, is_readonly, is_system, created_at, materializer_name, usable_as_activity, uses, json, hash)
            select 'seed-' || n || '-1', 'seed-' || n, '流程 ' || n, 'A definition of the benchmark', 1, {yes}, case when n % 4 = 0 then {no} else {yes} end, case when n % 4 = 0 then {no} else {yes} end, {no}, {no}, {instant("n")}, 'Json', {no}, '[]', '{"{\"options\":{\"activityCategory\":\"类别 "}' || (n % 10) || '{"\"}}"}', 'hash-' || n
            from {definitions}
            """;
        yield return $"""
            insert into designer_definitions (definition_id, revision, editor, edited_at, editors)
            select 'seed-' || n, 1, 'editor-' || (n % 20), {instant("n * 31 % 1000")}, '[]' from {definitions}
            """;
        // Of a hundred: 88 finished, 5 cancelled, 2 faulted, 5 wait; a faulted one has an incident.
        yield return $"""
            insert into workflow_instance (id, definition_id, definition_version_id, version, status, sub_status, correlation_id, name, is_system, incident_count, revision, next_sequence, created_at, updated_at, finished_at, state)
            select {id("n")}, 'seed-' || ({Definition}), 'seed-' || ({Definition}) || '-1', 1, case when n * 31 % 100 >= 95 then 0 else 1 end,
              case when n * 31 % 100 < 88 then 3 when n * 31 % 100 < 93 then 4 when n * 31 % 100 < 95 then 5 else 2 end,
              'application:' || (n / 8), case when n % 4 = 0 then '申报 ' || n end, {no}, case when n * 31 % 100 in (93, 94) then 1 else 0 end, 1, 0,
              {instant("n")}, {instant("n + n * 17 % 5000")}, case when n * 31 % 100 >= 95 then null else {instant("n + n * 17 % 5000")} end, {bytes}
            from {instances}
            """;
    }
}
