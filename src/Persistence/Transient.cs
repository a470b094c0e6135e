using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BenchmarkWorkflow.Persistence;

/// <summary>Which failures of the database pass by themselves, so that repeating the whole unit is right.</summary>
public static class Transient
{
    /// <summary>How often a unit is tried before its transient failure is thrown, unless all it does is to queue.</summary>
    internal const int Attempts = 10;

    /// <summary>How long a unit goes on that only queues, or whose commit is in doubt.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

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

    /// <summary>
    /// Whether a unit is tried again. Who was only in others' way (deadlock, serialization, a lock not had in time) comes through when they have: each of these
    /// failures lets somebody else go on. What fails for another reason may fail for ever, and is counted.
    /// </summary>
    internal static bool MayRepeat(Exception exception, int attempts, TimeSpan since, bool inDoubt) =>
        Is(exception) && (attempts < Attempts || ((inDoubt || IsQueueing(exception)) && since < Patience));

    /// <summary>The database said no and nothing of the transaction is there. After anything else it may have been committed.</summary>
    internal static bool IsRefusal(Exception exception) => exception is PostgresException { InvariantSeverity: "ERROR" } or SqliteException;

    private static bool IsQueueing(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: { } inner } => IsQueueing(inner),
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable } => true,
        SqliteException { SqliteErrorCode: Busy or Locked } => true,
        _ => false,
    };
}
