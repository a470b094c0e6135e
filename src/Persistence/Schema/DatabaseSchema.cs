using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Persistence.Schema;

/// <summary>Brings the database to the schema of this build.</summary>
public sealed class DatabaseSchema(Database database, DbContextOptions<BenchmarkDbContext> options)
{
    /// <summary>Creates what is missing, in one transaction. Does nothing on a database that is up to date.</summary>
    public async Task ApplyAsync(CancellationToken ct)
    {
        await using var session = new Session(database);
        await session.OpenAsync(ct);
        await using var context = new BenchmarkDbContext(options);
        context.Database.SetDbConnection(session.Connection);
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = context.Database.GenerateCreateScript();
        if (!string.IsNullOrWhiteSpace(command.CommandText)) await command.ExecuteNonQueryAsync(ct);
        await session.CommitAsync(ct);
    }
}
