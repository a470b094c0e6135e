using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Runtime;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Runs a child inside the activity that starts it: both end up in one commit, or neither. Scoped.</summary>
internal sealed class WorkflowInvoker(Bursts bursts, Activation.Activation activation, IIdentityGenerator ids, IEffectScope? effects = null) : IWorkflowInvoker
{
    public async Task<RunWorkflowResult> InvokeAsync(WorkflowGraph workflowGraph, RunWorkflowOptions? options = default, CancellationToken cancellationToken = default)
    {
        options ??= new RunWorkflowOptions();
        if (!await activation.AllowsAsync(workflowGraph, options.CorrelationId, cancellationToken))
            throw new InvalidOperationException($"The activation strategy of workflow {workflowGraph.Workflow.Identity.DefinitionId} does not allow another instance now.");
        var wake = new StartWake
        {
            InstanceId = options.WorkflowInstanceId ?? ids.GenerateId(),
            CorrelationId = options.CorrelationId,
            Input = options.Input,
            Variables = options.Variables,
            Properties = WorkflowDispatcher.StartedBy(options.Properties, options.SchedulingActivityExecutionId),
            TriggerActivityId = options.TriggerActivityId,
            ParentInstanceId = options.ParentWorkflowInstanceId,
            SchedulingActivityExecutionId = options.SchedulingActivityExecutionId,
            SchedulingWorkflowInstanceId = options.SchedulingWorkflowInstanceId,
            SchedulingCallStackDepth = options.SchedulingCallStackDepth,
        };
        effects?.Enter();
        try
        {
            return new RunWorkflowResult((await bursts.StartAsync(workflowGraph, wake, cancellationToken)).State);
        }
        finally
        {
            effects?.Leave();
        }
    }
}
