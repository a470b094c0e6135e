using System.Text.Json;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>One archive that came by mail (申报材料包). Whatever became of it, the original stays in the file store.</summary>
public sealed class Package
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>The Message-ID of the mail; the same mail delivered twice is one package.</summary>
    public required string MessageId { get; init; }

    public required string Sender { get; init; }

    public required string Subject { get; init; }

    /// <summary>The name the archive came under, made safe; empty when nothing was attached.</summary>
    public required string FileName { get; init; }

    /// <summary>When the mailbox received it; this is what the deadline is held against.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required PackageOutcome Outcome { get; set; }

    /// <summary>The application it belongs to; none while that is not known.</summary>
    public long? ApplicationId { get; set; }

    /// <summary>What is wrong, a JSON array of broken rules; <c>[]</c> when it was accepted.</summary>
    public required string ProblemsJson { get; set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<BrokenRule> ReadProblems() => JsonSerializer.Deserialize<List<BrokenRule>>(ProblemsJson, CampaignJson.Options) ?? [];

    /// <summary>Applications it could belong to, a JSON array of ids; more than one when it is ambiguous.</summary>
    public required string CandidatesJson { get; set; }

    /// <summary>The later package that took its place; only the accepted one without is in force.</summary>
    public long? SupersededBy { get; set; }

    /// <summary>The person who said which application it belongs to, where the subject did not.</summary>
    public string? AssignedBy { get; set; }

    public long Revision { get; set; }
}

public enum PackageOutcome
{
    Accepted,
    /// <summary>It belongs to one application but is not what it must be; the list says why.</summary>
    Refused,
    /// <summary>No application's company has the subject's name.</summary>
    Unmatched,
    /// <summary>Several have; nobody guesses.</summary>
    Ambiguous,
    /// <summary>Received after the deadline.</summary>
    Late,
}
