namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>Settings of this installation for exchange events.</summary>
public sealed class ExchangeOptions
{
    /// <summary>
    /// The key that makes check-in codes. Where people could gain from guessing a code, set one of your own; the default only keeps a wrong code from passing by accident.
    /// </summary>
    public string CheckInKey { get; set; } = "benchmark-workflow";
}
