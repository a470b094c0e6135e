namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>One line of an application's timeline: from which stage to which, by whom, why. Never changed.</summary>
public sealed class ApplicationStep
{
    public long Id { get; private set; }

    public required long ApplicationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required ApplicationStage From { get; init; }

    public required ApplicationStage To { get; init; }

    /// <summary>The outcome when <see cref="To"/> is <see cref="ApplicationStage.Concluded"/>, else <see cref="ApplicationOutcome.Open"/>.</summary>
    public required ApplicationOutcome Outcome { get; init; }

    /// <summary>Why, for people; may be empty.</summary>
    public required string Note { get; init; }
}
