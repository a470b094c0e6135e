using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary><c>first memory|&lt;connection string&gt;</c>: what <c>startup</c> starts. A process that brings the engine up, finishes one workflow of one WriteLine, and ends.</summary>
internal static class FirstWorkflow
{
    public static async Task<int> RunAsync(string database)
    {
        var workflows = new CodeWorkflows().Add("first", new WriteLine("first"));
        if (database == "memory")
        {
            await using var services = BenchmarkServices.Build();
            var run = await new WorkflowRunner(TimeProvider.System).RunAsync(workflows["first"], null, new StartWake { InstanceId = "first" }, services, default);
            return Ended(run.State.SubStatus);
        }

        var collection = new ServiceCollection();
        collection.AddPersistence(database);
        workflows.Register(collection);
        collection.AddSingleton<IIdentityGenerator, FreshIds>(); // earlier runs have used the counted ones
        await using var provider = collection.BuildServiceProvider();
        await provider.GetRequiredService<DatabaseSchema>().ApplyAsync(default); // as every start of the product looks
        var kept = await provider.GetRequiredService<WorkflowInstances>().StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("first") }, default);
        return Ended(kept.State!.SubStatus); // every start is allowed
    }

    private static int Ended(WorkflowSubStatus status)
    {
        Console.WriteLine(status);
        Console.In.ReadToEnd(); // until the other side has looked at us
        return 0;
    }
}
