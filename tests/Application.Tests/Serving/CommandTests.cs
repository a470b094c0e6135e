using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>What people mistype is said in a line, ends with the documented code and leaves nothing behind; the program is run as they run it.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commands-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--applications", "rehearse", "--applications", "abc")]
    [InlineData("--applications", "rehearse", "--applications", "0")]
    [InlineData("--campaign", "rehearse", "--campaign", "next")]
    [InlineData("--seed", "rehearse", "--seed", "1.5")]
    [InlineData("it is a folder", "rehearse", "--html", ".")]
    [InlineData("there is no folder", "rehearse", "--json", "no/such/season.json")]
    [InlineData("'foo' is none", "rehearse", "--database", "foo")]
    [InlineData("'foo' is no address", "serve", "--urls", "foo")]
    [InlineData("is no address", "serve", "--urls", "http://127.0.0.1:99999")]
    [InlineData("--url must be an address", "health", "--url", "127.0.0.1:5080")]
    [InlineData("There is no database", "definitions", "list", "--database", "nope.db")]
    [InlineData("There is no database", "accounts", "unlock", "admin", "--database", "nope.db")]
    [InlineData("Couldn't set foo", "definitions", "list", "--database", "Host=localhost;Foo=1")]
    [InlineData("Workflows: there is no folder", "definitions", "validate", "--workflows", "nowhere")]
    [InlineData("No such definition in the files: nope", "definitions", "validate", "nope")]
    [InlineData("accounts unlock --help", "accounts", "unlock")]
    [InlineData("belong together", "accounts", "add", "li", "--role", "unit")]
    public async Task A_mistyped_command_line_is_refused_in_a_few_lines_and_leaves_no_file(string said, params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.True(error.Split('\n').Length <= 4 && !error.Contains("   at ", StringComparison.Ordinal), error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task An_address_that_another_program_listens_on_is_told_in_a_line_before_a_database_is_made()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, _, error) = await RunAsync("serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("is taken", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Health_asks_the_server_at_the_address_it_is_given_with_and_without_a_path()
    {
        await using var server = await RunningServer.StartAsync();
        var url = server.Anonymous.BaseAddress!.ToString().TrimEnd('/');

        Assert.Equal(ExitCode.Done, await AskAsync(url));
        Assert.Equal(ExitCode.Done, await AskAsync(url + "/"));
        Assert.Equal(ExitCode.Findings, await CommandLine.RunAsync(["health", "--url", url + "/elsewhere"]));
        Assert.Equal(ExitCode.Findings, await CommandLine.RunAsync(["health", "--url", "http://127.0.0.1:1"]));
    }

    /// <summary>The command waits four seconds, which a machine that runs other tests beside this one may need for anything.</summary>
    private static async Task<int> AskAsync(string url)
    {
        for (var attempt = 1; ; attempt++)
            if (await CommandLine.RunAsync(["health", "--url", url]) is var code && (code == ExitCode.Done || attempt == 10)) return code;
    }

    [Fact]
    public async Task A_definition_is_validated_alone_where_it_is_named()
    {
        var (code, output, _) = await RunAsync("definitions", "validate", "eligibility");

        Assert.Equal((ExitCode.Done, "1 definitions, 0 would be refused."), (code, output.Trim())); // nor does it warn
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Workflows"] = Repository.Workflows },
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
