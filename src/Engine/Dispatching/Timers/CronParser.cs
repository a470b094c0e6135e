using Elsa.Scheduling;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Engine.Dispatching.Timers;

/// <summary>Cron for activities, in the zone of <see cref="TimerOptions"/>.</summary>
internal sealed class CronParser(TimeProvider time, IOptions<TimerOptions> options) : ICronParser
{
    public DateTimeOffset GetNextOccurrence(string expression) =>
        CronExpression.Parse(expression).Next(time.GetUtcNow(), options.Value.Zone) ?? throw new FormatException($"'{expression}' never comes.");
}
