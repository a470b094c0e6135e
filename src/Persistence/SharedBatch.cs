using BenchmarkWorkflow.Persistence.Sql;
using Npgsql;

namespace BenchmarkWorkflow.Persistence;

/// <summary>
/// Sends what several units write to PostgreSQL as one batch, which without a transaction of its own is one. Units that write the same statements but for
/// the values go side by side: each statement once, with a row for every one of them, so that each unit's stay in their order.
/// </summary>
internal static class SharedBatch
{
    /// <exception cref="PostgresException">Nothing was committed. If it was for want of a lock, those who need it are told to wait alone.</exception>
    public static async Task SendAsync(IReadOnlyList<SharedUnit> group, NpgsqlDataSource from)
    {
        await using var connection = await from.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        var parts = new List<(List<SharedUnit> Units, int Step)>();
        foreach (var alike in Alike(group))
            for (var step = 0; step < alike[0].Statements.Count; step++)
                foreach (var units in alike[0].Statements[step].Text.TakesRows ? [alike] : alike.ConvertAll(unit => new List<SharedUnit> { unit }))
                {
                    batch.BatchCommands.Add(Command(units, step));
                    parts.Add((units, step));
                }

        try
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.LockNotAvailable, BatchCommand: { } held })
        {
            foreach (var unit in parts[batch.BatchCommands.IndexOf(held)].Units) unit.WaitsAlone = true;
            throw;
        }

        for (var i = 0; i < parts.Count; i++)
            foreach (var unit in parts[i].Units) unit.Affected[parts[i].Step] = batch.BatchCommands[i].RecordsAffected;
    }

    private static List<List<SharedUnit>> Alike(IReadOnlyList<SharedUnit> group)
    {
        var all = new List<List<SharedUnit>>();
        foreach (var unit in group)
        {
            if (all.Find(units => units.Count < SqlText.MostRows && IsLike(unit, units[0])) is { } alike) alike.Add(unit);
            else all.Add([unit]);
        }

        return all;
    }

    private static bool IsLike(SharedUnit one, SharedUnit other) =>
        one.Statements.Count == other.Statements.Count && !one.Statements.Where((statement, step) => statement.Sql != other.Statements[step].Sql).Any();

    private static NpgsqlBatchCommand Command(List<SharedUnit> units, int step)
    {
        var command = new NpgsqlBatchCommand(units[0].Statements[step].Text.Of(units.Count));
        foreach (var unit in units)
            foreach (var arg in unit.Statements[step].Args) command.Parameters.Add(arg.ToPostgres());
        return command;
    }
}
