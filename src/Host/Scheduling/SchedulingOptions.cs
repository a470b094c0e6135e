namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>The section <c>Scheduling</c>.</summary>
public sealed class SchedulingOptions
{
    /// <summary>Whether this node takes part in the recurring jobs. Asked for by hand, a job runs on any node.</summary>
    public bool Enabled { get; set; } = true;
}
