namespace Elsa.Common;

/// <summary>The clock that activities read; it shows the injected <see cref="TimeProvider"/>.</summary>
public interface ISystemClock
{
    DateTimeOffset UtcNow { get; }
}

public sealed class SystemClock(TimeProvider time) : ISystemClock
{
    public DateTimeOffset UtcNow => time.GetUtcNow();
}
