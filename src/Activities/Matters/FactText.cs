using System.Globalization;
using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>Instants as facts: ISO 8601 in Shanghai's offset.</summary>
internal static class FactText
{
    /// <summary>A text as the list that letters write line by line.</summary>
    public static object Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new { text = line }).ToList();

    /// <summary>How an instant is written.</summary>
    public const string Instant = "yyyy-MM-dd'T'HH:mm:sszzz";

    public static string? Of(DateTimeOffset? instant) => instant?.ToOffset(ShanghaiTime.Offset).ToString(Instant, CultureInfo.InvariantCulture);
}
