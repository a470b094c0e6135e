using Elsa.Workflows;
using Elsa.Workflows.ActivationValidators;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Runtime.Activation;

/// <summary>Asks a definition's activation strategy whether one more instance may start; safe against other starts until the transaction ends. Scoped.</summary>
internal sealed class Activation(IServiceProvider services)
{
    public ValueTask<bool> AllowsAsync(WorkflowGraph graph, string? correlationId, CancellationToken ct)
    {
        if (graph.Workflow.Options.ActivationStrategyType is not { } type || type == typeof(AllowAlwaysStrategy)) return new ValueTask<bool>(true);
        var strategy = (IWorkflowActivationStrategy)ActivatorUtilities.GetServiceOrCreateInstance(services, type);
        return strategy.GetAllowActivationAsync(new WorkflowInstantiationStrategyContext(graph.Workflow, correlationId, ct));
    }
}
