using BenchmarkWorkflow.Engine.Running;
using Elsa.Common;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Workflows;

/// <summary>One run of an instance from rest to rest: what it knows, what waits to be executed, and what happened.</summary>
public sealed partial class WorkflowExecutionContext : IExecutionContext
{
    private readonly TimeProvider time;
    private List<Bookmark> bookmarks = [];
    private ISystemClock? systemClock;
    private IIdentityGenerator? identityGenerator;
    private IActivityRegistry? activityRegistry;
    private IExpressionEvaluator? evaluator;
    private ExpressionExecutionContext? expressions;
    private IDictionary<string, object>? input;
    private IDictionary<string, object>? output;
    private IDictionary<string, object>? properties;
    private IDictionary<object, object>? transientProperties;

    internal WorkflowExecutionContext(WorkflowGraph graph, string id, IServiceProvider services, TimeProvider time, CancellationToken ct)
    {
        WorkflowGraph = graph;
        Id = id;
        ServiceProvider = services;
        CancellationToken = ct;
        this.time = time;
        CreatedAt = UpdatedAt = time.GetUtcNow();
    }

    public IServiceProvider ServiceProvider { get; }

    public IActivityRegistry ActivityRegistry => activityRegistry ??= ServiceProvider.GetRequiredService<IActivityRegistry>();

    public WorkflowGraph WorkflowGraph { get; }

    public Workflow Workflow => WorkflowGraph.Workflow;

    public ActivityNode Graph => WorkflowGraph.Root;

    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted ? WorkflowStatus.Finished : WorkflowStatus.Running;

    public WorkflowSubStatus SubStatus { get; internal set; }

    public bool IsExecuting { get; set; }

    public MemoryRegister MemoryRegister { get; } = new();

    public string Id { get; set; }

    public IActivity Activity => Workflow;

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public string? ParentWorkflowInstanceId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public ISystemClock SystemClock => systemClock ??= ServiceProvider.GetService<ISystemClock>() ?? new SystemClock(time);

    public IReadOnlyCollection<ActivityNode> Nodes => (IReadOnlyCollection<ActivityNode>)WorkflowGraph.Nodes;

    public IDictionary<string, ActivityNode> NodeIdLookup => WorkflowGraph.NodeIdLookup;

    public IDictionary<IActivity, ActivityNode> NodeActivityLookup => WorkflowGraph.NodeActivityLookup;

    public IIdentityGenerator IdentityGenerator => identityGenerator ??= ServiceProvider.GetRequiredService<IIdentityGenerator>();

    public ICollection<Bookmark> OriginalBookmarks { get; set; } = [];

    public ICollection<Bookmark> Bookmarks
    {
        get => bookmarks;
        set => bookmarks = [.. value];
    }

    public IDictionary<string, object> Input
    {
        get => input ??= new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        set => input = value;
    }

    public IDictionary<string, object> Output
    {
        get => output ??= new Dictionary<string, object>();
        set => output = value;
    }

    /// <summary>Kept with the instance.</summary>
    public IDictionary<string, object> Properties
    {
        get => properties ??= new Dictionary<string, object>();
        set => properties = value;
    }

    /// <summary>Gone with the burst.</summary>
    public IDictionary<object, object> TransientProperties
    {
        get => transientProperties ??= new Dictionary<object, object>();
        set => transientProperties = value;
    }

    public ICollection<ActivityIncident> Incidents { get; set; } = [];

    public ResumedBookmarkContext? ResumedBookmarkContext { get; set; }

