using Elsa.Workflows;
using Elsa.Workflows.IncidentStrategies;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>What happens when an activity throws: its effects are undone, the incident is recorded, and the strategy decides about the instance.</summary>
internal static class FaultHandling
{
    private static readonly FaultStrategy Fault = new();
    private static readonly ContinueWithIncidentsStrategy Continue = new();

    public static async ValueTask HandleAsync(ActivityExecutionContext context, Exception exception, IActivityEffects? effects)
    {
        var workflow = context.WorkflowExecutionContext;
        if (effects is not null) await effects.UndoAsync(workflow.CancellationToken).ConfigureAwait(false);
        workflow.ExecuteDelegate = null;
        workflow.ForgetCaller();
        context.IsExecuting = false;
        workflow.Journal.Add(context, "Faulted", workflow.Now(), exception.Message, null, Describe(exception));
        context.BecomeFaulted(exception);
        StrategyOf(workflow).HandleIncident(context);
    }

    /// <summary>The workflow itself faults: its next activity cannot even begin.</summary>
    public static void FaultWorkflow(WorkflowExecutionContext workflow, Exception exception)
    {
        var root = workflow.Contexts[0];
        workflow.Journal.Add(root, "Faulted", workflow.Now(), exception.Message, null, Describe(exception));
        workflow.Incidents.Add(new ActivityIncident(
            root.Activity.Id, root.NodeId, root.Activity.Type, exception.Message, ExceptionState.FromException(exception), workflow.SystemClock.UtcNow) { ActivityInstanceId = root.Id });
        workflow.Work.Clear();
        workflow.TransitionTo(WorkflowSubStatus.Faulted);
    }

    private static IIncidentStrategy StrategyOf(WorkflowExecutionContext workflow)
    {
        var type = workflow.Workflow.Options.IncidentStrategyType ?? workflow.ServiceProvider.GetService<IOptions<IncidentOptions>>()?.Value.DefaultIncidentStrategy;
        if (type is null || type == typeof(FaultStrategy)) return Fault;
        if (type == typeof(ContinueWithIncidentsStrategy)) return Continue;
        return (IIncidentStrategy)ActivatorUtilities.GetServiceOrCreateInstance(workflow.ServiceProvider, type);
    }

    private static Dictionary<string, object?> Describe(Exception exception) => new()
    {
        ["exception"] = exception.GetType().FullName,
        ["message"] = exception.Message,
        ["source"] = exception.Source,
        ["stackTrace"] = exception.StackTrace,
        ["innerException"] = exception.InnerException?.GetType().FullName,
    };
}
