using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>
/// The writing statements of one SQLite connection, each compiled once and run without the driver's command, parameter and reader objects, which cost
/// more than the statement itself.
/// </summary>
internal sealed class SqlitePrepared
{
    private static readonly ConditionalWeakTable<SqliteConnection, SqlitePrepared> All = [];

    private readonly Dictionary<string, (sqlite3_stmt Compiled, int[] Places)> statements = new(StringComparer.Ordinal);

    /// <summary>Runs a statement of this connection's open transaction.</summary>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<Arg> args)
    {
        var database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        var (compiled, places) = All.GetOrCreateValue(connection).Find(database, sql, args.Length);
        for (var i = 0; i < args.Length; i++)
            if (places[i] > 0) args[i].ToSqlite(compiled, places[i]);
        var result = raw.sqlite3_step(compiled) & 0xff;
        var failure = result is raw.SQLITE_DONE or raw.SQLITE_ROW ? null : Failure(database);
        raw.sqlite3_reset(compiled);
        return failure is null ? raw.sqlite3_changes(database) : throw failure;
    }

    /// <summary>Before the connection is closed.</summary>
    public static void Release(SqliteConnection connection)
    {
        if (!All.TryGetValue(connection, out var prepared)) return;
        foreach (var (compiled, _) in prepared.statements.Values) compiled.Dispose();
        All.Remove(connection);
    }

    private (sqlite3_stmt Compiled, int[] Places) Find(sqlite3 database, string sql, int count)
    {
        if (statements.TryGetValue(sql, out var known)) return known;
        if (raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var compiled) != raw.SQLITE_OK) throw Failure(database);
        var places = new int[count];
        for (var i = 0; i < count; i++) places[i] = raw.sqlite3_bind_parameter_index(compiled, "$" + (i + 1)); // 0: it is given and not used
        return statements[sql] = (compiled, places);
    }

    private static SqliteException Failure(sqlite3 database)
    {
        var code = raw.sqlite3_extended_errcode(database);
        return new SqliteException($"SQLite Error {code & 0xff}: '{raw.sqlite3_errmsg(database).utf8_to_string()}'.", code & 0xff, code);
    }
}
