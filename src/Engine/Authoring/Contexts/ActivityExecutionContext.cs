using System.Globalization;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Running.Planning;
using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Workflows;

/// <summary>
/// One execution of one activity in one run. Small on purpose: a run makes one for every step. What few activities need (properties, metadata,
/// bookmarks, an exception …) lives in <see cref="Extras"/>, made when first touched.
/// </summary>
public sealed partial class ActivityExecutionContext : IExecutionContext
{
    private string? id;
    private ActivityStatus status;
    private ExpressionExecutionContext? expressions;
    private ActivityExtras? extras;
    private long startedAt;
    private long completedAt;

    internal ActivityExecutionContext(WorkflowExecutionContext workflow, ActivityNode node, ActivityExecutionContext? parent, int number, long startedAt)
    {
        WorkflowExecutionContext = workflow;
        ActivityNode = node;
        ParentActivityExecutionContext = parent;
        Number = number;
        this.startedAt = startedAt;
        if (parent is null) return;
        NextSibling = parent.LastChild;
        parent.LastChild = this;
        parent.UnfinishedChildren++;
    }

    /// <summary>Unique in the installation: the instance's id and a number within it.</summary>
    public string Id
    {
        get => id ??= string.Create(CultureInfo.InvariantCulture, $"{WorkflowExecutionContext.Id}-{Number}");
        set => id = value;
    }

    public DateTimeOffset StartedAt
    {
        get => new(startedAt, TimeSpan.Zero);
        set => startedAt = value.UtcTicks;
    }

    public DateTimeOffset? CompletedAt
    {
        get => completedAt == 0 ? null : new DateTimeOffset(completedAt, TimeSpan.Zero);
        set => completedAt = value?.UtcTicks ?? 0;
    }

    public object? Tag { get; set; }

    public bool IsCompleted => status is ActivityStatus.Completed or ActivityStatus.Canceled;

    public bool IsExecuting { get; set; }

    public int AggregateFaultCount { get; set; }

    public WorkflowExecutionContext WorkflowExecutionContext { get; }

    public ActivityExecutionContext? ParentActivityExecutionContext { get; }

    public string? SchedulingActivityExecutionId
    {
        get => ScheduledBy?.Id ?? extras?.SchedulingActivityExecutionId;
        set => Extras.SchedulingActivityExecutionId = value;
    }

    public string? SchedulingActivityId
    {
        get => ScheduledBy?.Activity.Id ?? extras?.SchedulingActivityId;
        set => Extras.SchedulingActivityId = value;
    }

    public string? SchedulingWorkflowInstanceId
    {
        get => extras?.SchedulingWorkflowInstanceId;
        set => Extras.SchedulingWorkflowInstanceId = value;
    }

    public int CallStackDepth { get; set; }

    public ExpressionExecutionContext ExpressionExecutionContext => expressions ??= new ExpressionExecutionContext(this);

    public IEnumerable<Variable> Variables
    {
        get
        {
            var declared = (Activity as IVariableContainer)?.Variables ?? [];
            if (extras?.DynamicVariables is not { Count: > 0 } dynamic) return declared;
            return declared.Where(variable => dynamic.All(other => other.Name != variable.Name)).Concat(dynamic);
        }
    }

    public ICollection<Variable> DynamicVariables
    {
        get => Extras.DynamicVariables ??= [];
        set => Extras.DynamicVariables = [.. value];
    }

    public IActivity Activity => ActivityNode.Activity;

    public ActivityDescriptor ActivityDescriptor =>
        WorkflowExecutionContext.ActivityRegistry.Find(Activity.Type, Activity.Version) ?? throw new InvalidOperationException($"No activity of type {Activity.Type} is known.");

    public CancellationToken CancellationToken => WorkflowExecutionContext.CancellationToken;

    public ActivityStatus Status => status;

    public Exception? Exception
    {
        get => extras?.Exception;
        set => Extras.Exception = value;
    }

    /// <summary>Kept with the instance for as long as this execution is unfinished.</summary>
    public IDictionary<string, object> Properties => Extras.Properties ??= [];

    public IDictionary<object, object> TransientProperties
    {
        get => Extras.TransientProperties ??= new Dictionary<object, object>();
        set => Extras.TransientProperties = value;
    }

    public IDictionary<string, object> Metadata => Extras.Metadata ??= [];

    public ActivityNode ActivityNode { get; }

