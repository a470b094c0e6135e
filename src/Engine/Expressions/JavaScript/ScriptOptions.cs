namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>What one evaluation of a script may use. Beyond it, <see cref="ScriptException"/> with <see cref="ScriptFailure.Limit"/>.</summary>
public sealed record ScriptOptions
{
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    public int MaxStatements { get; init; } = 1_000_000;

    public int MaxRecursion { get; init; } = 200;

    /// <summary>Bytes that one evaluation may allocate.</summary>
    public long MaxBytes { get; init; } = 64 * 1024 * 1024;

    public int MaxArrayLength { get; init; } = 1_000_000;

    /// <summary>Characters of a script's text.</summary>
    public int MaxSourceLength { get; init; } = 256 * 1024;

    /// <summary>The zone of JavaScript's local time.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
}
