namespace BenchmarkWorkflow.Architecture.Tests;

internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder) =>
        folder is null ? throw new InvalidOperationException("No BenchmarkWorkflow.sln above the test's folder.")
        : File.Exists(Path.Combine(folder, "BenchmarkWorkflow.sln")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
