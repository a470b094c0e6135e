namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>When a stimulus or timer that failed is tried again.</summary>
internal static class DeliveryRules
{
    /// <summary>A stimulus that failed this often is a dead letter.</summary>
    public const int Attempts = 5;

    /// <summary>1, 4, 16, 64 … seconds, at most an hour.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(4, Math.Max(0, attempts - 1))));
}
