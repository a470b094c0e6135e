using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Api.Audit;

/// <summary>The record in words: acts and things by what people call them, people by their names beside their user names.</summary>
internal sealed class AuditReading(AuditTrail audit, PeopleNames names)
{
    public async Task<AuditFilter> FilterAsync(AuditAsked asked, CancellationToken ct) => new(
        Given(asked.Actor) is { } actor ? await ActorsAsync(actor, ct) : null, asked.Acts, Given(asked.SubjectKind), asked.SubjectId,
        asked.From is { } first ? ShanghaiTime.At(first, TimeOnly.MinValue) : null, asked.Until is { } last ? ShanghaiTime.EndOf(last) : null);

    public async Task<IReadOnlyList<AuditLine>> LinesAsync(IReadOnlyList<AuditRecord> records, CancellationToken ct)
    {
        var people = await names.OfAsync(records.Select(record => record.Actor), ct);
        return [.. records.Select(record => Line(record, people))];
    }

    /// <summary>What the filter lets through, oldest first, one after the other as it is read.</summary>
    public async Task<IAsyncEnumerable<AuditLine>> AllAsync(AuditFilter filter, CancellationToken ct)
    {
        var people = await names.OfAsync(await audit.ActorsAsync(filter, ct), ct); // before: nothing else can be asked while it is read
        return audit.AllAsync(filter).Select(record => Line(record, people));
    }

    private static AuditLine Line(AuditRecord record, NamedPeople people) => new(
        record.Sequence, record.At, AuditName.OfActor(record.Actor, people), AuditName.Of(record.Act, AuditWords.Acts), AuditName.Of(record.SubjectKind, AuditWords.Subjects), record.SubjectId, record.Details, record.Hash);

    /// <summary>Whoever is called so by user name or name; those without an account by what the record, or people, call them.</summary>
    private async Task<IReadOnlyList<string>> ActorsAsync(string text, CancellationToken ct) =>
    [
        text, .. await names.CalledAsync(text, ct),
        .. AuditWords.Actors.Where(actor => actor.Value.Chinese.Contains(text, StringComparison.Ordinal) || actor.Value.English.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(actor => actor.Key),
    ];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
