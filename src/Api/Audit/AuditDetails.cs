using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Audit;

namespace BenchmarkWorkflow.Api.Audit;

/// <summary>What people read of a record. A score is never read here: that is for the pages that know whether all are in.</summary>
internal static class AuditDetails
{
    /// <summary>In place of a score.</summary>
    public const string Kept = "（评分不在此显示）";

    private static readonly HashSet<string> Scores = new(StringComparer.Ordinal) { "review.submitted", "defence.scored" };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record's details, a JSON object, without the score where it has one.</summary>
    public static string Shown(AuditRecord record)
    {
        if (!Scores.Contains(record.Act) || JsonNode.Parse(record.Details) is not JsonObject details) return record.Details;
        foreach (var name in details.Select(one => one.Key).Where(name => name.Equals("total", StringComparison.OrdinalIgnoreCase)).ToList()) details[name] = Kept;
        return details.ToJsonString(Readable);
    }
}
