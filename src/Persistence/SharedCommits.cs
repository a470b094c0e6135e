using System.Runtime.ExceptionServices;
using BenchmarkWorkflow.Persistence.Sql;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace BenchmarkWorkflow.Persistence;

/// <summary>
/// Commits units that only write: those that come while others are under way share the next transaction, with one round trip and one flush to disk for all.
/// Singleton.
/// </summary>
/// <remarks>
/// Nobody is answered before the transaction is durable, and a crash leaves all units of a transaction or none. When the database refuses what one unit writes,
/// everything is rolled back and each unit is tried by itself, so no unit suffers from another's. A unit that meets a lock of somebody else's waits for it
/// alone, beside the others; so do those whose rows went in the same statement, one by one. When the outcome is not known all are told so.
/// </remarks>
internal sealed class SharedCommits(Database database)
{
    /// <summary>How many units share a transaction at most.</summary>
    private const int Most = 32;

    private readonly Lock gate = new();
    private readonly Queue<SharedUnit> waiting = [];
    private readonly int atOnce = database.Kind == DatabaseKind.Sqlite ? 1 : Database.CommitsAtOnce; // SQLite has one writer; PostgreSQL works on some groups while others are flushed
    private int groups, underWay;

    private enum Outcome
    {
        /// <summary>All units have been told.</summary>
        Over,

        /// <summary>Nothing was committed, because of one among several.</summary>
        Refused,

        /// <summary>Nothing was committed, because somebody else holds what one needs.</summary>
        Held,
    }

    /// <summary>Makes the statements durable, all or none of them.</summary>
    /// <returns>How many rows each changed; more than that, if it changed some, where others' rows went with them.</returns>
    public async Task<IReadOnlyList<int>> CommitAsync(IReadOnlyList<Statement> statements)
    {
        var unit = new SharedUnit(statements);
        if ((Join(unit) ?? await unit.Turn.Task) is { } group)
        {
            await RunAsync(group);
            Leave(group, unit);
        }

        if (unit.WaitsAlone) await TryAsync([unit], database.Postgresql);
        unit.Failure?.Throw();
        return unit.Affected;
    }

    /// <returns>The units that its caller is to commit now; null if another does, or tells it to.</returns>
    private List<SharedUnit>? Join(SharedUnit unit)
    {
        lock (gate)
        {
            waiting.Enqueue(unit);
            return Next();
        }
    }

    /// <summary>The first of those who wait commits what has gathered by now, and the others of this group are told that it is over.</summary>
    private void Leave(List<SharedUnit> group, SharedUnit self)
    {
        List<SharedUnit>? next;
        lock (gate)
        {
            groups--;
            underWay -= group.Count;
            next = Next();
        }

        next?[0].Turn.SetResult(next);
        foreach (var unit in group)
            if (unit != self) unit.Turn.SetResult(null);
    }

    /// <summary>A group goes when nothing is under way, or when as many wait as are: half is prepared while the other half is written, in as few groups as can be.</summary>
    private List<SharedUnit>? Next()
    {
        if (groups == atOnce || waiting.Count == 0 || waiting.Count < underWay) return null;
        var group = new List<SharedUnit>();
        while (group.Count < Most && waiting.TryDequeue(out var unit)) group.Add(unit);
        groups++;
        underWay += group.Count;
        return group;
    }

    private async Task RunAsync(List<SharedUnit> group)
    {
        var left = new List<SharedUnit>(group);
        var outcome = await TryAsync(left);
        if (outcome == Outcome.Held && left.RemoveAll(unit => unit.WaitsAlone) > 0 && left.Count > 0) outcome = await TryAsync(left);
        if (outcome == Outcome.Refused)
        {
            while (left.Count > 0 && (outcome = await TryAsync([left[0]])) != Outcome.Held) left.RemoveAt(0);
        }

        if (outcome == Outcome.Held)
            foreach (var unit in left) unit.WaitsAlone = true; // a second lock in one group: nobody else is to wait for it
    }

    /// <param name="group">Whom to commit together.</param>
    /// <param name="from">Where the connection comes from; if not given, from those that wait for no lock.</param>
    private async Task<Outcome> TryAsync(List<SharedUnit> group, NpgsqlDataSource? from = null)
    {
        try
        {
            await (database.Kind == DatabaseKind.Postgres ? SharedBatch.SendAsync(group, from ?? database.Committing) : StepAsync(group));
            return Outcome.Over;
        }
        catch (PostgresException e) when (from is null && e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return Outcome.Held;
        }
        catch (Exception e) when (group.Count > 1 && IsRefusal(e))
        {
            return Outcome.Refused;
        }
        catch (Exception e)
        {
            var failure = ExceptionDispatchInfo.Capture(e);
            foreach (var unit in group) unit.Failure = failure;
            return Outcome.Over;
        }
    }

    /// <summary>The database said no because of what one of them writes, and rolled back. Anything else may have happened after the commit.</summary>
    private static bool IsRefusal(Exception e) => e is PostgresException { InvariantSeverity: "ERROR" } or SqliteException { SqliteErrorCode: 1 or 18 or 19 or 20 }; // error, too big, constraint, mismatch

    private async Task StepAsync(List<SharedUnit> group)
    {
        var connection = (SqliteConnection)await database.RentAsync(write: true, CancellationToken.None);
        var broken = true;
        try
        {
            SqlitePrepared.Execute(connection, "begin immediate");
            try
            {
                foreach (var unit in group)
                    for (var i = 0; i < unit.Affected.Length; i++) unit.Affected[i] = SqlitePrepared.Execute(connection, unit.Statements[i].Sql, unit.Statements[i].Args);
                SqlitePrepared.Execute(connection, "commit");
                broken = false;
            }
            catch (SqliteException)
            {
                if (raw.sqlite3_get_autocommit(connection.Handle) == 0) SqlitePrepared.Execute(connection, "rollback"); // a full disk has rolled back by itself
                broken = false;
                throw;
            }
        }
        finally
        {
            await database.ReturnAsync(connection, broken);
        }
    }
}

/// <summary>What one unit writes, and what became of it.</summary>
internal sealed class SharedUnit(IReadOnlyList<Statement> statements)
{
    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>Its group to commit, or null once another has committed it.</summary>
    public TaskCompletionSource<List<SharedUnit>?> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many rows each statement changed; of one that changed rows for others too, how many all together.</summary>
    public int[] Affected { get; } = new int[statements.Count];

    public ExceptionDispatchInfo? Failure { get; set; }

    /// <summary>It needs what somebody else holds, and waits for it by itself.</summary>
    public bool WaitsAlone { get; set; }
}
