using System.Text.Encodings.Web;
using System.Text.Json;

namespace BenchmarkWorkflow.Activities;

/// <summary>How models of letters and answers of tasks are written here.</summary>
internal static class ActivitiesJson
{
    /// <summary>Chinese is left readable.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
