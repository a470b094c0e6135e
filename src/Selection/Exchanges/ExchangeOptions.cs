namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>Settings of this installation for exchange events.</summary>
public sealed class ExchangeOptions
{
    /// <summary>The shortest key that is accepted.</summary>
    public const int LeastKeyLength = 16;

    /// <summary>The secret key that makes check-in codes. None: one is made at random when the first code is, and kept in the database.</summary>
    public string? CheckInKey { get; set; }
}
