using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>Kinds of document as the API names them.</summary>
internal static class DocumentKinds
{
    public static string Name(DocumentKind kind) => Camel.Of(kind);

    public static DocumentKind? Read(string? name) => Enum.GetValues<DocumentKind>().Where(kind => Name(kind) == name).Select(kind => (DocumentKind?)kind).FirstOrDefault();
}
