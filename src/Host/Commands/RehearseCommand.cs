using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Host.Rehearsal;
using BenchmarkWorkflow.Host.Rehearsal.Report;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>rehearse</c>: a whole season on a virtual clock, from the definitions and the campaign as they are.</summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        var campaign = new Option<int>("--campaign") { Description = "The year; its file is campaigns/<year>.json of the workflows folder.", HelpName = "year", DefaultValueFactory = _ => 2022, CustomParser = Given.Number("--campaign", 1, 9999) };
        var applications = new Option<int>("--applications") { Description = "How many companies apply, 1 to 100000.", HelpName = "count", DefaultValueFactory = _ => 240, CustomParser = Given.Number("--applications", 1, 100_000) };
        var seed = new Option<int>("--seed") { Description = "The luck of the season: the same seed gives the same season.", HelpName = "number", DefaultValueFactory = _ => 1, CustomParser = Given.Number("--seed") };
        var database = new Option<string>("--database") { Description = "'sqlite': one of its own, thrown away afterwards; or an empty database, which is kept: a PostgreSQL connection string, or the path of a file that ends in .db.", HelpName = "database", DefaultValueFactory = _ => "sqlite" };
        var workflows = new Option<string?>("--workflows") { Description = "The folder with the workflow definitions, campaigns and mail templates.", HelpName = "folder" };
        var json = new Option<FileInfo?>("--json") { Description = "Writes the result there as JSON.", HelpName = "file", CustomParser = Given.FileToWrite("--json") };
        var html = new Option<FileInfo?>("--html") { Description = "Writes a report with pictures there.", HelpName = "file", CustomParser = Given.FileToWrite("--html") };
        var progress = new Option<string>("--progress") { Description = "How far it is, on the error output: 'line' for people, 'json' for programs (one JSON object a line), 'none'.", HelpName = "line|json|none", DefaultValueFactory = _ => "line" };
        progress.AcceptOnlyFromAmong("line", "json", "none");
        var zone = new Option<string>("--time-zone") { Description = "The zone in which workflows live.", HelpName = "zone", DefaultValueFactory = _ => new ProductOptions().TimeZone };
        var validation = new Option<ValidationMode>("--validation") { Description = "How strictly definitions are published.", DefaultValueFactory = _ => new ProductOptions().Validation };
        var parentPipe = new Option<bool>("--parent-pipe") { Description = "Ends when the standard input does: whoever started it is no more.", Hidden = true };
        zone.Validators.Add(given =>
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(given.GetValue(zone)!, out _)) given.AddError($"--time-zone: there is no time zone '{given.GetValue(zone)}' on this machine.");
        });
        database.Validators.Add(given =>
        {
            if (WrongDatabase(given.GetValue(database) ?? "") is { } why) given.AddError($"--database: {why}");
        });

        var command = new Command("rehearse", "Runs a whole season with simulated people on a virtual clock and prints what happened.") { campaign, applications, seed, database, workflows, json, html, progress, zone, validation, parentPipe };
        command.SetAction(async (parsed, ct) =>
        {
            var options = new RehearsalOptions
            {
                Campaign = parsed.GetValue(campaign),
                Applications = parsed.GetValue(applications),
                Seed = parsed.GetValue(seed),
                Database = parsed.GetValue(database) is { } given && given != "sqlite" ? given : null,
                Workflows = Folder(parsed.GetValue(workflows)),
                TimeZone = parsed.GetRequiredValue(zone),
                Validation = parsed.GetValue(validation),
            };
            if (parsed.GetValue(parentPipe)) ParentPipe.Watch();
            return await RunAsync(options, parsed.GetValue(json), parsed.GetValue(html), parsed.GetRequiredValue(progress), ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(RehearsalOptions options, FileInfo? json, FileInfo? html, string told, CancellationToken ct)
    {
        using var line = told == "line" ? new ProgressLine(Console.Error, moves: !Console.IsErrorRedirected) : null;
        IProgress<RehearsalProgress>? progress = told == "json" ? new ProgressJson(Console.Error) : line;
        var started = Stopwatch.GetTimestamp();
        var (result, trace) = await Rehearsal.Rehearsal.RunAsync(options, progress, ct);
        result = result with { WallSeconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2) };
        if (json is not null) await File.WriteAllTextAsync(json.FullName, result.ToJson() + "\n", ct);
        if (html is not null) await File.WriteAllTextAsync(html.FullName, HtmlReport.Write(result, trace, TimeProvider.System.GetLocalNow()), ct);
        Summary.Write(result, trace, Console.Out);
        foreach (var file in new[] { json, html })
            if (file is not null) Console.WriteLine($"  已写入 written  {file.FullName}");
        return trace.Checks.All(check => check.Holds) ? ExitCode.Done : ExitCode.Findings;
    }

    /// <summary>A word that is neither is more likely mistyped than the name of a file, which the rehearsal would leave behind.</summary>
    private static string? WrongDatabase(string given)
    {
        if (given == "sqlite") return null;
        if (given.Length == 0) return "it is empty.";
        if (Database.ProblemOf(given) is { } why) return why;
        return Database.FileOf(given) is { } file && !file.EndsWith(".db", StringComparison.OrdinalIgnoreCase)
            ? $"'{given}' is none. It is to be 'sqlite', a PostgreSQL connection string (Host=…), or the path of an SQLite file that ends in .db." : null;
    }

    private static string Folder(string? given)
    {
        var folder = new ProductOptions { Workflows = given }.WorkflowsFolder;
        return Directory.Exists(folder) ? folder : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--workflows: there is no folder '{Path.GetFullPath(folder)}'."));
    }
}
