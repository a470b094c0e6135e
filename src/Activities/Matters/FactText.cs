using System.Globalization;
using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>Instants as facts: ISO 8601 in Shanghai's offset.</summary>
internal static class FactText
{
    public static string? Of(DateTimeOffset? instant) => instant?.ToOffset(ShanghaiTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
