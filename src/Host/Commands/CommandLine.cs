using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Selection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary>The program's commands. Without one it serves.</summary>
public static class CommandLine
{
    /// <summary>Runs what <paramref name="args"/> ask for and answers an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine($"See '{Path(parsed)} --help'.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception wrong) when (wrong is UsageException or OptionsValidationException or SchemaRefusedException or DataFileException or RuleBrokenException)
        {
            Console.Error.WriteLine(wrong.Message);
            return ExitCode.Usage;
        }
        catch (Exception failed) when (failed is DbException or SocketException or IOException)
        {
            Console.Error.WriteLine(failed.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("The national quality benchmark selection, run as workflows. Without a command it serves.");
        ServeCommand.Configure(root);
        root.Add(ServeCommand.Create());
        root.Add(RehearseCommand.Create());
        root.Add(DefinitionsCommand.Create());
        root.Add(AccountsCommand.Create());
        root.Add(HealthCommand.Create());
        return root;
    }

    private static string Path(ParseResult parsed) => parsed.CommandResult.Command is RootCommand root ? root.Name : $"{parsed.RootCommandResult.Command.Name} {parsed.CommandResult.Command.Name}";
}
