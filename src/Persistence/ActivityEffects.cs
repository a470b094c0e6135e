using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace BenchmarkWorkflow.Persistence;

/// <summary>
/// Undoes what one activity changed: the rows it wrote through EF or SQL by a savepoint, made only when it first touches the database; and what it had
/// asked the engine to write. Scoped.
/// </summary>
internal sealed class ActivityEffects : IEffectScope
{
    private readonly Session session;
    private readonly IEngineStore store;
    private readonly List<Mark> marks = [new()];

    public ActivityEffects(Session session, IEngineStore store)
    {
        this.session = session;
        this.store = store;
        session.Touched = TouchedAsync;
        session.Flushing = Flushing;
    }

    private Mark Current => marks[^1];

    public void Begin()
    {
        Current.Pending = true;
        Current.Writes = store.Writes.Count;
        Current.Owed.Clear();
    }

    public async ValueTask UndoAsync(CancellationToken ct)
    {
        if (store.Writes.Count > Current.Writes) store.Writes.CutTo(Current.Writes);
        if (Current.Pending) return; // it never touched the database
        await ExecuteAsync($"rollback to savepoint {Name}", ct);
        store.Writes.Restore(Current.Owed);
        session.ForgetEntities?.Invoke();
    }

    public void Enter() => marks.Add(new Mark());

    public void Leave() => marks.RemoveAt(marks.Count - 1);

    private string Name => "activity_" + marks.Count;

    /// <summary>Before any statement of an activity: from here it can be undone.</summary>
    private async ValueTask TouchedAsync(CancellationToken ct)
    {
        for (var depth = 0; depth < marks.Count; depth++)
        {
            var mark = marks[depth];
            if (!mark.Pending) continue;
            mark.Pending = false;
            var name = "activity_" + (depth + 1);
            if (mark.Made) await ExecuteAsync($"release savepoint {name}", ct);
            mark.Made = true;
            await ExecuteAsync($"savepoint {name}", ct);
        }
    }

    /// <summary>What others had asked for before the activity began goes out behind its savepoint: undoing the activity takes it out again, so it is then owed.</summary>
    private void Flushing()
    {
        foreach (var mark in marks)
        {
            mark.Owed.AddRange(store.Writes.Items.Take(mark.Writes));
            mark.Writes = 0;
        }
    }

    private async ValueTask ExecuteAsync(string sql, CancellationToken ct)
    {
        if (session.Connection is SqliteConnection sqlite)
        {
            SqlitePrepared.Execute(sqlite, sql);
            return;
        }

        await using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class Mark
    {
        /// <summary>An activity runs that has not touched the database yet.</summary>
        public bool Pending { get; set; }

        /// <summary>The savepoint of this depth exists.</summary>
        public bool Made { get; set; }

        /// <summary>How many of the writes that have not gone out were asked for before the activity began.</summary>
        public int Writes { get; set; }

        /// <summary>Writes asked for before the activity began that have gone out since.</summary>
        public List<object> Owed { get; } = [];
    }
}
