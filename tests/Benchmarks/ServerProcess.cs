using System.Diagnostics;
using System.Net;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>The published web server in a process of its own.</summary>
internal static class ServerProcess
{
    /// <summary>Starts it once, so that the database has all it needs.</summary>
    public static Task MakeReadyAsync(string host, string database, string workflows, string folder) => StartAsync(host, database, workflows, folder);

    /// <summary>Starts it, asks until it is healthy and until the first HTTP workflow has answered, and ends it.</summary>
    public static async Task<(Start Healthy, Start First)> StartAsync(string host, string database, string workflows, string folder)
    {
        var address = $"http://127.0.0.1:{Ports.Free()}";
        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });
        var start = new ProcessStartInfo("dotnet", [host, "serve", "--database", database, "--workflows", workflows, "--urls", address]) { RedirectStandardOutput = true };
        start.Environment["DataFolder"] = Path.Combine(folder, "data");
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!; // an executable gives a process
        _ = process.StandardOutput.ReadToEndAsync();
        try
        {
            await UntilAsync(client, address + "/health/ready", process);
            var healthy = Now(clock, process);
            await UntilAsync(client, address + "/workflows/hello", process);
            return (healthy, Now(clock, process));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static Start Now(Stopwatch clock, Process process)
    {
        process.Refresh();
        return new Start(clock.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds, StartupWorkload.Peak(process.Id));
    }

    private static async Task UntilAsync(HttpClient client, string address, Process process)
    {
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException("The server ended.");
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(10);
        }
    }
}
