using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.TestKit;
using Elsa.Scheduling;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Tests.Definitions;

/// <summary>The definitions with a store in memory, and what it takes to run one.</summary>
internal sealed class DefinitionBench : IDisposable
{
    private readonly ServiceProvider services;
    private readonly IServiceScope scope;

    public DefinitionBench(ValidationMode mode = ValidationMode.Strict)
    {
        services = new ServiceCollection()
            .AddDefinitions(new ValidationOptions(mode))
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IIdentityGenerator, CountingIds>()
            .AddSingleton<IStimulusHasher, PlainHasher>()
            .AddSingleton<ICronParser, OnlyStars>()
            .AddSingleton<IWorkflowDefinitionStore, MemoryDefinitionStore>()
            .AddSingleton<Observer>()
            .AddSingleton<IDefinitionObserver>(provider => provider.GetRequiredService<Observer>())
            .AddSingleton<WorkflowRunner>()
            .BuildServiceProvider(validateScopes: true);
        scope = services.CreateScope();
    }

    public ManualTime Time { get; } = new();

    public DefinitionManager Manager => Get<DefinitionManager>();

    public IWorkflowDefinitionStore Store => Get<IWorkflowDefinitionStore>();

    public List<string> Observed => Get<Observer>().Seen;

    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public void Dispose()
    {
        scope.Dispose();
        services.Dispose();
    }

    /// <summary>Saves and publishes a definition given as JSON.</summary>
    public async Task<WorkflowDefinition> PublishAsync(string json) => (await Manager.SaveAsync(DefinitionJson.Read(json), publish: true, CancellationToken.None)).Version;

    public async Task<WorkflowDefinition> SaveAsync(string json) => (await Manager.SaveAsync(DefinitionJson.Read(json), publish: false, CancellationToken.None)).Version;

    /// <summary>What is wrong with a definition given as JSON: rule and path of each problem.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string json)
    {
        var change = await Manager.SaveAsync(DefinitionJson.Read(json), publish: false, CancellationToken.None);
        return [.. change.Problems.Select(problem => $"{(problem.Blocks ? "" : "warn ")}{problem.Rule} {problem.Path}")];
    }

    /// <summary>Runs the published version of a definition to its rest.</summary>
    public async Task<BurstResult> RunAsync(string definitionId, Dictionary<string, object>? input = null)
    {
        var graph = await Get<IWorkflowGraphFinder>().FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionId(definitionId), CancellationToken.None);
        Assert.NotNull(graph);
        return await Get<WorkflowRunner>().RunAsync(graph, null, new StartWake { InstanceId = "instance", Input = input ?? [] }, scope.ServiceProvider, CancellationToken.None);
    }

    /// <summary>A definition with a sequence of activities.</summary>
    public static string Sequence(string definitionId, string activities, string more = "") =>
        $$$"""{"definitionId":"{{{definitionId}}}","name":"{{{definitionId}}}"{{{(more.Length > 0 ? "," : "")}}}{{{more}}},"root":{"id":"s","type":"Elsa.Sequence","version":1,"activities":[{{{activities}}}]}}""";

    private sealed class CountingIds : IIdentityGenerator
    {
        private int last;

        public string GenerateId() => $"id-{++last}";
    }

    private sealed class PlainHasher : IStimulusHasher
    {
        public string Hash(string stimulusName, object? payload = null, string? activityInstanceId = null) => $"{stimulusName}:{payload}";
    }

    private sealed class OnlyStars : ICronParser
    {
        public DateTimeOffset GetNextOccurrence(string expression) => expression.Contains('*', StringComparison.Ordinal) ? default : throw new FormatException("no stars");
    }

    private sealed class Observer : IDefinitionObserver
    {
        public List<string> Seen { get; } = [];

        public Task PublishedAsync(WorkflowDefinition version, CancellationToken ct) => See("published", version);

        public Task RetractedAsync(WorkflowDefinition version, CancellationToken ct) => See("retracted", version);

        public Task DeletedAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct)
        {
            foreach (var version in versions)
                See("deleted", version);
            return Task.CompletedTask;
        }

        private Task See(string what, WorkflowDefinition version)
        {
            Seen.Add($"{what} {version.DefinitionId} {version.Version}");
            return Task.CompletedTask;
        }
    }
}
