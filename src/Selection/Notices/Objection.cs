using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>A formal challenge to a published list (异议). Who raised it is shown only to those who handle it.</summary>
public sealed class Objection
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>The notice that was open when it was filed.</summary>
    public required long NoticeId { get; init; }

    /// <summary>The listed application it is about; none when it is about the list as a whole.</summary>
    public long? ApplicationId { get; init; }

    public required ObjectionChannel Channel { get; init; }

    public required ObjectionSubject Subject { get; init; }

    /// <summary>Real name of the person, or full name of the unit.</summary>
    public required string FiledBy { get; init; }

    public required string Contact { get; init; }

    public required string Statement { get; init; }

    /// <summary>What is offered as evidence, or where it lies.</summary>
    public required string Evidence { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public ObjectionState State { get; internal set; } = ObjectionState.Filed;

    /// <summary>The names of the grounds on which it was not accepted, as JSON array.</summary>
    public string GroundsJson { get; private set; } = "[]";

    /// <summary>What the recommending unit or the company answered.</summary>
    public string Answer { get; internal set; } = "";

    /// <summary>Why it was decided so, for the one who raised it.</summary>
    public string Decision { get; internal set; } = "";

    public ObjectionEffect Effect { get; internal set; } = ObjectionEffect.None;

    public string? DecidedBy { get; internal set; }

    public DateTimeOffset? DecidedAt { get; internal set; }

    public long Revision { get; internal set; }

    /// <summary>Filed or under investigation: the notice cannot close.</summary>
    public bool IsOpen => State is ObjectionState.Filed or ObjectionState.Accepted;

    public IReadOnlyList<string> Grounds
    {
        get => JsonSerializer.Deserialize<List<string>>(GroundsJson)!; // written below, never null
        internal set => GroundsJson = JsonSerializer.Serialize(value);
    }
}

/// <summary>In which quality it is raised.</summary>
public enum ObjectionChannel
{
    /// <summary>异议: by an applicant or someone concerned.</summary>
    Objection,
    /// <summary>举报: against a listed company, by anyone.</summary>
    Report,
    /// <summary>投诉: against how the staff, an expert or a unit acted.</summary>
    Complaint,
}

/// <summary>What it is about. Some subjects are no objection at all: see <see cref="ObjectionRules"/>.</summary>
public enum ObjectionSubject
{
    /// <summary>Untrue or plagiarised material, or results.</summary>
    Authenticity,
    /// <summary>Who owns what the experience describes.</summary>
    Ownership,
    /// <summary>A condition of eligibility is not met; accident, violation, bad credit.</summary>
    Eligibility,
    /// <summary>A breach of procedure or of recusal.</summary>
    Procedure,
    /// <summary>A slip in the published text, such as a name.</summary>
    Wording,
    /// <summary>The grade or rank given; not an objection.</summary>
    Grade,
    /// <summary>The raiser's own score; not an objection.</summary>
    OwnScore,
    /// <summary>Nothing in the material; not an objection.</summary>
    Unrelated,
}

public enum ObjectionState
{
    Filed,
    /// <summary>不予受理, with the grounds named.</summary>
    NotAccepted,
    Accepted,
    /// <summary>成立.</summary>
    Upheld,
    /// <summary>不成立.</summary>
    Rejected,
}

/// <summary>What an upheld objection does to the list.</summary>
public enum ObjectionEffect
{
    None,
    /// <summary>The line is put right; the notice goes on.</summary>
    Correct,
    /// <summary>The application is taken off.</summary>
    Remove,
    /// <summary>The list is noticed again, for a new period.</summary>
    Renotice,
}
