namespace BenchmarkWorkflow.Application.Tests;

/// <summary>The folder <c>workflows/</c> of this repository.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.json").Order();

    public static IEnumerable<string> Ids => Files.Select(file => Path.GetFileNameWithoutExtension(file));

    private static string Find(string? folder) =>
        folder is null ? throw new InvalidOperationException("No workflows folder above the test's folder.")
        : Directory.Exists(Path.Combine(folder, "workflows", "campaigns")) ? Path.Combine(folder, "workflows")
        : Find(Path.GetDirectoryName(folder));
}
