using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Live;
using BenchmarkWorkflow.Persistence.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BenchmarkWorkflow.Persistence;

/// <summary>
/// Wakes this node's dispatcher when another node has committed work, and tells it when another has committed definitions or changed rows that lists show.
/// On SQLite there is no other node, and nothing to do.
/// </summary>
internal sealed partial class PostgresListener(Database database, ILogger<PostgresListener> log, IWakeUp? wakeUp = null, DefinitionNews? news = null, ChangeNews? changes = null) : BackgroundService
{
    private const string Channel = "benchmark_workflow";
    private const string Definitions = "definitions";

    /// <summary>Tells the other nodes when the transaction commits.</summary>
    public static readonly Statement Notify = new($"select pg_notify('{Channel}', '')");

    /// <summary>Tells the other nodes, when the transaction commits, that definitions have changed.</summary>
    public static readonly Statement NotifyDefinitions = new($"select pg_notify('{Channel}', '{Definitions}')");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Kind != DatabaseKind.Postgres || wakeUp is null && news is null && changes is null) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                Lost(log, e.Message); // until it is back, workers and compiled workflows are looked after by themselves now and then
                await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.Postgresql.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => Heard(told.Channel, told.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Channel}; listen {ChangeNews.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        Heard(Channel, ""); // what came while nobody listened
        Heard(Channel, Definitions);
        try
        {
            while (true) await connection.WaitAsync(ct);
        }
        finally
        {
            NpgsqlConnection.ClearPool(connection); // it must not go back to the pool listening
        }
    }

    private void Heard(string channel, string payload)
    {
        if (channel == ChangeNews.Channel) changes?.Heard(payload);
        else if (payload == Definitions) news?.Changed();
        else wakeUp?.Wake(DateTimeOffset.MinValue);
    }

    [LoggerMessage(1201, LogLevel.Warning, "The connection that listens for work of other nodes was lost: {Reason}")]
    private static partial void Lost(ILogger logger, string reason);
}
