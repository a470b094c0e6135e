using System.Collections.Frozen;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BenchmarkWorkflow.Persistence.Live;

/// <summary>
/// Tells, a moment after commits, in which features rows have changed: the feature's folder in camel case, such as <c>tasks</c> or <c>applications</c>. On PostgreSQL it
/// hears of other nodes' commits too. It is word for whoever shows lists and nothing to build on: after a lost connection some of it is never heard.
/// </summary>
public sealed partial class ChangeNews(Database database, ILogger<ChangeNews> log) : BackgroundService
{
    internal const string Channel = "benchmark_workflow_live";

    /// <summary>What is gathered before it is told: one message for all the commits of a moment.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    private readonly Channel<string> committed = System.Threading.Channels.Channel.CreateUnbounded<string>(new() { SingleReader = true });

    /// <summary>Called with the features in which something has changed. It must not throw.</summary>
    public event Action<IReadOnlySet<string>>? Told;

    internal void Committed(IEnumerable<string> features)
    {
        foreach (var feature in features) committed.Writer.TryWrite(feature);
    }

    /// <summary>What the database passed on, from this node or another.</summary>
    internal void Heard(string payload) => Told?.Invoke(payload.Split(',', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await committed.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Moment, TimeProvider.System, stoppingToken); // people wait in real time, also where the product's clock stands still
                SortedSet<string> features = new(StringComparer.Ordinal);
                while (committed.Reader.TryRead(out var feature)) features.Add(feature);
                await TellAsync(string.Join(',', features), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TellAsync(string features, CancellationToken ct)
    {
        if (database.Kind != DatabaseKind.Postgres)
        {
            Heard(features);
            return;
        }

        try
        {
            await using var notify = database.Postgresql.CreateCommand($"select pg_notify('{Channel}', $1)");
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = features });
            await notify.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException e)
        {
            NotTold(log, e.Message);
        }
    }

    [LoggerMessage(1202, LogLevel.Warning, "Other nodes were not told of changes: {Reason}")]
    private static partial void NotTold(ILogger logger, string reason);
}
