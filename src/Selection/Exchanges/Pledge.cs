namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>
/// What a company promised in its application and owes once selected: to summarise its experience and to share it (承诺书). Kept until a deed fulfils it.
/// </summary>
public sealed class Pledge
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required long ApplicationId { get; init; }

    public required DateTimeOffset PledgedAt { get; init; }

    /// <summary>When the first deed that fulfils it was done.</summary>
    public DateTimeOffset? FulfilledAt { get; internal set; }

    public long Revision { get; internal set; }
}

/// <summary>Something a selected company did for others.</summary>
public sealed class PledgeDeed
{
    public long Id { get; private set; }

    public required long PledgeId { get; init; }

    public required PledgeDeedKind Kind { get; init; }

    /// <summary>The event, visit or publicity item, by <see cref="Kind"/>.</summary>
    public required long SubjectId { get; init; }

    public required DateTimeOffset DoneAt { get; init; }
}

public enum PledgeDeedKind
{
    /// <summary>Shared its experience at an exchange event.</summary>
    SpokeAtEvent,
    /// <summary>Was host to a learning visit.</summary>
    HostedVisit,
    /// <summary>Was reported in the media. By itself this does not fulfil the pledge: others do the work.</summary>
    Publicity,
}

public static class PledgeRules
{
    /// <summary>Whether such a deed fulfils the promise to share.</summary>
    public static bool Fulfils(PledgeDeedKind kind) => kind switch
    {
        PledgeDeedKind.SpokeAtEvent or PledgeDeedKind.HostedVisit => true,
        PledgeDeedKind.Publicity => false,
    };
}
