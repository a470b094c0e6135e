using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Persistence;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>Brings the definitions of the workflows folder into the database: those it has none of. What is there stays as it is; <c>definitions</c> compares.</summary>
public static class WorkflowFiles
{
    /// <summary>What the definitions that come from files name as their provider.</summary>
    public const string Provider = "Files";

    /// <summary>The definition files, in the order of their names.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    /// <summary>Imports what is missing and publishes it, all in one transaction; tells on <paramref name="output"/> what came in.</summary>
    /// <exception cref="Commands.UsageException">A file is no definition, or one that cannot run: which, where and why. Nothing came in.</exception>
    public static async Task LoadAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var files = In(services.GetRequiredService<IOptions<ProductOptions>>().Value.WorkflowsFolder).ToList();
        var added = await services.GetRequiredService<UnitOfWork>().RunAsync((scope, token) => LoadAsync(scope, files, token), ct);
        if (added.Count > 0) output.WriteLine($"Workflow definitions were loaded: {string.Join(", ", added)}.");
    }

    private static async Task<IReadOnlyList<string>> LoadAsync(IServiceProvider services, IReadOnlyList<string> files, CancellationToken ct)
    {
        var manager = services.GetRequiredService<DefinitionManager>();
        var store = services.GetRequiredService<IWorkflowDefinitionStore>();
        List<(string File, string Id)> added = [];
        foreach (var file in files)
        {
            var model = await ReadAsync(file, ct);
            if (model.DefinitionId is not { Length: > 0 } id) throw new Commands.UsageException($"{file}: definitionId is missing.");
            if (await store.CountAsync(new WorkflowDefinitionFilter { DefinitionId = id }, ct) > 0) continue;
            await manager.ImportAsync(model, Provider, ct);
            added.Add((file, id));
        }

        foreach (var definition in added) await PublishAsync(manager, definition.File, definition.Id, ct); // all are there first, since they name one another
        return [.. added.Select(definition => definition.Id)];
    }

    private static async Task<DefinitionModel> ReadAsync(string file, CancellationToken ct)
    {
        try
        {
            return DefinitionJson.Read(await File.ReadAllTextAsync(file, ct));
        }
        catch (DefinitionJsonException wrong)
        {
            throw new Commands.UsageException($"{file}: {wrong.Message}");
        }
    }

    private static async Task PublishAsync(DefinitionManager manager, string file, string definitionId, CancellationToken ct)
    {
        try
        {
            await manager.PublishAsync(definitionId, ct);
        }
        catch (DefinitionInvalidException invalid)
        {
            throw new Commands.UsageException(string.Join(Environment.NewLine, invalid.Problems.Where(problem => problem.Blocks).Select(problem => $"{file}: {problem.Path}: {problem.Message} {problem.MessageEn}")));
        }
    }
}
