using System.ComponentModel.DataAnnotations;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>The section <c>Rehearsals</c> of the settings.</summary>
public sealed class RehearsalSettings
{
    /// <summary>How long one season may take before it is stopped, in minutes.</summary>
    [Range(1, 24 * 60)]
    public int TimeLimitMinutes { get; set; } = 20;

    /// <summary>How many companies apply when nothing else is asked for.</summary>
    [Range(1, 2000)]
    public int Applications { get; set; } = 60;

    /// <summary>The most companies that may be asked for: a rehearsal takes its time from the people who work on the same machine.</summary>
    [Range(1, 100_000)]
    public int MostApplications { get; set; } = 1000;

    /// <summary>How much memory the process of one season may take, in megabytes.</summary>
    [Range(128, 64 * 1024)]
    public int MemoryLimitMegabytes { get; set; } = 2048;

    /// <summary>How many rehearsals may wait, over all definitions.</summary>
    [Range(1, 1000)]
    public int MostQueued { get; set; } = 20;
}
