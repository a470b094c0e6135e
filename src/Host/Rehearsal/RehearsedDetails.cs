namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>How the year went, for whoever compares two of them: stages, tasks, what failed and what never ended.</summary>
internal sealed record RehearsedDetails
{
    public required IReadOnlyList<RehearsedStage> Stages { get; init; }

    /// <summary>Tasks by their type.</summary>
    public required SortedDictionary<string, int> Tasks { get; init; }

    public required IReadOnlyList<RehearsedTrouble> Troubles { get; init; }

    /// <summary>Where processes still wait at the end of the year.</summary>
    public required IReadOnlyList<RehearsedWait> Waiting { get; init; }

    public required IReadOnlyList<RehearsalCheck> Checks { get; init; }
}

/// <summary>One stage of the applications.</summary>
/// <param name="Applications">How many came into it.</param>
/// <param name="MedianDays">How long it took the one in the middle; null while nobody has left it.</param>
internal sealed record RehearsedStage(string Stage, int Applications, double? MedianDays, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>What failed, the same thing once.</summary>
internal sealed record RehearsedTrouble(string DefinitionId, string Definition, string ActivityId, string Activity, string ActivityType, string Message, int Count);

internal sealed record RehearsedWait(string DefinitionId, string Definition, string ActivityId, string Activity, int Count);
