using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Persistence.Schema;

/// <summary>Brings the database to the schema of this build: the numbered scripts beside this file, in order, each once, each in one transaction.</summary>
/// <remarks>
/// What was applied is recorded with its checksum. A database that a newer build has touched, and one whose recorded script differs from ours, is
/// refused before anything is changed. Nodes that start together take turns.
/// </remarks>
public sealed partial class DatabaseSchema(Database database, TimeProvider time, ILogger<DatabaseSchema> log)
{
    private const string Ledger = """
        create table if not exists schema_script (number integer primary key, name text not null, checksum text not null, applied_at text not null)
        """;

    /// <summary>Applies what is missing; does nothing on a database that is up to date.</summary>
    /// <exception cref="SchemaRefusedException">The database is newer than this build, or was made by other scripts.</exception>
    public async Task ApplyAsync(CancellationToken ct)
    {
        await ApplyAsync(SchemaScript.Of(database.Kind), ct);
        if (database.Kind == DatabaseKind.Postgres) await MakeSearchIndexAsync(ct);
    }

    /// <summary>The scripts written by hand, and the domain's tables straight from the model: for tests, which must not wait for a regenerated script.</summary>
    public Task ApplyFromModelAsync(CancellationToken ct) => ApplyAsync(
        [.. SchemaScript.Of(database.Kind).Select(script => script.Name == "domain" ? SchemaScript.Of(script.Number, script.Name, ModelScript(database.Kind)) : script)], ct);

    /// <summary>The statements that make the domain's tables as the model of this build has them.</summary>
    public static string ModelScript(DatabaseKind kind)
    {
        using var context = new BenchmarkDbContext(PersistenceModule.Options(kind));
        return context.Database.GenerateCreateScript().ReplaceLineEndings("\n").Trim() + "\n";
    }

    /// <summary>Applies the given scripts in place of the shipped ones.</summary>
    internal async Task ApplyAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken ct)
    {
        foreach (var script in scripts)
        {
            await using var session = new Session(database);
            await session.OpenAsync(ct);
            if (database.Kind == DatabaseKind.Postgres) await ExecuteAsync(session, "select pg_advisory_xact_lock(7217022)", ct);
            await ExecuteAsync(session, Ledger, ct);
            var applied = await AppliedAsync(session, ct);
            Check(applied, scripts);
            if (applied.ContainsKey(script.Number)) continue;
            await ExecuteAsync(session, script.Sql, ct);
            await using var record = Command(session, "insert into schema_script (number, name, checksum, applied_at) values ($1, $2, $3, $4)");
            Add(record, "$1", script.Number);
            Add(record, "$2", script.Name);
            Add(record, "$3", script.Checksum);
            Add(record, "$4", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            await record.ExecuteNonQueryAsync(ct);
            await session.CommitAsync(ct);
            Applied(log, script.Number, script.Name);
        }
    }

    private async Task MakeSearchIndexAsync(CancellationToken ct)
    {
        await using var session = new Session(database);
        await session.OpenAsync(ct);
        await ExecuteAsync(session, "select pg_advisory_xact_lock(7217022)", ct);
        await using var command = Command(session, SearchIndex.Sql);
        command.CommandTimeout = (int)SearchIndex.Patience.TotalSeconds;
        await command.ExecuteNonQueryAsync(ct);
        await session.CommitAsync(ct);
    }

    private static void Check(Dictionary<int, (string Name, string Checksum)> applied, IReadOnlyList<SchemaScript> scripts)
    {
        foreach (var (number, (name, checksum)) in applied)
        {
            var ours = scripts.FirstOrDefault(script => script.Number == number)
                ?? throw new SchemaRefusedException($"The database has schema script {number:0000}-{name}, which this version of the program does not know. It was made by a newer version: update the program, or restore the backup from before that.");
            if (ours.Checksum != checksum)
                throw new SchemaRefusedException($"The database was made with another schema script {number:0000}-{name} than this program ships (recorded {checksum[..12]}, ours {ours.Checksum[..12]}). Nothing was changed.");
        }
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> AppliedAsync(Session session, CancellationToken ct)
    {
        await using var command = Command(session, "select number, name, checksum from schema_script order by number");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new Dictionary<int, (string, string)>();
        while (await reader.ReadAsync(ct)) applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static async Task ExecuteAsync(Session session, string sql, CancellationToken ct)
    {
        await using var command = Command(session, sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Command(Session session, string sql)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        if (command is Microsoft.Data.Sqlite.SqliteCommand) parameter.ParameterName = name; // Npgsql numbers them by place
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    [LoggerMessage(1101, LogLevel.Information, "Schema script {Number} ({Name}) was applied")]
    private static partial void Applied(ILogger logger, int number, string name);
}
