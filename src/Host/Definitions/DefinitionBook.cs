using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Host.Definitions;

/// <summary>The definitions of the workflows folder beside those of the database.</summary>
public static class DefinitionBook
{
    /// <summary>Reads every definition file of a folder.</summary>
    /// <exception cref="UsageException">A file is no definition, or two are the same one: which, where and why.</exception>
    public static async Task<IReadOnlyList<DefinitionSource>> ReadAsync(string folder, CancellationToken ct)
    {
        var (sources, problems) = (new List<DefinitionSource>(), new List<string>());
        foreach (var path in WorkflowFiles.In(folder))
        {
            try
            {
                var json = StrictJson.Read(await File.ReadAllTextAsync(path, ct));
                var source = new DefinitionSource(path, json, DefinitionJson.Read(json));
                if (string.IsNullOrEmpty(source.Model.DefinitionId)) problems.Add($"{path}: definitionId is missing.");
                else if (sources.Find(other => other.Model.DefinitionId == source.Model.DefinitionId) is { } same) problems.Add($"{path}: {same.Path} is the same definition, '{source.Model.DefinitionId}'.");
                else sources.Add(source);
            }
            catch (DefinitionJsonException wrong)
            {
                problems.Add($"{path}: {wrong.Message}");
            }
        }

        return problems.Count == 0 ? sources : throw new UsageException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>Compares the files with the database; those named in <paramref name="ids"/>, or all.</summary>
    /// <exception cref="UsageException">An id is neither in the files nor in the database.</exception>
    public static async Task<IReadOnlyList<ComparedDefinition>> CompareAsync(UnitOfWork work, IReadOnlyList<DefinitionSource> sources, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var versions = await work.ReadAsync(
            (services, token) => services.GetRequiredService<IWorkflowDefinitionStore>().FindManyAsync(new(), new(WorkflowDefinitionOrder.Version), token), ct);
        var stored = versions.ToLookup(version => version.DefinitionId);
        var all = sources.Select(source => source.Model.DefinitionId!).Union(versions.Select(version => version.DefinitionId)).Order(StringComparer.Ordinal)
            .Select(id => Compare(id, sources.FirstOrDefault(source => source.Model.DefinitionId == id), [.. stored[id]])).ToList();
        if (ids.Except(all.Select(one => one.DefinitionId)).ToList() is { Count: > 0 } unknown)
            throw new UsageException($"No such definition in the files or the database: {string.Join(", ", unknown)}.");
        return ids.Count == 0 ? all : all.FindAll(one => ids.Contains(one.DefinitionId));
    }

    private static ComparedDefinition Compare(string id, DefinitionSource? source, IReadOnlyList<WorkflowDefinition> versions) => new(
        id,
        source,
        versions.FirstOrDefault(version => version.IsLatest),
        versions.FirstOrDefault(version => version.IsPublished),
        versions.LastOrDefault(version => version.ProviderName == WorkflowFiles.Provider));
}
