using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>The pages are checked against the API this very host publishes: a route or a member that was renamed fails here, at the line that uses it.</summary>
public sealed class PortalTypesTests
{
    [Fact]
    public async Task The_pages_use_the_API_as_the_host_has_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignInAsync();
        var portal = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src", "Portal"));
        await File.WriteAllTextAsync(Path.Combine(portal, "..", "..", ".artifacts", "portal", "openapi.json"), await administrator.GetStringAsync("/openapi/v1.json"));

        using var check = Process.Start(new ProcessStartInfo("npm", ["run", "check", "--silent"]) { WorkingDirectory = portal, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = check.StandardError.ReadToEndAsync();
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();

        Assert.True(check.ExitCode == 0, said + await error);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
