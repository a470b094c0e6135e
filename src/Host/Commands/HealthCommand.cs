using System.CommandLine;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>health</c>: asks a running server whether it is well, for containers and supervisors that have no client of their own.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var url = new Option<Uri>("--url")
        {
            Description = $"The server's address ({Server.DefaultUrls}).",
            HelpName = "url",
            DefaultValueFactory = _ => new Uri(Server.DefaultUrls),
            CustomParser = Given.Address("--url"),
        };
        var command = new Command("health", "Asks a running server whether it is well: exit code 0 if it is, 1 if it is not or does not answer.") { url };
        command.SetAction((parsed, ct) => AskAsync(parsed.GetValue(url)!, ct));
        return command;
    }

    private static async Task<int> AskAsync(Uri url, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var response = await client.GetAsync(new Uri("health/ready", UriKind.Relative), ct);
            Console.WriteLine(await response.Content.ReadAsStringAsync(ct));
            return response.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Findings;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine($"No answer from {url}: {failed.Message}");
            return ExitCode.Findings;
        }
    }
}
