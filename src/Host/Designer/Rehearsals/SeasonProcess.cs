using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkWorkflow.Engine.Validation;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>How far a season is.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Day">The virtual day, <c>yyyy-MM-dd</c>.</param>
internal sealed record SeasonProgress(double Share, string? Day);

/// <summary>One season to be rehearsed.</summary>
/// <param name="Folder">The workflows.</param>
/// <param name="Scratch">A folder for what the process writes; the caller removes it.</param>
/// <param name="Campaign">The year.</param>
/// <param name="Applications">How many companies apply.</param>
/// <param name="Seed">The luck.</param>
/// <param name="TimeZone">As the product is set.</param>
/// <param name="Validation">As the product is set.</param>
/// <param name="TimeLimit">The longest it may take.</param>
/// <param name="MemoryMegabytes">The most memory it may take.</param>
internal sealed record SeasonOrder(
    string Folder, string Scratch, int Campaign, int Applications, int Seed, string TimeZone, ValidationMode Validation, TimeSpan TimeLimit, int MemoryMegabytes);

/// <summary>What became of the process.</summary>
/// <param name="Result">The season as JSON; null if it did not come to one.</param>
/// <param name="Error">Why not, for people.</param>
internal sealed record SeasonOutcome(string? Result, string? Error);

/// <summary>One rehearsed season in a process of its own: the same program, on a database that lives and dies with its folder. Nothing it does reaches this one.</summary>
internal static class SeasonProcess
{
    private static readonly HashSet<string> Passed = new(["PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TZDIR", "LD_LIBRARY_PATH", "SystemRoot", "USERPROFILE", "TEMP", "TMP"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs it. Cancelled, or over its time, it is killed with all it has started; it ends by itself when this process is no more.</summary>
    /// <param name="order">What is to be rehearsed, and within which limits.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<SeasonOutcome> RunAsync(SeasonOrder order, Action<SeasonProgress> progress, CancellationToken ct)
    {
        var (result, limit) = (Path.Combine(order.Scratch, "result.json"), order.TimeLimit);
        using var process = new Process { StartInfo = Start(order, result) };
        var said = new StringBuilder();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Take(line.Data, progress, said);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        LowerPriority(process);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            return new(null, string.Create(CultureInfo.InvariantCulture, $"演练超过了 {limit.TotalMinutes:0} 分钟的时限，已停止。流程中可能有不停循环的步骤；也可以减少申报数量再试。"));
        }

        if (File.Exists(result)) return new(await File.ReadAllTextAsync(result, ct), null);
        var words = said.ToString().Trim();
        if (words.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || words.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal))
            return new(null, string.Create(CultureInfo.InvariantCulture, $"演练用完了 {order.MemoryMegabytes} MB 的内存，已停止。流程中可能有不断增加数据的步骤；也可以减少申报数量再试。"));
        return new(null, words.Length > 0 ? words : string.Create(CultureInfo.InvariantCulture, $"演练进程以代码 {process.ExitCode} 结束。"));
    }

    /// <summary>How the process is started. Of this one's environment it gets only what a program needs to run: no database, no password.</summary>
    internal static ProcessStartInfo Start(SeasonOrder order, string result)
    {
        var program = typeof(SeasonProcess).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = order.Scratch, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false, CreateNoWindow = true,
        };
        var own = Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null);
        if (File.Exists(own)) start.FileName = own;
        else start.ArgumentList.Add(program);
        string[] arguments =
        [
            "rehearse", "--workflows", order.Folder, "--campaign", Text(order.Campaign), "--applications", Text(order.Applications), "--seed", Text(order.Seed),
            "--time-zone", order.TimeZone, "--validation", order.Validation.ToString(), "--json", result, "--progress", "json", "--parent-pipe",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => !Needed(name)).ToList()) start.Environment.Remove(name);
        start.Environment["TMPDIR"] = order.Scratch; // its database is gone with the folder, whatever ends the process
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = (order.MemoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);
        return start;
    }

    /// <summary>Whether the process gets the variable of that name. One with two underscores is a setting of the product, whatever it begins with.</summary>
    internal static bool Needed(string name) =>
        Passed.Contains(name) || (!name.Contains("__", StringComparison.Ordinal) && (name.StartsWith("DOTNET_", StringComparison.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal)));

    private static void Take(string? line, Action<SeasonProgress> progress, StringBuilder said)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("share", out var share))
            {
                progress(new(share.GetDouble(), told.TryGetProperty("day", out var day) ? day.GetString() : null));
                return;
            }
        }
        catch (JsonException)
        {
            // Words for people: what went wrong.
        }

        if (said.Length < 4000) said.AppendLine(line);
    }

    /// <summary>People who work now go before.</summary>
    private static void LowerPriority(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception refused) when (refused is System.ComponentModel.Win32Exception or InvalidOperationException or NotSupportedException)
        {
            // It has ended already, or the system does not allow it: it runs as it is.
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
