namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>One person's seat at an event, or place in its waiting list (the earlier registered, the sooner promoted).</summary>
public sealed class EventRegistration
{
    public long Id { get; private set; }

    public required long EventId { get; init; }

    public required string Name { get; init; }

    public required string Company { get; init; }

    /// <summary>As compared: trimmed, lower case. One registration per event and address.</summary>
    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required RegistrationRole Role { get; init; }

    /// <summary>The selected application whose experience a speaker shares.</summary>
    public long? ApplicationId { get; init; }

    /// <summary>The check-in code; see <see cref="CheckInCode"/>. None for the moment before the row has its number.</summary>
    public string? Code { get; internal set; }

    public RegistrationState State { get; internal set; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When it moved up from the waiting list.</summary>
    public DateTimeOffset? PromotedAt { get; internal set; }

    public DateTimeOffset? CancelledAt { get; internal set; }

    public DateTimeOffset? CheckedInAt { get; internal set; }

    /// <summary>1 … 5; none before feedback is given.</summary>
    public int? Rating { get; internal set; }

    public string Feedback { get; internal set; } = "";

    public long Revision { get; internal set; }
}

public enum RegistrationState
{
    Registered,
    Waiting,
    Cancelled,
}

public enum RegistrationRole
{
    Participant,
    /// <summary>Shares a selected company's experience.</summary>
    Speaker,
    Lecturer,
    Organiser,
}
