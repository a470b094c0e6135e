using System.Runtime.ExceptionServices;
using BenchmarkWorkflow.Persistence.Sql;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace BenchmarkWorkflow.Persistence;

/// <summary>
/// Commits units that only write: those that come while another such commit is under way share the next transaction, with one round trip and one flush to
/// disk for all. Singleton.
/// </summary>
/// <remarks>
/// Nobody is answered before the transaction is durable, and a crash leaves all units of a transaction or none. When the database refuses what one unit writes,
/// everything is rolled back and each unit is tried by itself, so no unit suffers from another's. A unit that meets a lock of somebody else's waits for it
/// alone, beside the others. When the outcome is not known all are told so.
/// </remarks>
internal sealed class SharedCommits(Database database)
{
    /// <summary>How many units share a transaction at most.</summary>
    private const int Most = 32;

    private readonly Lock gate = new();
    private readonly Queue<Unit> waiting = [];
    private readonly int atOnce = database.Kind == DatabaseKind.Sqlite ? 1 : Database.CommitsAtOnce; // SQLite has one writer; PostgreSQL works on some groups while others are flushed
    private int running;

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
    /// <returns>How many rows each changed.</returns>
    public async Task<ArraySegment<int>> CommitAsync(IReadOnlyList<Statement> statements)
    {
        var unit = new Unit(statements);
        if (await TurnAsync(unit) is { } group)
        {
            await RunAsync(group);
            Next();
        }

        if (unit.WaitsAlone) await TryAsync([unit], database.Postgresql);
        unit.Failure?.Throw();
        return unit.Affected;
    }

    /// <returns>The units to commit, for the one who does it; null once another has done it.</returns>
    private Task<List<Unit>?> TurnAsync(Unit unit)
    {
        lock (gate)
        {
            if (running == atOnce)
            {
                waiting.Enqueue(unit);
                return unit.Turn.Task;
            }

            running++;
            return Task.FromResult<List<Unit>?>([unit]);
        }
    }

    /// <summary>The first of those who wait commits what has gathered by now.</summary>
    private void Next()
    {
        var group = new List<Unit>();
        lock (gate)
        {
            while (group.Count < Most && waiting.TryDequeue(out var unit)) group.Add(unit);
            if (group.Count == 0) running--;
        }

        if (group.Count > 0) group[0].Turn.SetResult(group);
    }

    private async Task RunAsync(List<Unit> group)
    {
        var left = new List<Unit>(group);
        var outcome = await TryAsync(left);
        if (outcome == Outcome.Held && left.RemoveAll(unit => unit.WaitsAlone) > 0 && left.Count > 0) outcome = await TryAsync(left);
        if (outcome == Outcome.Refused)
        {
            while (left.Count > 0 && (outcome = await TryAsync([left[0]])) != Outcome.Held) left.RemoveAt(0);
        }

        if (outcome == Outcome.Held)
            foreach (var unit in left) unit.WaitsAlone = true; // a second lock in one group: nobody else is to wait for it
        foreach (var unit in group.Skip(1)) unit.Turn.SetResult(null);
    }

    /// <param name="group">Whom to commit together.</param>
    /// <param name="from">Where the connection comes from; if not given, from those that wait for no lock.</param>
    private async Task<Outcome> TryAsync(List<Unit> group, NpgsqlDataSource? from = null)
    {
        try
        {
            var statements = group.Count == 1 ? group[0].Statements : [.. group.SelectMany(unit => unit.Statements)];
            var affected = database.Kind == DatabaseKind.Postgres ? await SendAsync(group, statements, from ?? database.Committing) : await StepAsync(statements);
            var first = 0;
            foreach (var unit in group)
            {
                unit.Affected = new ArraySegment<int>(affected, first, unit.Statements.Count);
                first += unit.Statements.Count;
            }

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

    /// <summary>Statements sent together without a transaction of their own are one.</summary>
    private static async Task<int[]> SendAsync(List<Unit> group, IReadOnlyList<Statement> statements, NpgsqlDataSource from)
    {
        await using var connection = await from.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        try
        {
            return await SqlCommands.SendAsync(batch, statements, commit: false, CancellationToken.None);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.LockNotAvailable, BatchCommand: { } held })
        {
            var place = batch.BatchCommands.IndexOf(held);
            group.First(unit => (place -= unit.Statements.Count) < 0).WaitsAlone = true;
            throw;
        }
    }

    private async Task<int[]> StepAsync(IReadOnlyList<Statement> statements)
    {
        var connection = (SqliteConnection)await database.RentAsync(write: true, CancellationToken.None);
        var broken = true;
        try
        {
            SqlitePrepared.Execute(connection, "begin immediate");
            try
            {
                var affected = new int[statements.Count];
                for (var i = 0; i < affected.Length; i++) affected[i] = SqlitePrepared.Execute(connection, statements[i].Sql, statements[i].Args);
                SqlitePrepared.Execute(connection, "commit");
                broken = false;
                return affected;
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

    private sealed class Unit(IReadOnlyList<Statement> statements)
    {
        public IReadOnlyList<Statement> Statements => statements;

        public TaskCompletionSource<List<Unit>?> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ArraySegment<int> Affected { get; set; }

        public ExceptionDispatchInfo? Failure { get; set; }

        /// <summary>It needs what somebody else holds, and waits for it by itself.</summary>
        public bool WaitsAlone { get; set; }
    }
}
