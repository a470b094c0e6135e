using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Architecture.Tests;

/// <summary>An operator filters and alarms by event id: each means one thing.</summary>
public sealed partial class EventIdTests
{
    [Fact]
    public void Every_log_line_has_an_event_id_of_its_own()
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Lines().Matches(File.ReadAllText(file)).Select(line => (Id: line.Groups["id"].Value, File: Path.GetFileName(file)))).ToList();

        Assert.True(lines.Count > 20, $"Only {lines.Count} log lines were found.");
        Assert.DoesNotContain(lines, line => line.Id.Length == 0);
        Assert.Empty(lines.GroupBy(line => line.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(line => line.File))}"));
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId\s*=\s*)?(?<id>\d*)")]
    private static partial Regex Lines();
}
