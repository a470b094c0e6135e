using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Stores;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BenchmarkWorkflow.Persistence;

/// <summary>
/// Reads instances by id, each as it was committed last, in no transaction of the caller's. On PostgreSQL those that are asked for while others are read are
/// read together by the next statement, whose server spends more on a statement than on a row of it. Singleton.
/// </summary>
internal sealed class SharedReads(Database database)
{
    /// <summary>How many statements are under way at once.</summary>
    public const int AtOnce = 1;

    private const string One = $"select {InstanceSql.Columns} from workflow_instance i where i.id = $1", Many = $"select {InstanceSql.Columns} from workflow_instance i where i.id = any($1)";

    private readonly Lock gate = new();
    private List<Asked> waiting = [];
    private int underWay;

    /// <returns>Null if there is no such instance.</returns>
    public Task<InstanceRow?> FindAsync(string id, CancellationToken ct)
    {
        if (database.Kind == DatabaseKind.Sqlite) return FindInFileAsync(id, ct);
        var asked = new Asked(id);
        lock (gate)
        {
            waiting.Add(asked);
            if (underWay == AtOnce) return asked.Answer.Task.WaitAsync(ct);
            underWay++;
        }

        _ = ReadOnAsync(); // answers all, also when it fails
        return asked.Answer.Task.WaitAsync(ct);
    }

    private async Task<InstanceRow?> FindInFileAsync(string id, CancellationToken ct)
    {
        var (connection, broken) = ((SqliteConnection)await database.RentAsync(write: false, ct), true);
        try
        {
            var row = SqlCommands.First(connection, null, One, InstanceSql.Read, id);
            broken = false;
            return row;
        }
        finally
        {
            await database.ReturnAsync(connection, broken);
        }
    }

    /// <summary>Reads what waits until nothing does.</summary>
    private async Task ReadOnAsync()
    {
        while (true)
        {
            List<Asked> group;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    underWay--;
                    return;
                }

                (group, waiting) = (waiting, []);
            }

            try
            {
                var rows = await ReadAsync(group);
                foreach (var asked in group) asked.Answer.SetResult(rows.GetValueOrDefault(asked.Id));
            }
            catch (Exception e)
            {
                foreach (var asked in group) asked.Answer.TrySetException(e);
            }
        }
    }

    private async Task<Dictionary<string, InstanceRow>> ReadAsync(List<Asked> group)
    {
        await using var connection = await database.Committing.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(group.Count == 1 ? One : Many, connection);
        command.Parameters.Add((group.Count == 1 ? (Arg)group[0].Id : Arg.Of(group.ConvertAll(asked => asked.Id))).ToPostgres());
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<string, InstanceRow>(group.Count, StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            var row = InstanceSql.Read(new SqlRow(reader, DatabaseKind.Postgres));
            rows[row.Id] = row;
        }

        return rows;
    }

    private sealed record Asked(string Id)
    {
        public TaskCompletionSource<InstanceRow?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
