using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Studio.Definitions;

namespace BenchmarkWorkflow.Host.Definitions;

/// <summary>Moves definitions between the files and the database. What was changed on the other side is never overwritten without <c>force</c>.</summary>
public static class DefinitionTransfer
{
    /// <summary>What <see cref="PushAsync"/> may bring in.</summary>
    public static bool MayPush(ComparedDefinition one, bool force) => one.State switch
    {
        FileState.OnlyInFiles or FileState.ChangedInFiles => true,
        FileState.EditedInStudio or FileState.ChangedInBoth => force,
        FileState.Same or FileState.OnlyInDatabase => false,
    };

    /// <summary>What <see cref="PullAsync"/> may write.</summary>
    public static bool MayPull(ComparedDefinition one, bool force) => one.State switch
    {
        FileState.OnlyInDatabase or FileState.EditedInStudio => true,
        FileState.ChangedInFiles or FileState.ChangedInBoth => force,
        FileState.Same or FileState.OnlyInFiles => false,
    };

    /// <summary>Imports the files and publishes them, all in one transaction.</summary>
    /// <exception cref="UsageException">One cannot run: which, where and why. Nothing was changed.</exception>
    public static Task PushAsync(UnitOfWork work, IReadOnlyList<ComparedDefinition> definitions, CancellationToken ct) => work.RunAsync(
        async (services, token) =>
        {
            var manager = services.GetRequiredService<DefinitionManager>();
            foreach (var one in definitions) await manager.ImportAsync(one.Source!.Model, WorkflowFiles.Provider, token); // all are there first, since they name one another
            foreach (var one in definitions) await PublishAsync(manager, one, token);
        },
        ct);

    /// <summary>Writes the latest version into its file; a definition without one gets <c>{definitionId}.json</c>.</summary>
    /// <returns>The file.</returns>
    public static async Task<string> PullAsync(ComparedDefinition one, string folder, CancellationToken ct)
    {
        var path = one.Source?.Path ?? Path.Combine(folder, FileName(one.DefinitionId));
        var draft = path + ".new";
        await File.WriteAllTextAsync(draft, DefinitionFile.Text(one.Latest!, one.Source?.Json), ct); // only what is in the database is pulled
        File.Move(draft, path, overwrite: true);
        return path;
    }

    private static async Task PublishAsync(DefinitionManager manager, ComparedDefinition one, CancellationToken ct)
    {
        try
        {
            await manager.PublishAsync(one.DefinitionId, ct);
        }
        catch (DefinitionInvalidException invalid)
        {
            throw new UsageException(string.Join(Environment.NewLine, invalid.Problems.Where(problem => problem.Blocks).Select(problem => $"{one.Source!.Path}: {problem.Path}: {problem.Message} {problem.MessageEn}")));
        }
    }

    private static string FileName(string definitionId) =>
        string.Concat(definitionId.Select(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-')) + ".json";
}
