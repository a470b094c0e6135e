using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.Studio.Descriptors;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Executions;
using BenchmarkWorkflow.Studio.HttpWorkflows;
using BenchmarkWorkflow.Studio.Identity;
using BenchmarkWorkflow.Studio.Instances;
using BenchmarkWorkflow.Studio.Live;
using BenchmarkWorkflow.Studio.NotOffered;
using BenchmarkWorkflow.Studio.Permissions;
using BenchmarkWorkflow.Studio.Scripting;
using BenchmarkWorkflow.Studio.Signals;
using Elsa.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio;

/// <summary>Elsa's HTTP API as Elsa Studio 3.8 and other clients of Elsa call it.</summary>
public static class StudioApi
{
    /// <summary>The path below which every resource lives.</summary>
    public const string Prefix = "/elsa/api";

    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddExceptionHandler<RefusalWriter>();
        services.AddScoped<DefinitionReplies>();
        services.AddHttpContextAccessor();
        services.AddScoped<EndpointFinder>();
        services.AddScoped<IHttpExchange, HttpExchange>();
        services.AddSignalR();
        services.AddSingleton<ObservedInstances>();
        services.AddHostedService<LiveUpdates>();
        return services;
    }

    /// <summary>Maps every route. Each demands a permission, or says why it is open.</summary>
    public static IEndpointRouteBuilder MapStudio(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Prefix);
        api.MapIdentity();
        api.MapChoices();
        api.MapActivityDescriptors();
        api.MapScripting();
        api.MapDefinitionReading();
        api.MapDefinitionExport();
        api.MapSubgraph();
        api.MapDefinitionEditing();
        api.MapDefinitionImport();
        api.MapDefinitionRemoving();
        api.MapDefinitionBulk();
        api.MapDefinitionRunning();
        api.MapInstanceListing();
        api.MapInstanceReading();
        api.MapInstanceActs();
        api.MapVariables();
        api.MapRetry();
        api.MapIncidents();
        api.MapJournal();
        api.MapExecutions();
        api.MapInstanceExport();
        api.MapSignals();
        api.MapDeadLetters();
        api.MapNotOffered();
        app.MapHttpWorkflows();
        app.MapHub<WorkflowInstanceHub>("/elsa/hubs/workflow-instance").Demand(PermissionNames.ReadInstances);
        return app;
    }
}
