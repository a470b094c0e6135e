using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>How far a season is.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Day">The virtual day, <c>yyyy-MM-dd</c>.</param>
internal sealed record SeasonProgress(double Share, string? Day);

/// <summary>What became of the process.</summary>
/// <param name="Result">The season as JSON; null if it did not come to one.</param>
/// <param name="Error">Why not, for people.</param>
internal sealed record SeasonOutcome(string? Result, string? Error);

/// <summary>One rehearsed season in a process of its own: the same program, on a database that lives and dies with its folder. Nothing it does reaches this one.</summary>
internal static class SeasonProcess
{
    /// <summary>Runs it. Cancelled, or over its time, it is killed with all it has started.</summary>
    /// <param name="folder">The workflows; what the process writes goes beside it.</param>
    /// <param name="scratch">A folder that the caller removes.</param>
    /// <param name="campaign">The year.</param>
    /// <param name="applications">How many companies apply.</param>
    /// <param name="seed">The luck.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="limit">The longest it may take.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<SeasonOutcome> RunAsync(string folder, string scratch, int campaign, int applications, int seed, Action<SeasonProgress> progress, TimeSpan limit, CancellationToken ct)
    {
        var result = Path.Combine(scratch, "result.json");
        using var process = new Process { StartInfo = Start(folder, scratch, result, campaign, applications, seed) };
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
        return new(null, words.Length > 0 ? words : string.Create(CultureInfo.InvariantCulture, $"演练进程以代码 {process.ExitCode} 结束。"));
    }

    private static ProcessStartInfo Start(string folder, string scratch, string result, int campaign, int applications, int seed)
    {
        var program = typeof(SeasonProcess).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = scratch, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true,
        };
        var own = Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null);
        if (File.Exists(own)) start.FileName = own;
        else start.ArgumentList.Add(program);
        foreach (var argument in (string[])["rehearse", "--workflows", folder, "--campaign", Text(campaign), "--applications", Text(applications), "--seed", Text(seed), "--json", result, "--progress", "json"]) start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = scratch; // its database is gone with the folder, whatever ends the process
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

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
