using System.Diagnostics;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Rehearsal;

/// <summary>Whole seasons, run by the command as people run it, on the definitions, the campaign and the letters that are shipped.</summary>
public sealed class RehearseTests
{
    internal static string Workflows => Repository.Workflows;

    [Fact]
    public async Task A_season_of_the_shipped_definitions_ends_with_everything_that_must_hold()
    {
        var (exit, result) = await RehearseAsync(applications: 40, seed: 1);

        Assert.Equal(ExitCode.Done, exit); // the command checks all that must hold and answers Findings if something does not
        var applications = result["applications"]!.AsArray();
        Assert.Equal(40, applications.Count);
        Assert.Equal(49, result["units"]!.AsArray().Count);
        Assert.Equal(4, result["events"]!.AsArray().Count);
        Assert.All(result["events"]!.AsArray(), meeting => Assert.InRange((int)meeting!["attended"]!, 1, (int)meeting["registered"]!));
        Assert.Superset(
            new HashSet<string> { "selected", "notRecommended", "late" },
            applications.Select(application => (string)application!["outcome"]!).ToHashSet());
        Assert.Equal(applications.Count(application => (string)application!["outcome"]! == "selected"), (int)result["notice"]!["selected"]!);
        Assert.Equal([0, 0], new[] { (int)result["instances"]!["running"]!, (int)result["instances"]!["faulted"]! });
        Assert.Equal(0, (int)result["incidents"]!);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_season_to_the_byte_apart_from_the_wall_clock()
    {
        var (_, first) = await RehearseAsync(applications: 6, seed: 7);
        var (_, second) = await RehearseAsync(applications: 6, seed: 7);
        var (_, other) = await RehearseAsync(applications: 6, seed: 8);

        Assert.Equal(WithoutWallClock(first), WithoutWallClock(second));
        Assert.NotEqual(WithoutWallClock(first), WithoutWallClock(other));
    }

    [Fact]
    public async Task A_season_on_PostgreSQL_comes_to_the_same_as_on_SQLite()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseKind.Postgres);

        var (exit, onPostgres) = await RehearseAsync(applications: 6, seed: 3, "--database", database.ConnectionString);
        var (_, onSqlite) = await RehearseAsync(applications: 6, seed: 3);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(WithoutWallClock(onSqlite), WithoutWallClock(onPostgres));
    }

    [Fact]
    public async Task The_report_shows_the_season_without_a_script()
    {
        using var folder = new Folder();
        var html = Path.Combine(folder.Path, "season.html");

        await CommandLine.RunAsync(["rehearse", "--workflows", Workflows, "--applications", "4", "--html", html]);

        var page = await File.ReadAllTextAsync(html);
        Assert.Contains("<svg", page);
        Assert.DoesNotContain("<script", page);
        Assert.Contains("生成于 made 2", page);
        Assert.Equal(Shipped.Ids.Count(), page.Split("<td><code>").Length - 1); // what ran
        Assert.DoesNotContain("预演", page);
    }

    [Fact]
    public async Task A_program_that_runs_it_reads_the_progress_as_a_JSON_object_a_line()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(CommandLine).Assembly.Location, "rehearse", "--workflows", Workflows, "--applications", "3", "--progress", "json"]) { RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("dotnet did not start.");
        var summary = process.StandardOutput.ReadToEndAsync();
        var lines = (await process.StandardError.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCode.Done, process.ExitCode);
        Assert.Contains("seed 1", await summary);
        var shares = lines.Select(line => (double)line["share"]!).ToList();
        Assert.Equal(["preparing", "running", "reading", "done"], lines.Select(line => (string)line["phase"]!).Distinct());
        Assert.Equal(shares.Order(), shares);
        Assert.Equal([0, 1], [shares[0], shares[^1]]);
        Assert.Equal("2022-06-06", (string)lines[0]["day"]!);
        Assert.True(lines.Count > 30, $"{lines.Count} lines");
        Assert.True((int)lines[^1]["acts"]! > 3 && (int)lines[^1]["bursts"]! > 3, lines[^1].ToJsonString());
    }

    [Fact]
    public async Task A_season_in_which_nobody_comes_as_far_as_a_notice_holds_without_one()
    {
        var (exit, result) = await RehearseAsync(applications: 1, seed: -5);

        Assert.DoesNotContain("selected", result["applications"]!.AsArray().Select(application => (string)application!["outcome"]!));
        Assert.Null(result["notice"]);
        Assert.Equal(ExitCode.Done, exit);
    }

    [Theory]
    [InlineData("--campaign", "1999")]
    [InlineData("--progress", "loud")]
    [InlineData("--applications", "0")]
    [InlineData("--json", "no/such/folder/season.json")]
    [InlineData("--workflows", "no/such/folder")]
    public async Task A_wrong_argument_is_refused_before_anything_runs(string option, string value)
    {
        string[] workflows = option == "--workflows" ? [] : ["--workflows", Workflows];

        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["rehearse", option, value, .. workflows]));
    }

    private static async Task<(int Exit, JsonObject Result)> RehearseAsync(int applications, int seed, params string[] more)
    {
        using var folder = new Folder();
        var json = Path.Combine(folder.Path, "season.json");
        var exit = await CommandLine.RunAsync(["rehearse", "--workflows", Workflows, "--applications", $"{applications}", "--seed", $"{seed}", "--json", json, .. more]);
        return (exit, JsonNode.Parse(await File.ReadAllTextAsync(json))!.AsObject());
    }

    private static string WithoutWallClock(JsonObject result)
    {
        var copy = result.DeepClone().AsObject();
        copy.Remove("wallSeconds");
        return copy.ToJsonString();
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("benchmark-rehearse-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
