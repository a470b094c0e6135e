using System.Reflection;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Expressions;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Running.Planning;
using BenchmarkWorkflow.Engine.Validation;
using Elsa.Expressions.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenchmarkWorkflow.Engine.Definitions;

public static class DefinitionServices
{
    /// <summary>
    /// Definitions with their JSON, expressions, descriptors and validation, and the engine's own activities. Needs a store (<see cref="IWorkflowDefinitionStore"/>, scoped),
    /// <see cref="IIdentityGenerator"/>, <see cref="IStimulusHasher"/> and a <see cref="TimeProvider"/> from elsewhere.
    /// </summary>
    public static IServiceCollection AddDefinitions(this IServiceCollection services, ValidationOptions? validation = null, ScriptOptions? scripts = null)
    {
        services.AddExpressions(scripts);
        services.AddActivitiesFrom(typeof(DefinitionServices).Assembly);
        services.TryAddSingleton(validation ?? new ValidationOptions());
        services.TryAddSingleton<TypeAliases>();
        services.TryAddSingleton<IWellKnownTypeRegistry>(provider => provider.GetRequiredService<TypeAliases>());
        services.TryAddSingleton<TypedActivities>();
        services.TryAddSingleton<IActivityRegistry>(provider => ActivityRegistry.With(provider.GetRequiredService<TypedActivities>()));
        services.TryAddSingleton<ActivityDescriptorJson>();
        services.TryAddSingleton<DefinitionNews>();
        services.TryAddSingleton(provider => new WorkflowGraphCache(provider.GetRequiredService<DefinitionNews>()));
        services.TryAddSingleton<StrategyTypes>();
        services.TryAddSingleton<VariableReader>();
        services.TryAddSingleton<ArgumentReader>();
        services.TryAddSingleton<ActivityReader>();
        services.TryAddSingleton<WorkflowReader>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IActivityProvider, WorkflowActivityProvider>());
        services.TryAddScoped<ActivityTypes>();
        services.TryAddScoped<InputChoices>();
        services.TryAddScoped<ActivityCatalogue>();
        services.TryAddScoped<IWorkflowGraphBuilder, WorkflowGraphBuilder>();
        services.TryAddScoped<UsedWorkflows>();
        services.TryAddScoped<IUsedWorkflows>(provider => provider.GetRequiredService<UsedWorkflows>());
        services.TryAddScoped<WorkflowGraphFinder>();
        services.TryAddScoped<IWorkflowGraphFinder>(provider => provider.GetRequiredService<WorkflowGraphFinder>());
        services.TryAddScoped<TriggerReader>();
        services.TryAddScoped<TriggerCheck>();
        services.TryAddScoped<DefinitionValidator>();
        services.TryAddScoped<DefinitionManager>();
        return services;
    }

    /// <summary>Offers the public activity classes of an assembly.</summary>
    public static IServiceCollection AddActivitiesFrom(this IServiceCollection services, Assembly assembly) => services.AddSingleton(new ActivityAssembly(assembly));
}
