using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Audit;

/// <summary>How a record is hashed and how a chain is checked.</summary>
public static class AuditRules
{
    /// <summary>What the first record names as the hash before it.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text that is hashed: a JSON array of strings, so that no two different records share a text.</summary>
    public static string CanonicalText(AuditRecord record) => JsonSerializer.Serialize<string[]>(
    [
        record.Sequence.ToString(CultureInfo.InvariantCulture),
        record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        record.Actor, record.Act, record.SubjectKind,
        record.SubjectId.ToString(CultureInfo.InvariantCulture),
        record.Details, record.PreviousHash,
    ], Canonical);

    public static string HashOf(AuditRecord record) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText(record))));

    /// <summary>Whether <paramref name="record"/> follows on <paramref name="previous"/> (none for the first) and says what it said when it was written.</summary>
    /// <returns>The broken rule: <c>audit-gap</c>, <c>audit-link-broken</c> or <c>audit-record-changed</c>.</returns>
    public static BrokenRule? Follows(AuditRecord? previous, AuditRecord record)
    {
        if (record.Sequence != (previous?.Sequence ?? 0) + 1)
            return new("audit-gap", $"审计记录 {(previous?.Sequence ?? 0) + 1} 缺失。");
        if (record.PreviousHash != (previous?.Hash ?? Genesis))
            return new("audit-link-broken", $"审计记录 {record.Sequence} 与前一条记录不衔接。");
        return HashOf(record) == record.Hash ? null : new("audit-record-changed", $"审计记录 {record.Sequence} 的内容被改动。");
    }

    /// <summary>Details as the JSON text that is kept and hashed.</summary>
    internal static string Text(object? details) => details is null ? "{}" : JsonSerializer.Serialize(details, Details);

    private static readonly JsonSerializerOptions Details = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
