using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.State;

namespace Elsa.Workflows;

public sealed partial class ActivityExecutionContext
{
    /// <summary>
    /// Ends this execution: its unfinished children are cancelled, its bookmarks go, and its parent is told. Does nothing if it is not running.
    /// </summary>
    /// <param name="result"><see cref="Outcomes"/> to say which ways a flowchart follows; else the parent's "Done".</param>
    public ValueTask CompleteActivityAsync(object? result = default)
    {
        if (status != ActivityStatus.Running) return default;
        if (UnfinishedChildren > 0 || Plan.CompletionIsHeard) return CompleteSlowlyAsync(result);
        BecomeCompleted(result);
        var told = TellParent(result);
        if (!told.IsCompletedSuccessfully) return EndAfterAsync(told);
        End();
        return default;
    }

    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => CompleteActivityAsync(new Outcomes(outcomes));

    /// <summary>Completes the composite around this activity with these outcomes.</summary>
    public ValueTask CompleteCompositeAsync(params string[] outcomes) => this.SendSignalAsync(new CompleteCompositeSignal(new Outcomes(outcomes)));

    /// <summary>Parents are no longer told when their children complete.</summary>
    public void ClearCompletionCallbacks()
    {
        for (var child = LastChild; child is not null; child = child.NextSibling) child.Callback = null;
        WorkflowExecutionContext.ForgetCallbacksOf(this);
    }

    /// <summary>Ends this execution and everything below it without completing them.</summary>
    internal async ValueTask CancelAsync(bool childrenFirst = false)
    {
        if (IsCompleted) return;
        WorkflowExecutionContext.Withdraw(this);
        if (childrenFirst) await CancelChildrenAsync(childrenFirst).ConfigureAwait(false);
        TransitionTo(ActivityStatus.Canceled);
        ClearBookmarks();
        ClearCompletionCallbacks();
        WorkflowExecutionContext.Journal.Add(this, "Canceled", WorkflowExecutionContext.Now());
        await this.SendSignalAsync(new CancelSignal()).ConfigureAwait(false);
        await CancelChildrenAsync(childrenFirst).ConfigureAwait(false);
    }

    internal void BecomeFaulted(Exception exception)
    {
        Exception = exception;
        TransitionTo(ActivityStatus.Faulted);
        WorkflowExecutionContext.Incidents.Add(new ActivityIncident(
            Activity.Id, NodeId, Activity.Type, exception.Message, ExceptionState.FromException(exception), WorkflowExecutionContext.SystemClock.UtcNow) { ActivityInstanceId = Id });
        for (var context = this; context is not null; context = context.ParentActivityExecutionContext) context.AggregateFaultCount++;
    }

    private void BecomeCompleted(object? result)
    {
        TransitionTo(ActivityStatus.Completed);
        if (result is Outcomes outcomes) JournalData["Outcomes"] = outcomes.Names;
        completedAt = WorkflowExecutionContext.Now();
        WorkflowExecutionContext.Journal.Add(this, "Completed", completedAt);
    }

    private ValueTask TellParent(object? result)
    {
        if (ParentActivityExecutionContext is not { } parent || Callback is not { } callback) return default;
        Callback = null;
        parent.Tag = CallbackTag;
        return WorkflowExecutionContext.CallBack(callback, new ActivityCompletedContext(parent, this, result));
    }

    private async ValueTask CompleteSlowlyAsync(object? result)
    {
        await CancelChildrenAsync().ConfigureAwait(false);
        BecomeCompleted(result);
        await TellParent(result).ConfigureAwait(false);
        if (Plan.CompletionIsHeard) await this.SendSignalAsync(new ActivityCompleted(result)).ConfigureAwait(false);
        End();
    }

    private async ValueTask EndAfterAsync(ValueTask told)
    {
        await told.ConfigureAwait(false);
        End();
    }

    private void End()
    {
        ClearBookmarks();
        if (LastChild is not null) ClearCompletionCallbacks();
    }

    private async ValueTask CancelChildrenAsync(bool childrenFirst = false)
    {
        if (UnfinishedChildren == 0) return;
        foreach (var child in ChildContexts().Where(child => !child.IsCompleted).Reverse().ToList()) await child.CancelAsync(childrenFirst).ConfigureAwait(false);
    }
}
