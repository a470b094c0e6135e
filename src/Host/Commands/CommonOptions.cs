using System.CommandLine;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary>The options that every command on the product's data has. What is not given comes from the settings (environment, appsettings.json).</summary>
internal sealed class CommonOptions
{
    public CommonOptions(Command command)
    {
        command.Add(Database);
        command.Add(Workflows);
    }

    /// <summary>The setting of commands whose output is an answer: only what is wrong is logged.</summary>
    public static KeyValuePair<string, string?>[] Quiet { get; } = [new("Logging:LogLevel:Default", "Warning")];

    public Option<string?> Database { get; } = new("--database")
    {
        Description = "'sqlite' (data/benchmark-workflow.db in the working directory), the path of an SQLite file, or a PostgreSQL connection string.",
        HelpName = "database",
    };

    public Option<string?> Workflows { get; } = new("--workflows")
    {
        Description = "The folder with the workflow definitions, campaigns and mail templates.",
        HelpName = "folder",
    };

    /// <summary>The settings that the command line gives, over those of the environment.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings(ParseResult parsed)
    {
        if (parsed.GetValue(Database) is { } database) yield return new(nameof(ProductOptions.Database), database);
        if (parsed.GetValue(Workflows) is { } workflows) yield return new(nameof(ProductOptions.Workflows), workflows);
    }

    /// <summary>Only serving makes a database: elsewhere a path that was mistyped is refused, and leaves no file.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static void DemandDatabase(IServiceProvider services)
    {
        var given = services.GetRequiredService<IOptions<ProductOptions>>().Value.ConnectionString;
        if (Persistence.Database.FileOf(given) is { } file && !File.Exists(file))
            throw new UsageException($"There is no database '{Path.GetFullPath(file)}'. The server makes one when it first starts; --database names another.");
    }
}
