using System.Diagnostics;
using System.Globalization;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>
/// <c>startup</c>: from the start of a process to its first finished workflow, and of the whole web server to healthy and to its first HTTP workflow, on
/// databases that exist; what was published with <c>dotnet publish -c Release</c>, median of seven, with the process' own CPU time and its peak memory.
/// </summary>
internal static class StartupWorkload
{
    private const int Runs = 7;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-workflow-startup-").FullName;
        try
        {
            var (engine, host) = (await PublishAsync("tests/Benchmarks", folder), await PublishAsync("src/Host", folder));
            var workflows = Path.Combine(folder, "workflows");
            await HelloWorkflow.WriteAsync(Path.Combine(Repository.Root, "workflows"), workflows);
            var server = await PostgresServer.StartAsync(durable: true);
            foreach (var name in new[] { "first", "server" }) await server.ExecuteAsync($"create database startup_{name}_{Environment.ProcessId}");
            string Postgres(string name) => server.ConnectionString($"startup_{name}_{Environment.ProcessId}");

            Console.WriteLine("first workflow        ms   CPU ms   peak MiB   x Elsa");
            foreach (var (name, database, elsa) in new[] { ("memory", "memory", 1.3), ("SQLite", $"Data Source={folder}/first.db", 3.9), ("PostgreSQL", Postgres("first"), 5.1) })
                Print(name, elsa, await MedianAsync(() => FirstAsync(engine, database)));
            Console.WriteLine("web server            ms   CPU ms   peak MiB   x Elsa");
            foreach (var (name, database, elsa, elsaFirst) in new[] { ("SQLite", Path.Combine(folder, "server.db"), 4.8, (double?)5.5), ("PostgreSQL", Postgres("server"), 8.3, null) })
            {
                await ServerProcess.MakeReadyAsync(host, database, workflows, folder);
                var runs = new List<(Start Healthy, Start First)>();
                for (var run = 0; run < Runs; run++) runs.Add(await ServerProcess.StartAsync(host, database, workflows, folder));
                Print(name + ", healthy", elsa, Middle(runs.ConvertAll(run => run.Healthy)));
                Print(name + ", first HTTP", elsaFirst, Middle(runs.ConvertAll(run => run.First)));
            }

            foreach (var name in new[] { "first", "server" }) await server.ExecuteAsync($"drop database startup_{name}_{Environment.ProcessId} with (force)");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Start> FirstAsync(string published, string database)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [published, "first", database]) { RedirectStandardOutput = true, RedirectStandardInput = true })!; // an executable gives a process
        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync()) is not (null or "Finished"))
        {
            // The workflow's own line comes first.
        }

        if (line is null) throw new InvalidOperationException("The first workflow did not finish.");
        var start = new Start(clock.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds, Peak(process.Id));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return start;
    }

    private static async Task<Start> MedianAsync(Func<Task<Start>> start)
    {
        await start(); // makes the schema, and brings the files into the machine's memory
        var all = new List<Start>();
        for (var run = 0; run < Runs; run++) all.Add(await start());
        return Middle(all);
    }

    private static Start Middle(List<Start> starts) => new(
        starts.Select(start => start.Milliseconds).Order().ElementAt(Runs / 2), starts.Select(start => start.CpuMilliseconds).Order().ElementAt(Runs / 2), starts.Max(start => start.PeakBytes));

    private static void Print(string name, double? elsaSeconds, Start start) => Console.WriteLine(
        $"{name,-20}{start.Milliseconds,5:0}   {start.CpuMilliseconds,6:0}   {start.PeakBytes / 1024.0 / 1024,8:0}   {(elsaSeconds is { } elsa ? $"{elsa * 1000 / start.Milliseconds,5:0.0}x" : "")}");

    /// <summary>The highest resident memory so far, bytes.</summary>
    internal static long Peak(int process) =>
        File.ReadLines($"/proc/{process}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture) * 1024).FirstOrDefault();

    private static async Task<string> PublishAsync(string project, string folder)
    {
        var target = Path.Combine(folder, Path.GetFileName(project));
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Root, project), "-c", "Release", "-o", target, "-v", "q", "--nologo", "-p:BuildPortal=false"]))!; // an executable gives a process
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{project} was not published.");
        return Path.Combine(target, $"BenchmarkWorkflow.{Path.GetFileName(project)}.dll");
    }
}

/// <summary>One start: how long until the event in question, what the process had used, and its memory at most.</summary>
internal sealed record Start(double Milliseconds, double CpuMilliseconds, long PeakBytes);
