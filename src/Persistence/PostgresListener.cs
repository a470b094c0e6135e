using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BenchmarkWorkflow.Persistence;

/// <summary>Wakes this node's dispatcher when another node has committed work. On SQLite there is no other node, and nothing to do.</summary>
internal sealed partial class PostgresListener(Database database, ILogger<PostgresListener> log, IWakeUp? wakeUp = null) : BackgroundService
{
    private const string Channel = "benchmark_workflow";

    /// <summary>Tells the other nodes when the transaction commits.</summary>
    public static readonly Statement Notify = new($"select pg_notify('{Channel}', '')");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Kind != DatabaseKind.Postgres || wakeUp is null) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(wakeUp, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                Lost(log, e.Message); // until it is back, workers look by themselves now and then
                await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private async Task ListenAsync(IWakeUp wake, CancellationToken ct)
    {
        await using var connection = await database.Postgresql.OpenConnectionAsync(ct);
        connection.Notification += (_, _) => wake.Wake(DateTimeOffset.MinValue);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        wake.Wake(DateTimeOffset.MinValue); // what came while nobody listened
        try
        {
            while (true) await connection.WaitAsync(ct);
        }
        finally
        {
            NpgsqlConnection.ClearPool(connection); // it must not go back to the pool listening
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "The connection that listens for work of other nodes was lost: {Reason}")]
    private static partial void Lost(ILogger logger, string reason);
}
