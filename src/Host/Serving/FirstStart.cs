using BenchmarkWorkflow.Host.Definitions;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>What happens before the first request: the database is brought to this build's schema and given what it lacks.</summary>
public static class FirstStart
{
    /// <summary>Does it, and tells on <paramref name="output"/> what an operator has to know. Safe to repeat.</summary>
    public static async Task RunAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseSchema>().ApplyAsync(ct);
        await FillAsync(services, output, ct);
    }

    /// <summary>Gives a database that has the schema already what it lacks.</summary>
    public static async Task FillAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await AdministratorAsync(services, output, ct);
        await WorkflowFiles.LoadAsync(services, output, ct); // before the campaigns, whose loading may be what a workflow waits for
        await SeasonData.LoadAsync(services, output, ct);
        await DifferingAsync(services, output, ct);
    }

    /// <summary>Says where the product is, and how to sign in.</summary>
    public static void Announce(IEnumerable<string> urls, TextWriter output)
    {
        foreach (var url in urls) output.WriteLine($"Listening on {url}");
        output.WriteLine("Open it in a browser and sign in. Stop with Ctrl+C.");
    }

    /// <summary>A file that was changed does not overwrite what people edit: it is told, and left to them.</summary>
    private static async Task DifferingAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var folder = services.GetRequiredService<IOptions<ProductOptions>>().Value.WorkflowsFolder;
        var compared = await DefinitionBook.CompareAsync(services.GetRequiredService<UnitOfWork>(), await DefinitionBook.ReadAsync(folder, ct), [], ct);
        var differing = compared.Where(one => one.State is FileState.ChangedInFiles or FileState.ChangedInBoth).Select(one => one.DefinitionId).ToList();
        if (differing.Count > 0) output.WriteLine($"Files of these definitions differ from the database, which counts: {string.Join(", ", differing)}. See 'definitions diff'.");
    }

    private static async Task AdministratorAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var made = await services.GetRequiredService<UnitOfWork>().RunAsync(
            (scope, token) => scope.GetRequiredService<AccountBook>().CreateFirstAsync(token), ct);
        if (made is null) return;
        output.WriteLine($"The administrator '{made.UserName}' was made.");
        if (made.OneTimePassword is not { } password) return;
        output.WriteLine($"One-time password, shown only now: {password}");
        output.WriteLine("It signs in, and then only lets its owner set another.");
    }
}
