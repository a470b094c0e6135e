using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Dispatching.Timers;
using BenchmarkWorkflow.Engine.Incidents;
using BenchmarkWorkflow.Engine.Migration;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using Elsa.Scheduling;
using Elsa.Workflows;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Registers the runtime and the dispatcher.</summary>
public static class EngineRuntime
{
    /// <summary>
    /// The runtime on the store that is registered beside it: <see cref="WorkflowInstances"/>, <see cref="Dispatcher"/>, <see cref="InstanceHistory"/>, and
    /// Elsa's runtime services. Nothing runs by itself; <see cref="AddDispatcherHost"/> does that.
    /// </summary>
    public static IServiceCollection AddEngineRuntime(this IServiceCollection services)
    {
        services.AddOptions<DispatchOptions>();
        services.AddOptions<TimerOptions>();
        services.TryAddSingleton<IIdentityGenerator, RandomIdentityGenerator>();
        services.TryAddSingleton<IStimulusHasher, StimulusHasher>();
        services.TryAddSingleton<ICronParser, CronParser>();
        services.TryAddSingleton<WorkflowRunner>();
        services.AddSingleton<RestingInstances>();
        services.AddSingleton<DatabaseUse>();
        services.AddSingleton<WakeUp>();
        services.AddSingleton<IWakeUp>(provider => provider.GetRequiredService<WakeUp>());
        services.AddSingleton(provider => new EngineUnit(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetService<ITransientFailures>()));
        services.AddSingleton(provider => new WorkflowInstances(
            provider.GetRequiredService<EngineUnit>(), provider.GetRequiredService<RestingInstances>(), provider.GetRequiredService<IIdentityGenerator>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Dispatcher(
            provider.GetRequiredService<EngineUnit>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Dispatcher>>()));
        services.AddScoped<BurstKeeping>();
        services.AddScoped<Bursts>();
        services.AddScoped<Activation.Activation>();
        services.AddScoped<Outgoing>();
        services.AddScoped(provider => new RepairRequests(provider.GetRequiredService<Outgoing>()));
        services.AddScoped<ClientParts>();
        services.AddScoped<StimulusDelivery>();
        services.AddScoped<TimerDelivery>();
        services.AddScoped<InstanceHistory>();
        services.AddScoped<InstanceMigration>(provider => new InstanceMigration(
            provider.GetRequiredService<IEngineStore>(), provider.GetRequiredService<IInstanceQueries>(), provider.GetRequiredService<IWorkflowGraphFinder>(),
            provider.GetRequiredService<BurstKeeping>(), provider, provider.GetRequiredService<TimeProvider>()));
        services.TryAddScoped<TriggerReader>();
        services.AddScoped<TriggerIndexer>();
        services.AddScoped<IDefinitionObserver, DefinitionChanges>();
        services.AddScoped<IWorkflowInvoker, WorkflowInvoker>();
        services.AddScoped<IWorkflowRuntime, WorkflowRuntime>();
        services.AddScoped<WorkflowDispatcher>();
        services.AddScoped<IWorkflowDispatcher>(provider => provider.GetRequiredService<WorkflowDispatcher>());
        services.AddScoped<IStimulusDispatcher>(provider => provider.GetRequiredService<WorkflowDispatcher>());
        services.AddScoped<IEventPublisher>(provider => provider.GetRequiredService<WorkflowDispatcher>());
        services.AddScoped<ITaskReporter>(provider => provider.GetRequiredService<WorkflowDispatcher>());
        services.AddScoped<IWorkflowCancellationDispatcher>(provider => provider.GetRequiredService<WorkflowDispatcher>());
        services.TryAddScoped<ITaskDispatcher, NoTaskDispatcher>();
        return services;
    }

    /// <summary>This node works off what is due, with the workers of <see cref="DispatchOptions"/>.</summary>
    public static IServiceCollection AddDispatcherHost(this IServiceCollection services) => services.AddHostedService<DispatcherHost>();
}
