using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Accounts;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>How an account stands.</summary>
internal enum AccountState
{
    /// <summary>It has a password and may sign in.</summary>
    Active,

    /// <summary>Nobody has set a password yet.</summary>
    Pending,

    /// <summary>Shut by an administrator.</summary>
    Disabled,
}

/// <summary>A line of the list.</summary>
/// <param name="Units">The numbers of the recommending units whose staff they are.</param>
/// <param name="Locked">Wrong passwords have locked the name for now.</param>
/// <param name="MustChangePassword">The password was made by the product and is good for choosing another.</param>
internal sealed record AccountLine(
    long Id, string UserName, string DisplayName, string? Email, IReadOnlyList<string> Roles, IReadOnlyList<int> Units,
    [property: JsonConverter(typeof(Camel<AccountState>))] AccountState State, bool Locked, bool MustChangePassword);

/// <summary>One account, with the link its owner was sent and has not used, and what was done to it, the newest first.</summary>
internal sealed record AccountView(AccountLine Account, long Revision, AccountLinkView? Link, IReadOnlyList<AccountActView> Acts);

/// <param name="LetterId">Its letter in the outbox.</param>
/// <param name="LetterError">Why the letter was not sent at the last try.</param>
internal sealed record AccountLinkView(
    [property: JsonConverter(typeof(Camel<AccountLinkPurpose>))] AccountLinkPurpose Purpose, string Address, DateTimeOffset CreatedAt, PersonView CreatedBy, DateTimeOffset ExpiresAt, long? LetterId,
    [property: JsonConverter(typeof(Camel<OutgoingStatus>))] OutgoingStatus? LetterStatus, string? LetterError);

/// <param name="Details">What the record of the act says besides.</param>
internal sealed record AccountActView(DateTimeOffset At, PersonView Actor, string Act, JsonElement Details);

/// <summary>What an account is changed to.</summary>
internal sealed record AccountGiven(string? DisplayName, string? Email, IReadOnlyList<string>? Roles, IReadOnlyList<int>? Units)
{
    public AccountEntry ToEntry() => new(DisplayName?.Trim() ?? "", Email?.Trim() ?? "", [.. (Roles ?? []).Distinct()], [.. (Units ?? []).Distinct().Order()]);
}

/// <summary>What an account is made with.</summary>
/// <param name="UserName">It never changes, as records name people by it.</param>
/// <param name="Invite">Whether its owner is sent an invitation.</param>
internal sealed record AccountToMake(string? UserName, string? DisplayName, string? Email, IReadOnlyList<string>? Roles, IReadOnlyList<int>? Units, bool Invite)
{
    public AccountEntry ToEntry() => new AccountGiven(DisplayName, Email, Roles, Units).ToEntry();
}

/// <param name="Reason">For the record; may be left out.</param>
internal sealed record AccountAct(string? Reason);
