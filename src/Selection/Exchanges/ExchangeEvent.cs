using System.Globalization;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>One of the meetings after selection (经验交流活动): lecture, shared experiences, a company visit.</summary>
public sealed class ExchangeEvent
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>期次, 1 … 4.</summary>
    public required int Number { get; init; }

    public required string Title { get; set; }

    public required string Theme { get; set; }

    public required DateTimeOffset StartsAt { get; set; }

    public required DateTimeOffset EndsAt { get; set; }

    public required string Place { get; set; }

    /// <summary>What happens when, a line each; empty while it is not settled.</summary>
    public string Agenda { get; set; } = "";

    /// <summary>The body that helps to organise it; empty for none.</summary>
    public string CoOrganiser { get; set; } = "";

    /// <summary>Seats.</summary>
    public required int Capacity { get; set; }

    /// <summary>Seats taken. Only ever changed by one conditional update, so that the last seat is given once.</summary>
    public int Taken { get; private set; }

    public ExchangeEventState State { get; internal set; } = ExchangeEventState.Planned;

    /// <summary>Goes up whenever time or place change: the sequence of the calendar file.</summary>
    public int Sequence { get; internal set; }

    public long Revision { get; internal set; }

    /// <summary>Of the calendar file; it stays when time and place change.</summary>
    public string Uid => string.Create(CultureInfo.InvariantCulture, $"exchange-{CampaignId}-{Number}@benchmark-workflow");
}

public enum ExchangeEventState
{
    Planned,
    /// <summary>Registration is open.</summary>
    Open,
    /// <summary>Registration is closed; check-in goes on.</summary>
    Closed,
    Held,
    Cancelled,
}
