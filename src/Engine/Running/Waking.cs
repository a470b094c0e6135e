using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Extensions;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Schedules what a wake asks for, so that the burst has something to do.</summary>
internal static class Waking
{
    public static ValueTask PrepareAsync(WorkflowExecutionContext workflow, Wake wake)
    {
        switch (wake)
        {
            case StartWake start:
                Start(workflow, start);
                return default;
            case ResumeWake resume:
                Resume(workflow, resume);
                return default;
            case CancelWake:
                Cancel(workflow);
                return default;
            case RetryWake retry:
                Retry(workflow, retry);
                return default;
            case SkipWake skip:
                return SkipAsync(workflow, skip);
            case RestartWake restart:
                Restart(workflow, restart);
                return default;
            default:
                throw new ArgumentException($"No instance can be woken by {wake.GetType().Name}.", nameof(wake));
        }
    }

    private static void Start(WorkflowExecutionContext workflow, StartWake start)
    {
        workflow.CorrelationId = start.CorrelationId;
        workflow.Name = start.Name;
        workflow.ParentWorkflowInstanceId = start.ParentInstanceId;
        workflow.TriggerActivityId = start.TriggerActivityId;
        if (start.Input is { Count: > 0 } input) workflow.Input = new Dictionary<string, object>(input, StringComparer.OrdinalIgnoreCase);
        if (start.Properties is { Count: > 0 } properties) workflow.Properties = new Dictionary<string, object>(properties);
        foreach (var variable in workflow.Graph.Plan.Variables)
        {
            var block = workflow.MemoryRegister.Declare(variable);
            if (start.Variables is { } given && given.TryGetValue(variable.Name, out var value)) block.Value = variable.ParseValue(value);
        }

        workflow.Schedule(workflow.Graph, null, callback: null);
        if (start.SchedulingActivityExecutionId is null) return;
        ref var item = ref workflow.Work.Last();
        item.SchedulingActivityExecutionId = start.SchedulingActivityExecutionId;
        item.SchedulingWorkflowInstanceId = start.SchedulingWorkflowInstanceId;
    }

    private static void Resume(WorkflowExecutionContext workflow, ResumeWake resume)
    {
        var bookmark = workflow.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == resume.BookmarkId)
            ?? throw new ArgumentException($"Instance {workflow.Id} has no bookmark {resume.BookmarkId}.", nameof(resume));
        var context = workflow.Contexts.Find(context => context.Id == bookmark.ActivityInstanceId)
            ?? throw new ArgumentException($"Instance {workflow.Id} has no execution {bookmark.ActivityInstanceId}.", nameof(resume));
        if (resume.Input is { Count: > 0 } input) workflow.Input = new Dictionary<string, object>(input, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in resume.Properties ?? new Dictionary<string, object>()) workflow.Properties[name] = value;
        workflow.ResumedBookmarkContext = new ResumedBookmarkContext(bookmark);
        workflow.ExecuteDelegate = bookmark switch
        {
            { CallbackMethodName: { } method } => Callbacks.Resume(context.Activity, method),
            { AutoComplete: true } => static context => context.CompleteActivityAsync(),
            _ => static _ => default,
        };
        workflow.ScheduleAgain(context);
    }

    private static void Cancel(WorkflowExecutionContext workflow)
    {
        if (workflow.SubStatus == WorkflowSubStatus.Faulted) Reopen(workflow);
        workflow.DropEverything();
        workflow.TransitionTo(WorkflowSubStatus.Cancelled);
    }

    private static void Retry(WorkflowExecutionContext workflow, RetryWake retry)
    {
        MayBeRepaired(workflow);
        var faulted = workflow.Contexts.FindAll(context => context.Status == ActivityStatus.Faulted && retry.ActivityInstanceIds?.Contains(context.Id) != false);
        if (faulted.Count == 0) throw new WrongRequestException($"Instance {workflow.Id} has no such faulted activity.");
        Reopen(workflow);
        foreach (var context in faulted)
        {
            Forgive(context);
            context.TransitionTo(ActivityStatus.Running);
            workflow.ScheduleAgain(context);
        }
    }

    private static async ValueTask SkipAsync(WorkflowExecutionContext workflow, SkipWake skip)
    {
        MayBeRepaired(workflow);
        var context = workflow.Contexts.Find(context => context.Id == skip.ActivityInstanceId && context.Status == ActivityStatus.Faulted)
            ?? throw new WrongRequestException($"Instance {workflow.Id} has no faulted execution {skip.ActivityInstanceId}.");
        Reopen(workflow);
        Forgive(context);
        context.TransitionTo(ActivityStatus.Running);
        workflow.Journal.Add(context, "Skipped", workflow.Now());
        foreach (var (name, value) in skip.Outputs ?? new Dictionary<string, object?>()) SetOutput(context, name, value);
        await context.CompleteActivityAsync(skip.Outcomes.Count > 0 ? new Outcomes([.. skip.Outcomes]) : null).ConfigureAwait(false);
    }

    private static void SetOutput(ActivityExecutionContext context, string name, object? value)
    {
        var output = Planning.ActivityTypePlan.Of(context.Activity.GetType()).OutputsOf(context.Activity).FirstOrDefault(output => output.Name == name).Output;
        context.Set(output, value, name);
    }

    private static void Restart(WorkflowExecutionContext workflow, RestartWake restart)
    {
        Reopen(workflow);
        if (restart.Note is { } note) workflow.AddExecutionLogEntry(note);
        foreach (var variable in workflow.Graph.Plan.Variables) workflow.MemoryRegister.Declare(variable).Value = variable.Value;
        workflow.Schedule(workflow.Graph, null, callback: null);
    }

    private static void MayBeRepaired(WorkflowExecutionContext workflow)
    {
        if (workflow.SubStatus == WorkflowSubStatus.Cancelled) throw new StandingInTheWayException($"Instance {workflow.Id} was cancelled: nothing of it can be repaired.");
    }

    // A faulted instance is over for everyone but the one who repairs it.
    private static void Reopen(WorkflowExecutionContext workflow)
    {
        workflow.SubStatus = WorkflowSubStatus.Suspended;
        workflow.FinishedAt = null;
    }

    private static void Forgive(ActivityExecutionContext context)
    {
        for (var scope = context; scope is not null; scope = scope.ParentActivityExecutionContext) scope.AggregateFaultCount = Math.Max(0, scope.AggregateFaultCount - 1);
        context.Exception = null;
    }
}
