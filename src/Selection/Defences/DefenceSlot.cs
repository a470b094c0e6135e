using System.Globalization;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>One company's turn in a session.</summary>
public sealed class DefenceSlot
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required long SessionId { get; set; }

    public required long ApplicationId { get; init; }

    /// <summary>1, 2, 3 … as drawn; none before the draw.</summary>
    public int? Position { get; internal set; }

    public DateTimeOffset? StartsAt { get; internal set; }

    /// <summary>End of the questions; the buffer comes after.</summary>
    public DateTimeOffset? EndsAt { get; internal set; }

    public DefenceAttendance Attendance { get; internal set; } = DefenceAttendance.Expected;

    /// <summary>The people the company brings, one a line, from its receipt.</summary>
    public string Presenters { get; internal set; } = "";

    /// <summary>When the company answered the invitation (回执); none before.</summary>
    public DateTimeOffset? ReceiptAt { get; internal set; }

    /// <summary>Whether the receipt says that it comes.</summary>
    public bool? WillCome { get; internal set; }

    /// <summary>What was said on the day, or of the absence.</summary>
    public string Remark { get; internal set; } = "";

    /// <summary>Goes up whenever time or place change: the sequence of the calendar file.</summary>
    public int Sequence { get; internal set; }

    public long Revision { get; internal set; }

    /// <summary>Gives the slot its turn, or takes it away, and with it its time.</summary>
    internal void Place(DefenceSession session, int? position)
    {
        Position = position;
        StartsAt = position is { } turn ? session.StartOf(turn) : null;
        EndsAt = StartsAt?.AddMinutes(session.SlotMinutes);
        Sequence++;
        Revision++;
    }

    /// <summary>What the company answered was about another time.</summary>
    internal void TakeReceiptBack() => (ReceiptAt, WillCome, Presenters) = (null, null, "");

    /// <summary>Of the calendar file; it stays when time and place change.</summary>
    public string Uid => string.Create(CultureInfo.InvariantCulture, $"defence-{CampaignId}-{ApplicationId}@benchmark-workflow");
}

public enum DefenceAttendance
{
    Expected,
    Present,
    /// <summary>Absent, with a reason the secretariat accepts; may be heard in another session.</summary>
    Excused,
    /// <summary>Absent without one.</summary>
    NoShow,
    /// <summary>The application was withdrawn.</summary>
    Cancelled,
}