    /// <summary>The activity the run starts at, if it was not the definition's own choice.</summary>
    public string? TriggerActivityId { get; set; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Those of this burst and the unfinished ones of earlier bursts, in the order they were made.</summary>
    public IReadOnlyCollection<ActivityExecutionContext> ActivityExecutionContexts => contexts;

    public long ExecutionLogSequence { get; set; }

    public ICollection<WorkflowExecutionLogEntry> ExecutionLog => Journal.Select(entry => entry.ToLogEntry()).ToList();

    public ExpressionExecutionContext ExpressionExecutionContext => expressions ??= new ExpressionExecutionContext(this);

    public IEnumerable<Variable> Variables => Workflow.Variables;

    internal Journal Journal { get; } = new();

    internal IExpressionEvaluator Evaluator => evaluator ??= ServiceProvider.GetRequiredService<IExpressionEvaluator>();

    internal bool HasBookmarks => bookmarks.Count > 0;

    internal IDictionary<string, object>? OutputOrNull => output;

    internal IDictionary<string, object>? PropertiesOrNull => properties;

    internal IDictionary<string, object>? InputOrNull => input;

    public ActivityNode? FindNodeById(string nodeId) => WorkflowGraph.FindNodeById(nodeId);

    public ActivityNode? FindNodeByActivity(IActivity activity) => WorkflowGraph.FindNodeByActivity(activity);

    public ActivityNode? FindNodeByActivityId(string activityId) => WorkflowGraph.FindNodeByActivityId(activityId);

    public IActivity? FindActivityByNodeId(string nodeId) => WorkflowGraph.FindActivityByNodeId(nodeId);

    public IActivity? FindActivityById(string activityId) => WorkflowGraph.FindActivityById(activityId);

    public IActivity? FindActivity(ActivityHandle handle) => handle.ActivityInstanceId is { } id ? FindActivityByInstanceId(id) : WorkflowGraph.FindActivity(handle);

    public IActivity? FindActivityByInstanceId(string activityInstanceId) => contexts.Find(context => context.Id == activityInstanceId)?.Activity;

    public T? GetProperty<T>(string key) => properties is not null && properties.TryGetValue(key, out var value) ? value.ConvertTo<T>() : default;

    public void SetProperty<T>(string key, T value) => Properties[key] = value!;

    public T UpdateProperty<T>(string key, Func<T?, T> updater)
    {
        var value = updater(GetProperty<T>(key));
        SetProperty(key, value);
        return value;
    }

    public bool HasProperty(string name) => properties?.ContainsKey(name) == true;

    public T GetRequiredService<T>() where T : notnull => ServiceProvider.GetRequiredService<T>();

    public object GetRequiredService(Type serviceType) => ServiceProvider.GetRequiredService(serviceType);

    public T? GetService<T>() where T : notnull => ServiceProvider.GetService<T>();

    public object? GetService(Type serviceType) => ServiceProvider.GetService(serviceType);

    public IEnumerable<T> GetServices<T>() where T : notnull => ServiceProvider.GetServices<T>();

    /// <summary>Adds a line about the workflow itself to the journal.</summary>
    public WorkflowExecutionLogEntry AddExecutionLogEntry(string eventName, string? message = default, object? payload = default)
    {
        Journal.Add(contexts.Count > 0 ? contexts[0] : NewContext(Graph, null), eventName, Now(), message, null, payload);
        return Journal[^1].ToLogEntry();
    }

    internal void TransitionTo(WorkflowSubStatus subStatus)
    {
        if (Status == WorkflowStatus.Finished) return; // the first end counts
        SubStatus = subStatus;
        UpdatedAt = time.GetUtcNow();
        if (Status == WorkflowStatus.Finished) FinishedAt = UpdatedAt;
    }

    internal long Now() => time.GetUtcNow().UtcTicks;

    internal void RemoveBookmarks(Predicate<Bookmark> which) => bookmarks.RemoveAll(which);

    internal bool IsBookmarked(string nodeId)
    {
        foreach (var bookmark in bookmarks)
            if (bookmark.ActivityNodeId == nodeId) return true;
        return false;
    }
}

/// <summary>The bookmark that woke the instance for this burst.</summary>
public sealed record ResumedBookmarkContext(Bookmark Bookmark);
