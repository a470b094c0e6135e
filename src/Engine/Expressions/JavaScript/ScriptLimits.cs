using System.Diagnostics;
using System.Globalization;
using Jint;
using Jint.Runtime;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>Stops an evaluation that runs too long. Reads a counter only: setting a timer for each evaluation would cost more than most evaluations.</summary>
internal sealed class DeadlineConstraint(TimeSpan timeout) : Constraint
{
    private long started = Stopwatch.GetTimestamp();

    public override bool IsAmortizable => true;

    public override void Reset() => started = Stopwatch.GetTimestamp();

    public override void Check()
    {
        if (Stopwatch.GetElapsedTime(started) > timeout)
            throw new TimeoutException();
    }
}

/// <summary>The script's clock: the engine's.</summary>
internal sealed class ScriptClock(TimeZoneInfo zone, Func<DateTimeOffset> now) : DefaultTimeSystem(zone, CultureInfo.InvariantCulture)
{
    public override DateTimeOffset GetUtcNow() => now();
}
