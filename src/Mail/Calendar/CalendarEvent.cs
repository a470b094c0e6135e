namespace BenchmarkWorkflow.Mail.Calendar;

/// <summary>What a calendar file asks its reader's calendar to do (RFC 5546).</summary>
public enum CalendarMethod
{
    /// <summary>Enter it, or change what was entered under the same <see cref="CalendarEvent.Uid"/>.</summary>
    Request,

    /// <summary>Take it out.</summary>
    Cancel,
}

/// <summary>An appointment.</summary>
/// <param name="Uid">Stable name of the appointment: a change or cancellation carries the same one.</param>
/// <param name="Sequence">0 at first; greater with every change and with the cancellation.</param>
public sealed record CalendarEvent(string Uid, int Sequence, string Summary, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public CalendarMethod Method { get; init; } = CalendarMethod.Request;

    public string? Location { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? OrganizerAddress { get; init; }

    public string? OrganizerName { get; init; }

    /// <summary>Addresses of those invited.</summary>
    public IReadOnlyList<string> Attendees { get; init; } = [];

    /// <summary>How long before the start the calendar reminds; null: not.</summary>
    public TimeSpan? RemindBefore { get; init; }
}
