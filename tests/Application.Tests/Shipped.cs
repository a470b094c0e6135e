using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests;

/// <summary>The folder <c>workflows/</c> of this repository.</summary>
internal static class Shipped
{
    public static string Folder => Repository.Workflows;

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.json").Order();

    public static IEnumerable<string> Ids => Files.Select(file => Path.GetFileNameWithoutExtension(file));
}
