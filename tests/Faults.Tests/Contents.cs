using System.Data.Common;
using System.Globalization;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests;

/// <summary>Everything the engine and the application have in the database, as text that can be compared.</summary>
internal static class Contents
{
    private static readonly string[] Tables =
        ["workflow_instance", "workflow_history", "bookmark", "timer", "stimulus", "incident", "workflow_tombstone", "note", "outbox"];

    public static Task<string> OfAsync(TestDatabase database) => OfAsync(database.Unit);

    public static Task<string> OfAsync(UnitOfWork unit) => unit.ReadAsync(
        async (services, ct) =>
        {
            var lines = new List<string>();
            foreach (var table in Tables) lines.AddRange((await ReadAsync(services.GetRequiredService<Session>(), $"select * from {table}", ct)).Select(line => table + ": " + line).Order(StringComparer.Ordinal));
            return string.Join('\n', lines);
        },
        default);

    /// <summary>The instance's rows of the application: table, step and how many.</summary>
    public static Task<string> NotesAsync(TestDatabase database, string instance) => database.Unit.ReadAsync(
        async (services, ct) => string.Join(", ", await ReadAsync(
            services.GetRequiredService<Session>(),
            $"""
            select 'note', step, count(*) from note where instance = '{instance}' group by step
            union all select 'outbox', step, count(*) from outbox where instance = '{instance}' group by step order by 1, 2
            """, ct)),
        default);

    public static async Task<List<string>> ReadAsync(Session session, string sql, CancellationToken ct)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(ct)) lines.Add(Line(reader));
        return lines;
    }

    private static string Line(DbDataReader reader) =>
        string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))[..8] : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)));
}
