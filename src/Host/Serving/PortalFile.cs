namespace BenchmarkWorkflow.Host.Serving;

/// <summary>A file of the pages or of the Studio, as the Portal's build has listed it in <c>files.json</c>.</summary>
/// <param name="File">Where it lies, relative to the Portal's folder.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Hash">Names its content.</param>
/// <param name="Length">Its size in bytes, not compressed.</param>
/// <param name="Br">Whether <c>File.br</c> lies beside it.</param>
/// <param name="Gz">Whether <c>File.gz</c> lies beside it.</param>
/// <param name="Forever">Whether its address changes with its content, so that it never has to be asked for again.</param>
internal sealed record PortalFile(string File, string Type, string Hash, long Length, bool Br, bool Gz, bool Forever);
