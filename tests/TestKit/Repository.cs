namespace BenchmarkWorkflow.TestKit;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The definitions that ship, with the mail templates, campaigns and calendars beside them.</summary>
    public static string Workflows { get; } = Path.Combine(Root, "workflows");

    private static string Find(string? folder) =>
        folder is null ? throw new DirectoryNotFoundException($"No BenchmarkWorkflow.sln above {AppContext.BaseDirectory}.")
        : File.Exists(Path.Combine(folder, "BenchmarkWorkflow.sln")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
