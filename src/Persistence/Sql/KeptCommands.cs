using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>
/// Keeps EF's SQLite commands with their compiled statements from one use to the next, by connection and text: compiling costs more than running them.
/// (Npgsql prepares by itself.)
/// </summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    public static readonly KeptCommands Instance = new();

    private static readonly ConditionalWeakTable<SqliteConnection, Shelf> Shelves = [];

    private KeptCommands()
    {
    }

    /// <summary>Hands EF a command with the same text that has run before, if one is idle.</summary>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand fresh || fresh.GetType() != typeof(SqliteCommand) || fresh.Connection is not { } connection) return result;
        var kept = Shelves.GetOrCreateValue(connection).Take(fresh.CommandText) ?? new KeptCommand { Connection = connection, CommandText = fresh.CommandText };
        (kept.Transaction, kept.CommandTimeout, kept.CommandType) = (fresh.Transaction, fresh.CommandTimeout, fresh.CommandType);
        foreach (SqliteParameter parameter in fresh.Parameters) kept.Parameters.Add(parameter);
        fresh.Dispose();
        return kept;
    }

    /// <summary>Before the connection is closed.</summary>
    public static void Release(SqliteConnection connection)
    {
        if (!Shelves.TryGetValue(connection, out var shelf)) return;
        shelf.Clear();
        Shelves.Remove(connection);
    }

    /// <summary>Of EF's disposing it makes going back to the shelf, unless it failed or is still being read.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        private bool failed;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            failed = true;
            var reader = base.ExecuteReader(behavior);
            failed = false;
            return reader;
        }

        public void Discard() => base.Dispose(disposing: true);

        protected override void Dispose(bool disposing)
        {
            if (disposing && !failed && DataReader is null && Connection is { State: ConnectionState.Open } connection && Shelves.TryGetValue(connection, out var shelf))
            {
                Parameters.Clear();
                Transaction = null;
                shelf.Put(this);
                return;
            }

            base.Dispose(disposing);
        }
    }

    /// <summary>One connection's idle commands. A connection is used by one scope at a time.</summary>
    private sealed class Shelf
    {
        /// <summary>The product has some 300 texts; lists of changing length make more.</summary>
        private const int Most = 600;

        private readonly Dictionary<string, KeptCommand> idle = new(StringComparer.Ordinal);

        public KeptCommand? Take(string text) => idle.Remove(text, out var command) ? command : null;

        public void Put(KeptCommand command)
        {
            if (idle.Count >= Most) Clear();
            if (!idle.TryAdd(command.CommandText, command)) command.Discard();
        }

        public void Clear()
        {
            foreach (var command in idle.Values) command.Discard();
            idle.Clear();
        }
    }
}
