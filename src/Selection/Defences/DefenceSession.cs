using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>One sitting of a panel in a room: the companies of one area, one after the other.</summary>
public sealed class DefenceSession
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>场次号, 1, 2, 3 … within the campaign.</summary>
    public required int Number { get; init; }

    public required long AreaId { get; init; }

    public required DateTimeOffset StartsAt { get; set; }

    public required string Room { get; set; }

    /// <summary>The experts of the panel, as JSON array.</summary>
    public string PanelJson { get; private set; } = "[]";

    public required int PresentMinutes { get; init; }

    public required int QuestionMinutes { get; init; }

    public required int BufferMinutes { get; init; }

    /// <summary>When its order was drawn; none before.</summary>
    public DateTimeOffset? DrawnAt { get; internal set; }

    /// <summary>Goes up with every change.</summary>
    public long Revision { get; internal set; }

    public IReadOnlyList<long> Panel
    {
        get => JsonSerializer.Deserialize<List<long>>(PanelJson)!; // written below, never null
        set => PanelJson = JsonSerializer.Serialize(value.Order());
    }

    /// <summary>Minutes a company is in the room.</summary>
    public int SlotMinutes => PresentMinutes + QuestionMinutes;

    /// <summary>When its last company leaves. Whoever was moved elsewhere leaves a gap: it takes as long as the last position says.</summary>
    /// <param name="slots">How many companies it has.</param>
    /// <param name="lastPosition">The highest position; none before the draw.</param>
    public DateTimeOffset EndOf(int slots, int? lastPosition) => StartOf(Math.Max(1, Math.Max(slots, lastPosition ?? 0))).AddMinutes(SlotMinutes);

    /// <summary>When the company at a position, 1 the first, begins.</summary>
    public DateTimeOffset StartOf(int position) => StartsAt.AddMinutes((position - 1) * (SlotMinutes + BufferMinutes));
}
