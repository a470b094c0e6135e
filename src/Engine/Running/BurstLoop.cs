using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Executes what is scheduled until nothing is. Activities that fail do not stop it; what they leave behind decides the instance's status.</summary>
internal static class BurstLoop
{
    public static async ValueTask RunAsync(WorkflowExecutionContext workflow, int most)
    {
        workflow.TransitionTo(WorkflowSubStatus.Executing);
        workflow.IsExecuting = true;
        var steps = new ActivityStep(workflow);
        while (workflow.Work.Count > 0)
        {
            workflow.CancellationToken.ThrowIfCancellationRequested();
            var item = workflow.Work.Dequeue();
            if (item.Withdrawn) continue;
            if (most-- == 0)
            {
                FaultHandling.FaultWorkflow(workflow, new InvalidOperationException("The workflow executes more activities without waiting than one burst may: does a loop never end?"));
                break;
            }

            var step = steps.Execute(item);
            if (!step.IsCompletedSuccessfully) await step.ConfigureAwait(false);
        }

        workflow.IsExecuting = false;
        if (workflow.Status == WorkflowStatus.Running)
            workflow.TransitionTo(EverythingIsCompleted(workflow) ? WorkflowSubStatus.Finished : WorkflowSubStatus.Suspended);
    }

    private static bool EverythingIsCompleted(WorkflowExecutionContext workflow)
    {
        foreach (var context in workflow.Contexts)
            if (!context.IsCompleted) return false;
        return true;
    }
}
