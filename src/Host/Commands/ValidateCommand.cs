using System.CommandLine;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Host.Definitions;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>definitions validate</c>: would the files be published? They are imported into a database of their own, so the product's is neither needed nor touched.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var workflows = new Option<string?>("--workflows") { Description = "The folder with the workflow definitions.", HelpName = "folder" };
        var ids = new Argument<string[]>("id") { Description = "Definition ids; all if none is given.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("validate", "Checks the files as publishing would. Exit code 1 if one would be refused.") { ids, workflows };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(ids) ?? [], parsed.GetValue(workflows), ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] ids, string? workflows, CancellationToken ct)
    {
        var scratch = Directory.CreateTempSubdirectory("validate-").FullName;
        try
        {
            Dictionary<string, string?> settings = new() { [nameof(ProductOptions.DataFolder)] = scratch, [nameof(ProductOptions.Database)] = "sqlite" };
            if (workflows is not null) settings[nameof(ProductOptions.Workflows)] = workflows;
            await using var host = Server.Build(settings.Concat(CommonOptions.Quiet));
            await host.Services.GetRequiredService<DatabaseSchema>().ApplyAsync(ct);
            return await CheckAsync(host.Services, ids, host.Services.GetRequiredService<IOptions<ProductOptions>>().Value.WorkflowsFolder, ct);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<int> CheckAsync(IServiceProvider services, string[] ids, string folder, CancellationToken ct)
    {
        var all = await DefinitionBook.ReadAsync(folder, ct);
        if (ids.Except(all.Select(source => source.Model.DefinitionId)).ToList() is { Count: > 0 } unknown) throw new UsageException($"No such definition in the files: {string.Join(", ", unknown)}.");
        var sources = ids.Length == 0 ? all : [.. all.Where(source => ids.Contains(source.Model.DefinitionId))];
        var found = await services.GetRequiredService<UnitOfWork>().RunAsync((scope, token) => ProblemsAsync(scope, all, token), ct); // all, since they name one another
        var problems = found.Where(one => sources.Contains(one.Source)).ToList();
        foreach (var (source, problem) in problems)
            Console.WriteLine($"{source.Path}: {problem.Path}: {(problem.Blocks ? "refused" : "warning")}: {problem.Message} {problem.MessageEn}");
        var refused = problems.Where(found => found.Problem.Blocks).Select(found => found.Source.Path).Distinct().Count();
        Console.WriteLine($"{sources.Count} definitions, {refused} would be refused.");
        return refused == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static async Task<List<(DefinitionSource Source, DefinitionProblem Problem)>> ProblemsAsync(IServiceProvider services, IReadOnlyList<DefinitionSource> sources, CancellationToken ct)
    {
        var manager = services.GetRequiredService<DefinitionManager>();
        List<(DefinitionSource Source, WorkflowDefinition Version)> drafts = [];
        foreach (var source in sources) drafts.Add((source, await manager.ImportAsync(source.Model, WorkflowFiles.Provider, ct)));
        List<(DefinitionSource, DefinitionProblem)> problems = [];
        foreach (var (source, version) in drafts)
            foreach (var problem in await manager.ValidateAsync(version, ct)) problems.Add((source, problem));
        return problems;
    }
}
