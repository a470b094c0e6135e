using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Api.Sheets;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BenchmarkWorkflow.Api.Audit;

/// <summary>What the record is asked for; everything left out filters nothing.</summary>
/// <param name="Actor">Part of a user name, or of the name of who has it.</param>
/// <param name="From">The first day, in Shanghai.</param>
/// <param name="Until">The last day, counted.</param>
internal sealed record AuditAsked(
    [FromQuery(Name = "actor")] string? Actor, [FromQuery(Name = "act")] string[]? Acts, [FromQuery(Name = "subjectKind")] string? SubjectKind, [FromQuery(Name = "subjectId")] long? SubjectId,
    [FromQuery(Name = "from")] DateOnly? From, [FromQuery(Name = "until")] DateOnly? Until);

/// <summary>A code of the record, and what people call it; the code itself where it is no longer in use.</summary>
internal sealed record AuditName(string Name, string Label, string LabelEn)
{
    public static AuditName Of(string code, IReadOnlyDictionary<string, AuditWord> words) =>
        words.TryGetValue(code, out var word) ? new(code, word.Chinese, word.English) : new(code, code, code);

    /// <summary>Who acted, by the name of the person who has that user name.</summary>
    public static AuditName OfActor(string userName, NamedPeople people) =>
        AuditWords.Actors.ContainsKey(userName) ? Of(userName, AuditWords.Actors) : new(userName, people.Of(userName).Name, people.Of(userName).Name);
}

/// <param name="Actor">By user name; with the name of the person who has it.</param>
/// <param name="Details">A JSON object. No act records a score: its hash would give it away before all are in.</param>
internal sealed record AuditLine(long Sequence, DateTimeOffset At, AuditName Actor, AuditName Act, AuditName Subject, long SubjectId, string Details, string Hash);

/// <param name="Broken">What is wrong with the first link that is broken; none: all so far is as it was written.</param>
internal sealed record AuditCheck(long UpTo, long Head, string? Broken, bool IsDone);

/// <summary>What was done by whom; and that nobody changed the record of it afterwards.</summary>
internal static class AuditEndpoints
{
    private const int MaxTake = 100;

    /// <summary>Records that one answer of the verification walks.</summary>
    private const int Stretch = 20_000;

    private static readonly IReadOnlyList<SheetColumn<AuditLine>> Columns =
    [
        new("sequence", "序号", 10, record => record.Sequence),
        new("at", "时间", 18, record => record.At),
        new("actor", "操作人", 18, record => record.Actor.Label),
        new("actorName", "用户名", 18, record => record.Actor.Name),
        new("act", "操作", 30, record => record.Act.Label),
        new("actName", "操作代码", 30, record => record.Act.Name),
        new("subjectKind", "对象类别", 16, record => record.Subject.Label),
        new("subjectName", "对象类别代码", 16, record => record.Subject.Name),
        new("subjectId", "对象编号", 12, record => record.SubjectId),
        new("details", "详情", 60, record => record.Details),
        new("hash", "哈希", 66, record => record.Hash),
    ];

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("audit");
        audit.MapGet("/", ListAsync).Demand(Permissions.ReadAudit).WithSummary("One page of the audit, the newest first.");
        audit.MapGet("/acts", ActsAsync).Demand(Permissions.ReadAudit).WithSummary("Every kind of act there is on record, with what people call it.");
        audit.MapGet("/subjects", SubjectsAsync).Demand(Permissions.ReadAudit).WithSummary("Every kind of thing that acts on record were done to, with what people call it.");
        audit.MapGet("/verification", VerifyAsync).Demand(Permissions.ReadAudit).WithSummary("Walks a stretch of the chain after a record and says how far it is whole.");
        audit.MapGet("/export", ExportAsync).Demand(Permissions.ReadAudit).WithSummary("What the filter lets through as an Excel file, oldest first.");
    }

    private static async Task<Results<Ok<Page<AuditLine>>, ProblemHttpResult>> ListAsync(
        [AsParameters] AuditAsked asked, [FromQuery(Name = "cursor")] string? cursor, [FromQuery(Name = "take")] int? take, AuditTrail audit, AuditReading reading, CancellationToken ct)
    {
        var size = Math.Clamp(take ?? 20, 1, MaxTake);
        var filter = await reading.FilterAsync(asked, ct);
        var found = await audit.FindAsync(filter, Cursor.ReadId(cursor), size + 1, ct);
        return TypedResults.Ok(new Page<AuditLine>(
            await reading.LinesAsync([.. found.Take(size)], ct), found.Count > size ? Cursor.Write(found[size - 1].Sequence) : null, await audit.CountAsync(filter, ct)));
    }

    private static async Task<Ok<IReadOnlyList<AuditName>>> ActsAsync(AuditTrail audit, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<AuditName>>([.. (await audit.ActsAsync(ct)).Select(act => AuditName.Of(act, AuditWords.Acts))]);

    private static async Task<Ok<IReadOnlyList<AuditName>>> SubjectsAsync(AuditTrail audit, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<AuditName>>([.. (await audit.SubjectKindsAsync(ct)).Select(kind => AuditName.Of(kind, AuditWords.Subjects))]);

    private static async Task<Ok<AuditCheck>> VerifyAsync([FromQuery(Name = "after")] long? after, AuditTrail audit, CancellationToken ct)
    {
        var stretch = await audit.VerifyAsync(Math.Max(0, after ?? 0), Stretch, ct);
        return TypedResults.Ok(new AuditCheck(stretch.UpTo, stretch.Head, stretch.Broken?.Message, stretch.IsDone));
    }

    private static async Task<FileStreamHttpResult> ExportAsync([AsParameters] AuditAsked asked, AuditReading reading, TimeProvider time, CancellationToken ct) =>
        await Workbook.DownloadAsync($"审计记录{ShanghaiTime.DayOf(time.GetUtcNow()):yyyyMMdd}.xlsx", "审计记录", Columns, await reading.AllAsync(await reading.FilterAsync(asked, ct), ct), ct);
}
