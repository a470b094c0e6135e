using System.Data.Common;
using System.Runtime.CompilerServices;
using BenchmarkWorkflow.Engine.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>
/// The engine's statements on the scope's session. A statement is written once, with <c>$1</c>, <c>$2</c> …; SQLite keeps it prepared on its
/// connection, PostgreSQL prepares it after its second use.
/// </summary>
internal sealed class SqlCommands(Session session, ICommitPoints? points = null)
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Prepared = [];

    public DatabaseKind Kind => session.Kind;

    public async Task<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, CancellationToken ct, params Arg[] args)
    {
        await session.OpenAsync(ct);
        var rows = new List<T>();
        if (session.Connection is SqliteConnection sqlite)
        {
            using var reader = Bind(sqlite, session.Transaction, sql, args).ExecuteReader();
            while (reader.Read()) rows.Add(read(new SqlRow(reader, DatabaseKind.Sqlite)));
            return rows;
        }

        await using var command = Bind(sql, args);
        await using var answer = await command.ExecuteReaderAsync(ct);
        while (await answer.ReadAsync(ct)) rows.Add(read(new SqlRow(answer, DatabaseKind.Postgres)));
        return rows;
    }

    public async Task<T?> FirstAsync<T>(string sql, Func<SqlRow, T> read, CancellationToken ct, params Arg[] args)
    {
        await session.OpenAsync(ct);
        if (session.Connection is SqliteConnection sqlite) return First(sqlite, session.Transaction, sql, read, args);

        await using var command = Bind(sql, args);
        await using var answer = await command.ExecuteReaderAsync(ct);
        return await answer.ReadAsync(ct) ? read(new SqlRow(answer, DatabaseKind.Postgres)) : default;
    }

    /// <summary>As <see cref="FirstAsync"/>, on a connection of SQLite that need not be a session's.</summary>
    public static T? First<T>(SqliteConnection connection, DbTransaction? transaction, string sql, Func<SqlRow, T> read, params ReadOnlySpan<Arg> args)
    {
        using var reader = Bind(connection, transaction, sql, args).ExecuteReader();
        return reader.Read() ? read(new SqlRow(reader, DatabaseKind.Sqlite)) : default;
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken ct, params Arg[] args)
    {
        await session.OpenAsync(ct);
        if (session.Connection is SqliteConnection sqlite) return SqlitePrepared.Execute(sqlite, sql, args);
        await using var command = Bind(sql, args);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Sends statements in one go, in this order, and with <paramref name="commit"/> the commit too where that saves a round trip; <see cref="Session.CommitAsync"/> must follow.</summary>
    /// <returns>How many rows each changed.</returns>
    public async Task<int[]> RunAsync(IReadOnlyList<Statement> statements, bool commit, CancellationToken ct)
    {
        await session.OpenAsync(ct);
        var affected = points is null && session.Connection is NpgsqlConnection connection
            ? await SendAsync(connection, statements, commit, commit ? CancellationToken.None : ct)
            : await StepAsync(statements, ct);
        if (commit && points is not null && statements.Count > 0) await points.ReachedAsync("before the commit", ct);
        return affected;
    }

    private async Task<int[]> SendAsync(NpgsqlConnection connection, IReadOnlyList<Statement> statements, bool commit, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction)session.Transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var arg in statement.Args) command.Parameters.Add(arg.ToPostgres());
            batch.BatchCommands.Add(command);
        }

        if (commit) batch.BatchCommands.Add(new NpgsqlBatchCommand("commit")); // saves the round trip of its own
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
        if (commit) session.CommittedBySql();
        var affected = new int[statements.Count];
        for (var i = 0; i < affected.Length; i++) affected[i] = batch.BatchCommands[i].RecordsAffected;
        return affected;
    }

    private async Task<int[]> StepAsync(IReadOnlyList<Statement> statements, CancellationToken ct)
    {
        var affected = new int[statements.Count];
        for (var i = 0; i < affected.Length; i++)
        {
            if (points is not null) await points.ReachedAsync("before " + statements[i].Sql, ct);
            affected[i] = await ExecuteAsync(statements[i].Sql, ct, statements[i].Args);
        }

        return affected;
    }

    private NpgsqlCommand Bind(string sql, ReadOnlySpan<Arg> args)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)session.Connection, (NpgsqlTransaction)session.Transaction);
        foreach (var arg in args) command.Parameters.Add(arg.ToPostgres());
        return command;
    }

    private static SqliteCommand Bind(SqliteConnection connection, DbTransaction? transaction, string sql, ReadOnlySpan<Arg> args)
    {
        var commands = Prepared.GetOrCreateValue(connection);
        if (!commands.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, connection);
            for (var i = 1; i <= args.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
            commands.Add(sql, command);
        }

        command.Transaction = (SqliteTransaction?)transaction;
        for (var i = 0; i < args.Length; i++) args[i].ToSqlite(command.Parameters[i]);
        return command;
    }
}
