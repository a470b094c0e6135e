using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkWorkflow.Host.Commands;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>
/// A whole season by the command people use, with few companies and with many, each in a process of its own: what it costs, what a company costs, what
/// each more than in the row before adds, and whether a company costs more when there are many. Fails where a season's checks do. Linux only: the processor
/// time is the kernel's account of the child.
/// </summary>
internal static class SeasonWorkload
{
    public static async Task<int> RunAsync(string[] sizes)
    {
        int[] counts = sizes.Length == 0 ? [100, 240, 1000, 5000] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        Console.WriteLine("| applications | wall s | CPU s | CPU ms per application | each more | ratio | peak MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        double? first = null;
        (int Count, double Cpu) last = default;
        foreach (var count in counts)
        {
            var before = Usage();
            var started = Stopwatch.GetTimestamp();
            if (await RehearseAsync(count) is not ExitCode.Done and var exit)
            {
                Console.Error.WriteLine($"rehearse --applications {count} ended with {exit}.");
                return 1;
            }

            var (wall, after) = (Stopwatch.GetElapsedTime(started), Usage());
            var cpu = after.Seconds - before.Seconds;
            var each = cpu * 1000 / count;
            var more = count > last.Count ? (cpu - last.Cpu) * 1000 / (count - last.Count) : double.NaN; // sizes may be given in any order
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} | {wall.TotalSeconds:0.0} | {cpu:0.0} | {each:0.0} | {more:0.0} | {each / (first ??= each):0.00} | {after.PeakMegabytes} |"));
            last = (count, cpu);
        }

        return 0;
    }

    private static async Task<int> RehearseAsync(int applications)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "rehearse", "--applications", $"{applications}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>What the children that have ended cost together, and the most memory one of them held.</summary>
    private static (double Seconds, long PeakMegabytes) Usage()
    {
        var usage = new long[18]; // struct rusage: two timevals of two longs, then fourteen longs, the first of which is the peak in KB
        if (GetResourceUsage(Children, usage) != 0) throw new InvalidOperationException("getrusage failed.");
        return (usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6), usage[4] / 1024);
    }

    private const int Children = -1;

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