    public string NodeId => ActivityNode.NodeId;

    public ISet<ActivityExecutionContext> Children => ChildContexts().ToHashSet();

    public long ExecutionCount { get; internal set; }

    public IDictionary<string, object> WorkflowInput => WorkflowExecutionContext.Input;

    public IDictionary<string, object> ActivityInput => Extras.ActivityInput ??= new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);

    public IDictionary<string, object> JournalData => Extras.JournalData ??= [];

    /// <summary>The values its inputs had when it last ran, by name.</summary>
    public IDictionary<string, object> ActivityState => Extras.ActivityState ??= EvaluatedInputs();

    /// <summary>True: it changed in this burst, so its record must be written.</summary>
    public bool IsDirty { get; private set; } = true;

    internal int Number { get; }

    internal NodePlan Plan => ActivityNode.Plan;

    internal ActivityExecutionContext? ScheduledBy { get; set; }

    internal ActivityExecutionContext? LastChild { get; private set; }

    internal ActivityExecutionContext? NextSibling { get; }

    internal int UnfinishedChildren { get; private set; }

    /// <summary>The parent's method to call when this execution completes, with <see cref="CallbackTag"/>.</summary>
    internal ActivityCompletionCallback? Callback { get; set; }

    internal object? CallbackTag { get; set; }

    /// <summary>The index of the next child or item of an activity that goes through a list; kept as "CurrentIndex".</summary>
    internal int Cursor { get; set; }

    /// <summary>Private state of a built-in activity (a flowchart's scope).</summary>
    internal IActivityWork? Work { get; set; }

    /// <summary>Values of the inputs in this burst, in the plan's order; null until they were evaluated.</summary>
    internal object?[]? InputValues { get; set; }

    internal ActivityExtras Extras => extras ??= new ActivityExtras();

    internal ActivityExtras? ExtrasOrNull => extras;

    internal ExpressionExecutionContext ParentExpressionContext => ParentActivityExecutionContext?.ExpressionExecutionContext ?? WorkflowExecutionContext.ExpressionExecutionContext;

    internal long StartedAtTicks => startedAt;

    public void TransitionTo(ActivityStatus newStatus)
    {
        if (newStatus == status) return;
        var wasCompleted = IsCompleted;
        status = newStatus;
        IsDirty = true;
        if (ParentActivityExecutionContext is not { } parent || wasCompleted == IsCompleted) return;
        parent.UnfinishedChildren += wasCompleted ? 1 : -1;
    }

    public void Taint() => IsDirty = true;

    public void ClearTaint() => IsDirty = false;

    public T GetRequiredService<T>() where T : notnull => WorkflowExecutionContext.ServiceProvider.GetRequiredService<T>();

    public object GetRequiredService(Type serviceType) => WorkflowExecutionContext.ServiceProvider.GetRequiredService(serviceType);

    public T GetOrCreateService<T>() where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(WorkflowExecutionContext.ServiceProvider);

    public object GetOrCreateService(Type serviceType) => ActivatorUtilities.GetServiceOrCreateInstance(WorkflowExecutionContext.ServiceProvider, serviceType);

    public T? GetService<T>() where T : notnull => WorkflowExecutionContext.ServiceProvider.GetService<T>();

    public IEnumerable<T> GetServices<T>() where T : notnull => WorkflowExecutionContext.ServiceProvider.GetServices<T>();

    public object? GetService(Type serviceType) => WorkflowExecutionContext.ServiceProvider.GetService(serviceType);

    /// <summary>Adds a line about this execution to the journal.</summary>
    public WorkflowExecutionLogEntry AddExecutionLogEntry(string eventName, string? message = default, string? source = default, object? payload = default)
    {
        var journal = WorkflowExecutionContext.Journal;
        journal.Add(this, eventName, WorkflowExecutionContext.Now(), message, source, payload);
        return journal[^1].ToLogEntry();
    }

    /// <summary>The executions this one owns, newest first.</summary>
    internal IEnumerable<ActivityExecutionContext> ChildContexts()
    {
        for (var child = LastChild; child is not null; child = child.NextSibling) yield return child;
    }

    internal void Complete(long at) => completedAt = at;

    internal void Restore(string restoredId, ActivityStatus restoredStatus)
    {
        id = restoredId;
        TransitionTo(restoredStatus);
        IsDirty = false;
    }
}
