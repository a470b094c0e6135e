using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Persistence.Scheduling;

/// <summary>One run of a recurring job. A job runs once for each time it is due, whichever node is first.</summary>
public sealed class JobRun
{
    public long Id { get; private set; }

    public required string Job { get; init; }

    /// <summary>The time of the timetable that it ran for; for a run somebody asked for, that moment.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>None while a job that only reads runs, or if it was cut off; then its lease runs out.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    public bool Failed { get; set; }

    /// <summary>It failed by what it has found, which does not go away by looking again: it is left as it is until the next time. Other failures are tried again.</summary>
    public bool Stands { get; set; }

    /// <summary>What it did, or why it failed; for people.</summary>
    public string Result { get; set; } = "";
}

internal sealed class JobRunTable : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> table)
    {
        table.ToTable("job_runs");
        table.Property(run => run.Job).HasMaxLength(100);
        table.HasIndex(run => new { run.Job, run.DueAt }).IsUnique();
    }
}
