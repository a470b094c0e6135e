using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests;

/// <summary>The data files the product ships, found from where the tests run.</summary>
internal static class ProductFiles
{
    public static string Calendar => Path.Combine(Repository.Workflows, "calendar", "cn-days.csv");

    public static string Campaign2022 => Path.Combine(Repository.Workflows, "campaigns", "2022.json");
}
