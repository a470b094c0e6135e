using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>A definition as a file, as Elsa exports and imports it.</summary>
public static class DefinitionFile
{
    /// <summary>What tells one stored version from another and says nothing of the workflow.</summary>
    private static readonly string[] OfTheVersion = ["id", "createdAt", "version", "isLatest", "isPublished"];

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The version in the form of an export.</summary>
    public static JsonObject Of(WorkflowDefinition version) => DefinitionReplies.Export(version);

    /// <summary>The version as text for a file that is kept under version control: beside what <paramref name="earlier"/> holds, only what changed is different.</summary>
    public static string Text(WorkflowDefinition version, JsonObject? earlier)
    {
        var json = Of(version);
        foreach (var member in OfTheVersion)
        {
            if (earlier?[member] is { } kept) json[member] = kept.DeepClone();
            else if (earlier is not null) json.Remove(member);
        }

        return json.ToJsonString(Indented) + "\n";
    }
}
