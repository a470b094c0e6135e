using BenchmarkWorkflow.Engine.Running.Planning;
using Elsa.Common;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenchmarkWorkflow.Engine.Running;

public static class EngineRunningModule
{
    /// <summary>What it takes to run instances in memory. Expressions, definitions and stores are added by their own rooms; what is registered before counts.</summary>
    public static IServiceCollection AddEngineRunning(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISystemClock, SystemClock>();
        services.TryAddSingleton<IIdentityGenerator, RandomIdentityGenerator>();
        services.TryAddSingleton<IStimulusHasher, StimulusHasher>();
        services.TryAddScoped<IWorkflowGraphBuilder, WorkflowGraphBuilder>();
        services.TryAddSingleton<WorkflowRunner>();
        return services;
    }
}
