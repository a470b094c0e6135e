using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Selection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary>The program's commands. Without one it serves.</summary>
public static partial class CommandLine
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
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures) Console.Error.WriteLine(Wrapped().Match(failure) is { Success: true } said ? said.Groups["what"].Value : failure);
            return ExitCode.Usage;
        }
        catch (Exception wrong) when (wrong is UsageException or SchemaRefusedException or DataFileException or RuleBrokenException or InvalidDataException || IsSetting(wrong))
        {
            Console.Error.WriteLine(wrong.Message);
            return ExitCode.Usage;
        }
        catch (Exception failed) when (failed is DbException or SocketException or IOException or UnauthorizedAccessException)
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

    /// <summary>The command as it is typed: what <c>--help</c> is asked of.</summary>
    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
            if (at is CommandResult command) names.Insert(0, command.Command.Name);
        return string.Join(' ', names);
    }

    /// <summary>A setting that cannot be read, such as a word where a number should be, or an address that Kestrel refuses, such as one with https and no certificate.</summary>
    private static bool IsSetting(Exception wrong) => wrong is InvalidOperationException && wrong.Source is "Microsoft.Extensions.Configuration.Binder" or "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <summary>What an option's check says, inside of what the framework says around it.</summary>
    [GeneratedRegex("with the error: '(?<what>.*)'\\.?$", RegexOptions.Singleline)]
    private static partial Regex Wrapped();
}
