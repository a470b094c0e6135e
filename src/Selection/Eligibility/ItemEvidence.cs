namespace BenchmarkWorkflow.Selection.Eligibility;

/// <summary>What the system can say of one item of the checklist, beside what people find.</summary>
/// <param name="Item">The item's name in the campaign's checklist.</param>
/// <param name="Met">What it finds by itself; none: people alone can tell.</param>
/// <param name="WhyNot">For people; empty unless it finds that the item is not met.</param>
/// <param name="Seen">What that rests on, and what helps people to judge.</param>
public sealed record ItemEvidence(string Item, bool? Met, string WhyNot, IReadOnlyList<Evidence> Seen);

/// <summary>One thing that the data say.</summary>
/// <param name="Holds">It speaks for the item; false: against it.</param>
/// <param name="Text">The name, code, file or label it is about.</param>
public sealed record Evidence(EvidenceKind Kind, bool Holds, string Text)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Until when it could.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The document to look at.</summary>
    public long? DocumentId { get; init; }
}

public enum EvidenceKind
{
    /// <summary>The full name under which the company registered.</summary>
    CompanyName,
    /// <summary>The company's credit code; holds when its check character is right.</summary>
    CreditCode,
    /// <summary>The unit that decided last, and when; holds when it recommended.</summary>
    Recommendation,
    /// <summary>The key area that was chosen; empty when none was.</summary>
    Area,
    /// <summary>When it was last handed in, and until when it could be.</summary>
    HandedIn,
    /// <summary>An answer of the form is missing or wrong: its label.</summary>
    Answer,
    /// <summary>A file of the kind that the item asks for.</summary>
    Document,
    /// <summary>There are too few files of that kind: what they are called.</summary>
    MissingDocument,
    /// <summary>The archive in force, when it came, and until when it could.</summary>
    Package,
    /// <summary>The last archive was not accepted: its file name or the mail's subject.</summary>
    RefusedPackage,
    /// <summary>What the company promised in its form; holds when it did.</summary>
    Promise,
}
