namespace BenchmarkWorkflow.Selection.Tests;

/// <summary>The data files the product ships, found from where the tests run.</summary>
internal static class ProductFiles
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Calendar => Path.Combine(Root, "workflows", "calendar", "cn-days.csv");

    public static string Campaign2022 => Path.Combine(Root, "workflows", "campaigns", "2022.json");

    private static string FindRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "BenchmarkWorkflow.sln"))) return at.FullName;
        throw new DirectoryNotFoundException($"No BenchmarkWorkflow.sln above {folder}.");
    }
}
