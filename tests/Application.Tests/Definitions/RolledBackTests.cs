using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Definitions;

/// <summary>What a transaction made of definitions is used by nobody when it was rolled back.</summary>
public sealed class RolledBackTests
{
    [Theory, EachDatabase]
    public async Task A_draft_whose_publish_is_rolled_back_late_runs_as_it_was(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        var draft = await database.RunAsync(async (services, ct) => (await Manager(services).SaveAsync(Model("one"), publish: false, ct)).Version);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RunAsync(async (services, ct) =>
        {
            var published = (await Manager(services).SaveAsync(Model("two"), publish: true, ct)).Version;
            Assert.Equal(draft.Id, published.Id); // over the draft, in place
            Assert.Equal("two", await TextAsync(services, draft.Id, ct));
            throw new InvalidOperationException("after everything was done");
        }));

        Assert.Equal("one", await database.RunAsync((services, ct) => TextAsync(services, draft.Id, ct)));
    }

    [Theory, EachDatabase]
    public async Task A_workflow_that_was_never_saved_is_no_activity(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await database.RunAsync((services, ct) => services.GetRequiredService<ActivityTypes>().EnsureCurrentAsync(ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RunAsync(async (services, ct) =>
        {
            await Manager(services).SaveAsync(Model("one", usable: true), publish: true, ct);
            throw new InvalidOperationException("after everything was done");
        }));

        await database.RunAsync((services, ct) => services.GetRequiredService<ActivityTypes>().EnsureCurrentAsync(ct));
        Assert.Null(database.Services.GetRequiredService<IActivityRegistry>().Find(descriptor => descriptor.TypeName == "Greeting"));
    }

    private static Task<TestDatabase> OpenAsync(DatabaseKind kind) => TestDatabase.CreateAsync(kind, services =>
    {
        services.AddLogging();
        services.AddEngineRuntime();
        services.AddDefinitions();
    });

    private static DefinitionManager Manager(IServiceProvider services) => services.GetRequiredService<DefinitionManager>();

    private static DefinitionModel Model(string text, bool usable = false)
    {
        var definition = Sample.Definition("greeting", Sample.Sequence(Sample.WriteLine("say", "Literal", text)));
        (definition["name"], definition["options"]) = ("Greeting", new JsonObject { ["usableAsActivity"] = usable });
        return DefinitionJson.Read(definition.ToJsonString());
    }

    /// <summary>What the version says that is used to run it.</summary>
    private static async Task<string?> TextAsync(IServiceProvider services, string versionId, CancellationToken ct)
    {
        var graph = (await services.GetRequiredService<IWorkflowGraphFinder>().FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(versionId), ct))!; // it is there
        return graph.NodeActivityLookup.Keys.OfType<WriteLine>().Single().Text.Expression?.Value as string;
    }
}
