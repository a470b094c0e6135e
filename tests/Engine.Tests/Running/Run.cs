using BenchmarkWorkflow.Engine.Migration;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Running.Planning;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage.State;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Tests.Running;

/// <summary>One instance of a workflow made in code, run burst by burst. Between two bursts its state goes through JSON, as in a store.</summary>
internal sealed class Run
{
    private WorkflowGraph graph;
    private readonly List<string> journal = [];
    private readonly Dictionary<string, string> records = [];

    public Run(Workflow workflow, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IIdentityGenerator, CountingIds>();
        services.AddSingleton<IStimulusHasher, StimulusHasher>();
        configure?.Invoke(services);
        Services = services.BuildServiceProvider();
        graph = WorkflowGraphBuilder.Build(workflow);
    }

    public Run(IActivity root) : this(new Workflow(root))
    {
    }

    public ManualTime Time { get; } = new();

    public int MostExecutionsPerBurst { get; init; } = 250_000;

    public ServiceProvider Services { get; }

    public WorkflowState State { get; private set; } = new();

    public BurstResult Last { get; private set; } = null!; // the first burst sets it

    /// <summary>"id Event" of every line so far; the workflow itself is "(workflow)".</summary>
    public IReadOnlyList<string> Journal => journal;

    /// <summary>"id Status" or "id Status -> outcomes" of every execution so far, without the workflow's, in the order they began.</summary>
    public IEnumerable<string> Records => records.Values;

    public Task<Run> StartAsync(IDictionary<string, object>? input = null, string? triggerActivityId = null) =>
        WakeAsync(new StartWake { InstanceId = "instance", Input = input, TriggerActivityId = triggerActivityId });

    public Task<Run> ResumeAsync(string activityId, IDictionary<string, object>? input = null) =>
        WakeAsync(new ResumeWake(State.Bookmarks.First(bookmark => bookmark.ActivityId == activityId).Id) { Input = input });

    public async Task<Run> WakeAsync(Wake wake)
    {
        var kept = wake is StartWake ? null : StateJson.Read(StateJson.Write(State).Span);
        Last = await new WorkflowRunner(Time) { MostExecutionsPerBurst = MostExecutionsPerBurst }.RunAsync(graph, kept, wake, Services, CancellationToken.None);
        State = Last.State;
        journal.AddRange(Last.Journal.Select(entry => $"{(entry.ActivityType == "Elsa.Workflow" ? "(workflow)" : entry.ActivityId)} {entry.EventName}"));
        foreach (var record in Last.ActivityRecords.Where(record => record.ActivityType != "Elsa.Workflow"))
            records[record.Id] = $"{record.ActivityId} {record.Status}{Outcomes(record)}";
        return this;
    }

    /// <summary>Goes on in another workflow, if nothing is in the way.</summary>
    public MovedState MoveTo(Workflow other, IReadOnlyDictionary<string, string?>? map = null, bool drops = false)
    {
        var to = WorkflowGraphBuilder.Build(other);
        var moved = StateMove.Move(State, graph, to, map is null ? ActivityMap.Same : new ActivityMap(map), drops);
        if (moved.State is null) return moved;
        (State, graph) = (moved.State, to);
        return moved;
    }

    /// <inheritdoc cref="MoveTo(Workflow, IReadOnlyDictionary{string, string?}?, bool)"/>
    public MovedState MoveTo(IActivity root, params (string Old, string? New)[] map) => MoveTo(new Workflow(root), map.ToDictionary(pair => pair.Old, pair => pair.New));

    private static string Outcomes(ActivityRecord record) =>
        record.Payload?.GetValueOrDefault("Outcomes") is string[] outcomes && outcomes is not ["Done"] ? $" -> {string.Join(",", outcomes)}" : "";
}
