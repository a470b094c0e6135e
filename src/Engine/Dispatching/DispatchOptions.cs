using System.ComponentModel.DataAnnotations;

namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>How a node works off what is due.</summary>
public sealed class DispatchOptions
{
    /// <summary>How many bursts run at once on this node.</summary>
    [Range(1, 1024)]
    public int Workers { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>The longest a worker rests without looking whether other nodes left something to do.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);
}
