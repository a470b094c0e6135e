using System.CommandLine;
using BenchmarkWorkflow.Host.Serving;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>serve</c>: the system in real time, until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serves the system in real time (the default).");
        Configure(command);
        return command;
    }

    /// <summary>Gives <paramref name="command"/> the options of serving, and serving as its act.</summary>
    public static void Configure(Command command)
    {
        var common = new CommonOptions(command);
        var urls = new Option<string?>("--urls")
        {
            Description = $"Where to listen, several divided by ';' ({Server.DefaultUrls}).",
            HelpName = "urls",
        };
        command.Add(urls);
        command.SetAction(async (parsed, ct) =>
        {
            var settings = common.Settings(parsed).ToList();
            if (parsed.GetValue(urls) is { } given) settings.Add(new("urls", given));
            await using var server = Server.Build(settings);
            ListeningAddresses.Demand(server.Configuration["urls"] ?? ""); // Build gives the default
            await FirstStart.RunAsync(server.Services, Console.Out, ct);
            await server.StartAsync(ct);
            FirstStart.Announce(server.Urls, Console.Out);
            await server.WaitForShutdownAsync(ct);
            return ExitCode.Done;
        });
    }
}
