using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Api.Experts;

/// <summary>A line of the register.</summary>
/// <param name="Areas">The key areas known, those of the latest campaign by their numbers.</param>
/// <param name="Unit">The recommending unit the expert works for, if any.</param>
/// <param name="Assigned">Applications given in the latest campaign, of <paramref name="Capacity"/> at most.</param>
/// <param name="AccountState">How their account stands; null where nobody has made one.</param>
internal sealed record ExpertLine(
    long Id, string Account, string Name, string Employer, string Email, IReadOnlyList<int> Areas, int? Unit, string? UnitName, int Capacity, int Assigned,
    [property: JsonConverter(typeof(Camel<ExpertStanding>))] ExpertStanding Standing, DateOnly? OutFrom, DateOnly? OutUntil, [property: JsonConverter(typeof(Camel<AccountState>))] AccountState? AccountState);

/// <summary>One expert, with the work of the latest campaign, the declared ties, and what was done to the entry, the newest first.</summary>
/// <param name="Open">Reviews still to be handed in.</param>
/// <param name="InvitationUntil">Until when the invitation is good that was sent last; none when none is open.</param>
internal sealed record ExpertView(
    ExpertLine Expert, long Revision, int Open, int Submitted, int Declined, int Replaced, int Voided, DateTimeOffset? InvitationUntil, IReadOnlyList<ExpertTieView> Ties, IReadOnlyList<ExpertActView> Acts);

/// <summary>A company that the expert is tied to, and judges nothing of.</summary>
internal sealed record ExpertTieView(long Id, string Company, string Reason, string Note, DateTimeOffset DeclaredAt);

/// <param name="Details">What the record of the act says besides.</param>
internal sealed record ExpertActView(DateTimeOffset At, PersonView Actor, string Act, JsonElement Details);

/// <summary>What is typed of an expert.</summary>
/// <param name="Account">The user name to sign in with; only when they are added.</param>
/// <param name="Areas">Numbers of the latest campaign's key areas.</param>
/// <param name="Unit">The number of the recommending unit they work for, if any.</param>
internal sealed record ExpertGiven(string? Account, string? Name, string? Employer, string? Email, int? Capacity, IReadOnlyList<int>? Areas, int? Unit);

/// <param name="From">First day out of office; none ends the absence.</param>
/// <param name="Until">Last day, counted; none: until further notice.</param>
internal sealed record ExpertAbsence(DateOnly? From, DateOnly? Until);

/// <param name="Reason">For the record; may be left out.</param>
internal sealed record ExpertAct(string? Reason);
