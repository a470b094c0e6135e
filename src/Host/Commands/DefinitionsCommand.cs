using System.CommandLine;
using BenchmarkWorkflow.Host.Definitions;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>definitions</c>: the files of <c>workflows/</c> against the database.</summary>
internal static class DefinitionsCommand
{
    private sealed record Work(IServiceProvider Services, string Folder, IReadOnlyList<DefinitionSource> Sources, IReadOnlyList<ComparedDefinition> Definitions);

    public static Command Create() => new("definitions", "Compares and moves workflow definitions between the files and the database.")
    {
        On("list", "Lists the definitions and how each file stands to the database.", force: false, (work, _, _) => Task.FromResult(List(work))),
        On("diff", "Tells what differs, from the file to the database. Exit code 1 if anything does.", force: false, (work, _, _) => Task.FromResult(Diff(work))),
        On("pull", "Writes what was edited in Studio into the files.", force: true, PullAsync),
        On("push", "Imports and publishes the files that were changed.", force: true, PushAsync),
        ValidateCommand.Create(),
    };

    private static Command On(string name, string description, bool force, Func<Work, bool, CancellationToken, Task<int>> act)
    {
        var ids = new Argument<string[]>("id") { Description = "Definition ids; all if none is given.", Arity = ArgumentArity.ZeroOrMore };
        var forced = new Option<bool>("--force") { Description = "Also overwrites what was changed on the other side." };
        var command = new Command(name, description) { ids };
        if (force) command.Add(forced);
        var common = new CommonOptions(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var host = Server.Build(common.Settings(parsed).Concat(CommonOptions.Quiet));
            CommonOptions.DemandDatabase(host.Services);
            await host.Services.GetRequiredService<DatabaseSchema>().ApplyAsync(ct);
            var folder = host.Services.GetRequiredService<IOptions<ProductOptions>>().Value.WorkflowsFolder;
            var sources = await DefinitionBook.ReadAsync(folder, ct);
            var compared = await DefinitionBook.CompareAsync(host.Services.GetRequiredService<UnitOfWork>(), sources, parsed.GetValue(ids) ?? [], ct);
            return await act(new(host.Services, folder, sources, compared), force && parsed.GetValue(forced), ct);
        });
        return command;
    }

    private static int List(Work work)
    {
        var width = work.Definitions.Select(one => one.DefinitionId.Length).DefaultIfEmpty().Max();
        foreach (var one in work.Definitions)
        {
            var versions = one.Latest is null ? "-" : one.Published is null ? $"{one.Latest.Version} (draft)" : one.Latest.IsPublished ? $"{one.Latest.Version}" : $"{one.Published.Version}, draft {one.Latest.Version}";
            Console.WriteLine($"{one.DefinitionId.PadRight(width)}  {versions,-14}  {Words(one.State),-22}  {one.Latest?.Name ?? one.Source?.Model.Name}");
        }

        return ExitCode.Done;
    }

    private static int Diff(Work work)
    {
        var differing = work.Definitions.Where(one => one.State != FileState.Same).ToList();
        foreach (var one in differing)
        {
            Console.WriteLine($"{one.DefinitionId}: {Words(one.State)}");
            foreach (var line in DifferenceLines.Of(one)) Console.WriteLine($"  {line}");
        }

        if (differing.Count == 0) Console.WriteLine("The files and the database say the same.");
        return differing.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static async Task<int> PullAsync(Work work, bool force, CancellationToken ct)
    {
        var pulled = work.Definitions.Where(one => DefinitionTransfer.MayPull(one, force)).ToList();
        foreach (var one in pulled) Console.WriteLine($"{one.DefinitionId}: written to {await DefinitionTransfer.PullAsync(one, work.Folder, ct)}");
        return Left(pulled.Count, work.Definitions.Where(one => !force && one.State is FileState.ChangedInFiles or FileState.ChangedInBoth));
    }

    private static async Task<int> PushAsync(Work work, bool force, CancellationToken ct)
    {
        var pushed = work.Definitions.Where(one => DefinitionTransfer.MayPush(one, force)).ToList();
        await DefinitionTransfer.PushAsync(work.Services.GetRequiredService<UnitOfWork>(), pushed, ct);
        foreach (var one in pushed) Console.WriteLine($"{one.DefinitionId}: published from {one.Source!.Path}"); // only files are pushed
        return Left(pushed.Count, work.Definitions.Where(one => !force && one.State is FileState.EditedInStudio or FileState.ChangedInBoth));
    }

    /// <summary>Names what was left alone, and how to have it anyway; says so when there was nothing to do at all.</summary>
    private static int Left(int done, IEnumerable<ComparedDefinition> left)
    {
        var any = false;
        foreach (var one in left)
        {
            any = true;
            Console.WriteLine($"{one.DefinitionId}: left as it is ({Words(one.State)}); --force overwrites it");
        }

        if (done == 0 && !any) Console.WriteLine("Nothing to do.");
        return any ? ExitCode.Findings : ExitCode.Done;
    }

    internal static string Words(FileState state) => state switch
    {
        FileState.Same => "same",
        FileState.OnlyInFiles => "only in the files",
        FileState.OnlyInDatabase => "only in the database",
        FileState.ChangedInFiles => "changed in the files",
        FileState.EditedInStudio => "edited in Studio",
        FileState.ChangedInBoth => "changed in both",
    };
}
