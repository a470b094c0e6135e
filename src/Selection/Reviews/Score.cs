namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>How scores are rounded, everywhere the same, so that anyone can compute them again by hand.</summary>
public static class Score
{
    /// <summary>Two decimals, halves away from zero.</summary>
    public static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
