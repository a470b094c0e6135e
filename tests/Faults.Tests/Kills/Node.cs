using System.Diagnostics;

namespace BenchmarkWorkflow.Faults.Tests.Kills;

/// <summary>A node of the product in a process of its own, which works until it is killed.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private Node(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts one; answered when it works.</summary>
    public static async Task<Node> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory.Replace("Faults.Tests", "Faults.Worker"), "BenchmarkWorkflow.Faults.Worker.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_TieredPGO"] = "0"; // it lives for a second or two
        var node = new Node(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
        if (await node.process.StandardOutput.ReadLineAsync() != "working") throw new InvalidOperationException("The node did not begin: " + await node.errors);
        _ = node.process.StandardOutput.ReadToEndAsync();
        return node;
    }

    /// <summary>SIGKILL: whatever it was doing stays undone or done.</summary>
    public async ValueTask DisposeAsync()
    {
        Assert.False(process.HasExited, "The node ended by itself.");
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
