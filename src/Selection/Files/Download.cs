namespace BenchmarkWorkflow.Selection.Files;

/// <summary>A file to be handed out: always as a download, never shown by the server as what it claims to be.</summary>
/// <param name="FileName">Safe to name the download.</param>
/// <param name="ContentType">Always <c>application/octet-stream</c>.</param>
/// <param name="Content">The caller disposes it.</param>
public sealed record Download(string FileName, string ContentType, long Size, Stream Content)
{
    internal static Download Of(string fileName, long size, Stream content) => new(FileNames.Safe(fileName), "application/octet-stream", size, content);
}
