using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BenchmarkWorkflow.Persistence;

/// <summary>Which failures of the database pass by themselves, so that repeating the whole unit is right.</summary>
public static class Transient
{
    private const int Busy = 5, Locked = 6, Interrupted = 9, Constraint = 19;

    /// <summary>
    /// Deadlock, serialization, busy, lost connection, a revision that another has moved on or deleted; and a key another has just taken: repeated, the rule
    /// that looks first will see it and say so.
    /// </summary>
    public static bool Is(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => Is(inner),
        SqliteException { SqliteErrorCode: Busy or Locked or Interrupted } => true,
        SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: 1555 or 2067 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: 1299 } e => e.Message.Contains("workflow_history.revision", StringComparison.Ordinal),
        PostgresException { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "workflow_history", ColumnName: "revision" } => true,
        PostgresException { SqlState: "25P02" } => false,
        DbException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or EndOfStreamException } => true,
        _ => false,
    };

    /// <summary>A pause that grows, with no randomness: 0, 2, 4, 8 … ms of real waiting, since other processes hold the row.</summary>
    internal static Task BackOffAsync(int attempt, CancellationToken ct) =>
        // Contention passes in real time, also where the product's clock is virtual and stands still.
        attempt <= 1 ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(1 << Math.Min(attempt, 8)), TimeProvider.System, ct);
}
