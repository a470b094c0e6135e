using BenchmarkWorkflow.Engine.Storage;

namespace Elsa.Workflows.ActivationValidators
{
    /// <summary>Every start is allowed.</summary>
    public sealed class AllowAlwaysStrategy : IWorkflowActivationStrategy
    {
        public ValueTask<bool> GetAllowActivationAsync(WorkflowInstantiationStrategyContext context) => new(true);
    }
}

namespace Elsa.Workflows.Runtime.ActivationValidators
{
    /// <summary>One running instance of a definition at a time.</summary>
    public sealed class SingletonStrategy(IEngineStore store) : IWorkflowActivationStrategy
    {
        public async ValueTask<bool> GetAllowActivationAsync(WorkflowInstantiationStrategyContext context) =>
            await store.CountRunningExclusivelyAsync(context.Workflow.Identity.DefinitionId, null, context.CancellationToken) == 0;
    }

    /// <summary>One running instance of a definition and correlation id at a time.</summary>
    public sealed class CorrelatedSingletonStrategy(IEngineStore store) : IWorkflowActivationStrategy
    {
        public async ValueTask<bool> GetAllowActivationAsync(WorkflowInstantiationStrategyContext context) =>
            await store.CountRunningExclusivelyAsync(context.Workflow.Identity.DefinitionId, context.CorrelationId ?? "", context.CancellationToken) == 0;
    }

    /// <summary>One running instance of any definition with a correlation id at a time.</summary>
    public sealed class CorrelationStrategy(IEngineStore store) : IWorkflowActivationStrategy
    {
        public async ValueTask<bool> GetAllowActivationAsync(WorkflowInstantiationStrategyContext context) =>
            await store.CountRunningExclusivelyAsync(null, context.CorrelationId ?? "", context.CancellationToken) == 0;
    }
}
