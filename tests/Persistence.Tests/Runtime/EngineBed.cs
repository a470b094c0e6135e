using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>A database with the engine on it, and the few verbs these tests speak in.</summary>
internal sealed class EngineBed : IAsyncDisposable
{
    private EngineBed(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public ManualTime Time => Database.Time;

    public Dispatcher Dispatcher => Database.Services.GetRequiredService<Dispatcher>();

    public WorkflowInstances Instances => Database.Services.GetRequiredService<WorkflowInstances>();

    public static async Task<EngineBed> CreateAsync(DatabaseKind kind, CodeWorkflows workflows, Action<IServiceCollection>? configure = null) =>
        new(await TestDatabase.CreateAsync(kind, services =>
        {
            workflows.Register(services);
            configure?.Invoke(services);
        }));

    public async Task<WorkflowState> StartAsync(string workflow, string? correlationId = null, IDictionary<string, object>? input = null)
    {
        var run = await Instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId(workflow), CorrelationId = correlationId, Input = input }, default);
        return run.State ?? throw new InvalidOperationException("It could not start.");
    }

    public Task<int> DrainAsync() => Dispatcher.DrainAsync(default);

    public Task PublishAsync(string name, string? correlationId = null, object? payload = null) =>
        Database.RunAsync((services, ct) => services.GetRequiredService<IEventPublisher>().PublishAsync(name, correlationId, payload: payload, cancellationToken: ct));

    /// <summary>Publishes an event and does all that it leads to.</summary>
    public async Task HearAsync(string name, string? correlationId = null)
    {
        await PublishAsync(name, correlationId);
        await DrainAsync();
    }

    /// <summary>Resumes an instance where it waits for an event, past everything that is queued.</summary>
    public async Task ResumeAsync(string instanceId, string eventName)
    {
        var bookmark = (await StateAsync(instanceId)).Bookmarks.Single(bookmark => bookmark.Payload is EventStimulus waiting && waiting.EventName == eventName);
        await Instances.ResumeAsync(instanceId, bookmark.Id, null, default);
    }

    public Task ScopedAsync<T>(Func<T, CancellationToken, Task> work) where T : notnull =>
        Database.RunAsync((services, ct) => work(services.GetRequiredService<T>(), ct));

    public Task<T> AskAsync<T>(Func<IInstanceQueries, CancellationToken, Task<T>> question) =>
        Database.Unit.ReadAsync((services, ct) => question(services.GetRequiredService<IInstanceQueries>(), ct), default);

    public Task<T> HistoryAsync<T>(Func<InstanceHistory, CancellationToken, Task<T>> question) =>
        Database.Unit.ReadAsync((services, ct) => question(services.GetRequiredService<InstanceHistory>(), ct), default);

    /// <summary>Every instance as "definition subStatus", by creation.</summary>
    public async Task<string> AllAsync() =>
        string.Join(", ", (await AskAsync((queries, ct) => queries.ListAsync(new InstanceFilter(), new InstancePage(Descending: false), ct))).OrderBy(row => row.DefinitionId).Select(row => $"{row.DefinitionId} {row.SubStatus}"));

    public async Task<WorkflowSubStatus> StatusAsync(string instanceId) => (await AskAsync((queries, ct) => queries.FindAsync(instanceId, ct)))!.SubStatus;

    public async Task<WorkflowState> StateAsync(string instanceId) => WorkflowInstances.StateOf(await AskAsync((queries, ct) => queries.FindAsync(instanceId, ct)))!;

    public async Task<string> JournalAsync(string instanceId) =>
        string.Join(", ", (await HistoryAsync((history, ct) => history.JournalAsync(instanceId, new JournalFilter(), 0, 1000, ct))).Lines.Select(line => $"{line.ActivityId} {line.EventName}"));

    public async Task<int> LettersAsync(StimulusState state) => (await AskAsync((queries, ct) => queries.LettersAsync(state, 0, 100, ct))).Count;

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
