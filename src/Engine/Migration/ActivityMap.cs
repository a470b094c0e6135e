namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>Which activity of the old version goes on as which of the new one.</summary>
/// <param name="Given">Old activity id to new activity id; null: it has none. What is not in it keeps its id.</param>
public sealed record ActivityMap(IReadOnlyDictionary<string, string?> Given)
{
    /// <summary>Every activity keeps its id.</summary>
    public static ActivityMap Same { get; } = new(new Dictionary<string, string?>());

    /// <summary>The id in the new version; null if it has none there.</summary>
    public string? Target(string activityId) => Given.TryGetValue(activityId, out var target) ? string.IsNullOrEmpty(target) ? null : target : activityId;
}

/// <summary>Something to know before an instance is moved.</summary>
/// <param name="Rule">A stable name, such as <c>no-target</c>.</param>
/// <param name="ActivityId">The activity of the old version it is about, if it is about one.</param>
/// <param name="Message">What it is and what to do, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Blocks">True: the instance cannot be moved.</param>
public sealed record MoveNote(string Rule, string? ActivityId, string Message, string MessageEn, bool Blocks);

/// <summary>A place where an instance waits, and where it will.</summary>
public sealed record WaitingPlace(string ActivityId, string ActivityName, string ActivityType, string? TargetId, string? TargetName);
