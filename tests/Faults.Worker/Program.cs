using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Faults.Worker;
using BenchmarkWorkflow.Persistence;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

// A node that works off everything there is and then ends with 0, unless it is killed before. First argument: the connection string.
var services = new ServiceCollection();
services.AddPersistence(args[0]);
TwoNotes.Workflows().Register(services);
services.AddSingleton<IIdentityGenerator, FreshIds>(); // counted ones would repeat in the next life
await using var provider = services.BuildServiceProvider();
var dispatcher = provider.GetRequiredService<Dispatcher>();
await dispatcher.NextDueAsync(default);
Console.WriteLine("working");
await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(WorkAsync)));

async Task WorkAsync()
{
    while (true)
    {
        if (await dispatcher.StepAsync(default)) continue;
        if (await dispatcher.NextDueAsync(default) is null) return;
        await Task.Delay(5);
    }
}

/// <summary>Ids that no earlier life of the process has used.</summary>
internal sealed class FreshIds : IIdentityGenerator
{
    public string GenerateId() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(16, lowercase: true);
}
