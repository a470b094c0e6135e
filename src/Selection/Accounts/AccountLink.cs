namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>What a link by mail lets its reader do.</summary>
public enum AccountLinkPurpose
{
    /// <summary>Begin: choose the first password of an account that was made for them.</summary>
    Invitation,

    /// <summary>Choose another password.</summary>
    Password,
}

/// <summary>A link that was sent to the owner of an account and is good once. What it looks like is kept nowhere: it is sealed when the letter leaves, and opened when it comes back.</summary>
public sealed class AccountLink
{
    public long Id { get; private set; }

    public required long AccountId { get; init; }

    public required AccountLinkPurpose Purpose { get; init; }

    /// <summary>The address it goes to, and no other.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Good strictly before this.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Taken back, or replaced by a newer one.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }
}
