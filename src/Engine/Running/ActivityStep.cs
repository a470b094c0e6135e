using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Executes one activity: its line in the journal, its inputs, its code, and its failure if it fails.</summary>
internal sealed class ActivityStep(WorkflowExecutionContext workflow)
{
    private readonly IActivityEffects? effects = workflow.ServiceProvider.GetService<IActivityEffects>();

    // The common case returns without ever waiting; each part that must wait goes on in an async method of its own.
    public ValueTask Execute(in WorkItem item)
    {
        if (item.Existing is null && item.Node.Plan.IsOfMissingVersion)
        {
            FaultHandling.FaultWorkflow(workflow, new ActivityNotFoundException(item.Node.Activity.Type, item.Node.Activity.Version));
            return default;
        }

        var context = item.Existing ?? Begin(item);
        if (item.Input is { Count: > 0 } given)
            foreach (var (name, value) in given) context.ActivityInput[name] = value;
        context.Callback = item.Callback;
        context.CallbackTag = item.Tag;

        workflow.Journal.Add(context, workflow.HasBookmarks && workflow.IsBookmarked(context.NodeId) ? "Resumed" : "Started", item.Existing is null ? context.StartedAtTicks : workflow.Now());
        effects?.Begin();
        try
        {
            var evaluated = InputEvaluation.EvaluateAsync(context);
            if (!evaluated.IsCompletedSuccessfully) return ExecuteAfterAsync(context, evaluated);
            var mayExecute = context.Activity.CanExecuteAsync(context);
            if (!mayExecute.IsCompletedSuccessfully || !mayExecute.Result) return ExecuteIfAsync(context, mayExecute);
            var executed = Run(context);
            if (!executed.IsCompletedSuccessfully) return FinishAsync(context, executed);
            Finish(context);
            return default;
        }
        catch (Exception e) when (!IsFatal(e))
        {
            return FaultHandling.HandleAsync(context, e, effects);
        }
    }

    private ActivityExecutionContext Begin(in WorkItem item)
    {
        var context = workflow.NewContext(item.Node, item.Owner);
        context.Tag = item.Tag;
        if (item.ScheduledBy is { } scheduler)
        {
            context.ScheduledBy = scheduler;
            context.CallStackDepth = scheduler.CallStackDepth + 1;
        }

        if (item.SchedulingActivityExecutionId is { } id) context.SchedulingActivityExecutionId = id;
        if (item.SchedulingWorkflowInstanceId is { } instance) context.SchedulingWorkflowInstanceId = instance;
        Scopes.Open(context, item.Variables);
        return context;
    }

    private ValueTask Run(ActivityExecutionContext context)
    {
        context.IsExecuting = true;
        context.TransitionTo(ActivityStatus.Running);
        if (workflow.ExecuteDelegate is not { } resume) return context.Activity.ExecuteAsync(context);
        workflow.ExecuteDelegate = null;
        return resume(context);
    }

    private void Finish(ActivityExecutionContext context)
    {
        context.IsExecuting = false;
        context.ExecutionCount++;
        if (workflow.ResumedBookmarkContext?.Bookmark is { AutoBurn: true } burnt)
        {
            workflow.Bookmarks.Remove(burnt);
            workflow.ResumedBookmarkContext = null;
        }

        if (context.Status == ActivityStatus.Running && workflow.HasBookmarks && workflow.IsBookmarked(context.NodeId))
            workflow.Journal.Add(context, "Suspended", workflow.Now());
    }

    private async ValueTask ExecuteAfterAsync(ActivityExecutionContext context, ValueTask evaluated)
    {
        try
        {
            await evaluated.ConfigureAwait(false);
            await ExecuteIfAsync(context, context.Activity.CanExecuteAsync(context)).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsFatal(e))
        {
            await FaultHandling.HandleAsync(context, e, effects).ConfigureAwait(false);
        }
    }

    private async ValueTask ExecuteIfAsync(ActivityExecutionContext context, ValueTask<bool> mayExecute)
    {
        try
        {
            if (await mayExecute.ConfigureAwait(false))
            {
                await Run(context).ConfigureAwait(false);
                Finish(context);
                return;
            }

            context.TransitionTo(ActivityStatus.Pending);
            workflow.Journal.Add(context, "Precondition Failed", workflow.Now(), "Cannot execute at this time");
        }
        catch (Exception e) when (!IsFatal(e))
        {
            await FaultHandling.HandleAsync(context, e, effects).ConfigureAwait(false);
        }
    }

    private async ValueTask FinishAsync(ActivityExecutionContext context, ValueTask executed)
    {
        try
        {
            await executed.ConfigureAwait(false);
            Finish(context);
        }
        catch (Exception e) when (!IsFatal(e))
        {
            await FaultHandling.HandleAsync(context, e, effects).ConfigureAwait(false);
        }
    }

    // Such a failure is not the activity's own: the whole burst is rolled back, and perhaps repeated.
    private bool IsFatal(Exception e) =>
        (e is OperationCanceledException && workflow.CancellationToken.IsCancellationRequested)
        || workflow.ServiceProvider.GetService<ITransientFailures>()?.IsTransient(e) == true;
}
