using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Notices;

namespace BenchmarkWorkflow.Api.Notices;

/// <summary>A published list, as everybody may see it.</summary>
/// <param name="Hash">SHA-256 of the list's text, which <c>/list</c> answers byte for byte.</param>
/// <param name="ClosesAt">Objections before this instant are in time.</param>
/// <param name="IsProvisional">The State Council may still move <c>ClosesAt</c>.</param>
/// <param name="TakesObjections">By the server's clock, at the moment of the answer.</param>
/// <param name="Text">What is said before the list; empty for nothing.</param>
internal sealed record NoticeView(
    long Id, int Number, int Listed, string Hash, string Text, string Correction, DateTimeOffset OpenedAt, DateTimeOffset ClosesAt, bool IsProvisional,
    [property: JsonConverter(typeof(Camel<NoticeState>))] NoticeState State, DateTimeOffset? ClosedAt, bool TakesObjections)
{
    public static NoticeView Of(PublicNotice notice, DateTimeOffset now) => new(
        notice.Id, notice.Number, notice.Listed, notice.Hash, notice.Text, notice.Correction, notice.OpenedAt, notice.ClosesAt, notice.IsProvisional, notice.State, notice.ClosedAt,
        notice.State == NoticeState.Open && now < notice.ClosesAt);
}

internal sealed record NoticeDetails(NoticeView Notice, IReadOnlyList<NoticeEntry> Entries);

/// <summary>What somebody objects to, by their real name.</summary>
/// <param name="ApplicationId">One of the list; none: the list as a whole.</param>
/// <param name="FiledBy">Real name of the person, or full name of the unit.</param>
/// <param name="Contact">A telephone number or an e-mail address.</param>
/// <param name="Evidence">The evidence, or where it can be looked into.</param>
internal sealed record ObjectionForm(
    long? ApplicationId, [property: JsonConverter(typeof(Camel<ObjectionSubject>))] ObjectionSubject Subject, string? FiledBy, string? Contact, string? Statement, string? Evidence);

/// <summary>What whoever objected keeps.</summary>
internal sealed record ObjectionReceipt(long Number, DateTimeOffset FiledAt);
