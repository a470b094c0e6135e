using System.Data;
using System.Data.Common;
using System.Diagnostics;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Live;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace BenchmarkWorkflow.Persistence;

/// <summary>One scope's connection and transaction, opened when first used. The EF context of the scope and the engine's SQL both run on it.</summary>
/// <remarks>
/// Whoever made the scope ends it: <see cref="CommitAsync"/>, else everything is rolled back when the scope is disposed. What must only happen
/// when the rows are really there (waking the dispatcher) is asked for with <see cref="AfterCommit"/>.
/// </remarks>
public sealed class Session(Database database, ChangeNews? news = null) : IUnitEnd, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan PatienceWithServer = TimeSpan.FromSeconds(5);

    private List<Action>? afterCommit;
    private List<Action>? afterRollback;
    private HashSet<string>? changed;
    private List<Func<CancellationToken, Task>>? beforeCommit;
    private DbConnection? connection;
    private DbTransaction? transaction;
    private bool broken;
    private bool over;
    private string? number;

    /// <summary>A session that only reads sees one moment, that of its first statement, and takes no write lock on SQLite. Set before the first use.</summary>
    public bool ReadOnly { get; set; }

    public DatabaseKind Kind => database.Kind;

    public bool IsOpen => transaction is not null;

    /// <summary>Called before any statement that is not the engine's own; see <see cref="ActivityEffects"/>.</summary>
    internal Func<CancellationToken, ValueTask>? Touched { get; set; }

    /// <summary>Called before what the engine has gathered goes out ahead of the commit.</summary>
    internal Action? Flushing { get; set; }

    /// <summary>Makes the scope's EF context forget what it has loaded.</summary>
    internal Action? ForgetEntities { get; set; }

    /// <summary>What is to follow the commit that was tried.</summary>
    internal IReadOnlyList<Action> Unconfirmed => afterCommit is null ? [] : [.. afterCommit];

    /// <summary>The open connection. Throws when the session is not open.</summary>
    public DbConnection Connection => connection ?? throw new InvalidOperationException("The session is not open.");

    /// <summary>The open transaction. Throws when the session is not open.</summary>
    public DbTransaction Transaction => transaction ?? throw new InvalidOperationException("The session is not open.");

    /// <summary>Opens connection and transaction where that has not happened. On SQLite it waits for the one writer.</summary>
    public async ValueTask OpenAsync(CancellationToken ct)
    {
        if (transaction is not null) return;
        connection ??= await database.RentAsync(!ReadOnly, ct);
        Begin();
    }

    /// <summary>As <see cref="OpenAsync"/>, blocking; for a context that is resolved outside a unit of work.</summary>
    public void Open()
    {
        if (transaction is not null) return;
        connection ??= database.Rent(!ReadOnly);
        Begin();
    }

    /// <summary>Runs <paramref name="action"/> once the transaction is durable, never if it rolls back. It must not throw.</summary>
    public void AfterCommit(Action action) => (afterCommit ??= []).Add(action);

    /// <summary>Runs <paramref name="action"/> once it is certain that the transaction was rolled back. It must not throw.</summary>
    public void AfterRollback(Action action) => (afterRollback ??= []).Add(action);

    /// <summary>Runs <paramref name="action"/> before anything of the commit goes out; when it throws nothing does.</summary>
    public void BeforeCommit(Action action) => (beforeCommit ??= []).Insert(0, _ =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Who is told of what has changed; none where nobody shows it.</summary>
    internal ChangeNews? News => news;

    /// <summary>Rows of <paramref name="feature"/> change with this transaction.</summary>
    internal void Changes(string feature)
    {
        if (changed is null)
        {
            HashSet<string> features = changed = [];
            AfterCommit(() => news?.Committed(features));
        }

        changed.Add(feature);
    }

    /// <summary>Runs <paramref name="write"/> as the last thing inside the transaction.</summary>
    internal void BeforeCommit(Func<CancellationToken, Task> write) => (beforeCommit ??= []).Add(write);

    /// <summary>A commit went out, and what the database made of it is not known.</summary>
    internal bool IsInDoubt => number is not null;

    /// <summary>Makes everything durable. When it throws, nothing is; or the answer was lost on the way: see <see cref="AbandonAsync"/>. Once the commit has gone out it is not cancelled any more.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        if (beforeCommit is { } writes)
        {
            beforeCommit = null;
            foreach (var write in writes) await write(ct);
        }

        if (transaction is { } open)
        {
            try
            {
                if (!over)
                {
                    number = await NumberAsync(ct);
                    await open.CommitAsync(CancellationToken.None);
                }
            }
            catch (Exception e)
            {
                broken = true;
                if (Transient.IsRefusal(e)) number = null;
                throw;
            }

            await EndAsync();
        }

        Follow();
    }

    /// <summary>
    /// After a failure: ends the transaction, and answers whether it was committed all the same and only the answer was lost; what was to follow the commit is
    /// then done. Waits for a commit that is still under way, some seconds, before it is ended; and for a server that starts again.
    /// </summary>
    /// <exception cref="DbException">The database cannot be asked: whether it happened is not known.</exception>
    internal async Task<bool> AbandonAsync(CancellationToken ct)
    {
        var (asked, follow, undo) = (number, afterCommit, afterRollback);
        afterRollback = null;
        await RollbackAsync(); // on our side; else the server might wait for us
        if (asked is null || !await IsCommittedAsync(asked, ct)) // SQLite answers for sure; on PostgreSQL nothing was written, or the commit was not tried
        {
            foreach (var action in undo ?? []) action();
            return false;
        }

        afterCommit = follow;
        Follow();
        return true;
    }

    private async Task<bool> IsCommittedAsync(string transactionNumber, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var status = await AskAsync("select pg_xact_status($1::xid8)", transactionNumber, ct);
                if (status != "in progress") return status == "committed";
                // It may wait for a commit that will never come, with all its locks. Ended, it has been committed or it has not.
                if (Stopwatch.GetElapsedTime(begun) > PatienceWithServer) await AskAsync("select pg_terminate_backend(pid)::text from pg_stat_activity where backend_xid = $1::xid8::xid", transactionNumber, ct);
            }
            catch (Exception e) when (Transient.MayRepeat(e, attempt, Stopwatch.GetElapsedTime(begun), inDoubt: true))
            {
                // The server may be starting again.
            }

            await Repetition.BackOffAsync(attempt, ct);
        }
    }

    private async Task<string?> AskAsync(string sql, string transactionNumber, CancellationToken ct)
    {
        await using var other = await database.Postgresql.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, other) { Parameters = { new NpgsqlParameter<string> { TypedValue = transactionNumber, NpgsqlDbType = NpgsqlDbType.Text } } };
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>Undoes everything and forgets what was to happen after the commit. Never throws.</summary>
    public async Task RollbackAsync()
    {
        var undo = IsInDoubt ? null : afterRollback; // what may have been committed after all is left as it is
        (afterCommit, beforeCommit, afterRollback) = (null, null, null);
        if (transaction is null && connection is null) return;
        try
        {
            if (transaction is not null) await transaction.RollbackAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            broken = true; // a lost connection has rolled back by itself
        }

        await EndAsync();
        foreach (var action in undo ?? []) action();
    }

    public async ValueTask DisposeAsync() => await RollbackAsync();

    public void Dispose() => RollbackAsync().GetAwaiter().GetResult();

    /// <summary>A <c>commit</c> went out with the last statements and was answered; what is left of <see cref="CommitAsync"/> is to give the connection back.</summary>
    internal void CommittedBySql() => over = true;

    private void Follow()
    {
        var actions = afterCommit;
        (afterCommit, afterRollback) = (null, null);
        if (actions is null) return;
        foreach (var action in actions) action();
    }

    /// <summary>PostgreSQL's number of a transaction that has written something: by it the outcome can be asked for later.</summary>
    private async Task<string?> NumberAsync(CancellationToken ct)
    {
        if (connection is not NpgsqlConnection postgres || ReadOnly) return null;
        await using var command = new NpgsqlCommand("select pg_current_xact_id_if_assigned()::text", postgres, (NpgsqlTransaction)Transaction);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private void Begin()
    {
        try
        {
            // SQLite: BEGIN IMMEDIATE, so that a unit never fails half way for want of the write lock.
            transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: ReadOnly)
                : connection!.BeginTransaction(ReadOnly ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted);
        }
        catch
        {
            broken = true;
            throw;
        }
    }

    private async ValueTask EndAsync()
    {
        var (tx, conn) = (transaction, connection);
        (transaction, connection) = (null, null);
        if (tx is not null) await tx.DisposeAsync();
        if (conn is not null) await database.ReturnAsync(conn, broken);
        (broken, over, number) = (false, false, null);
    }
}
