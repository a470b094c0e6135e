using System.Security.Claims;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Host.Designer.Editing;
using BenchmarkWorkflow.Host.Designer.History;
using BenchmarkWorkflow.Host.Designer.Listing;
using BenchmarkWorkflow.Host.Designer.Migrations;
using BenchmarkWorkflow.Host.Designer.Problems;
using BenchmarkWorkflow.Host.Designer.Rehearsals;
using BenchmarkWorkflow.Host.Designer.Running;

namespace BenchmarkWorkflow.Host.Designer;

/// <summary>What the designer's pages need beside Elsa's API: problems, revisions, history, running versions, migrations, rehearsals.</summary>
internal static class DesignerModule
{
    /// <summary>The path below which every resource lives.</summary>
    public const string Prefix = "/api/designer";

    public static IServiceCollection AddDesigner(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddExceptionHandler<DesignerRefusals>();
        services.AddScoped<PeopleNames>();
        services.AddScoped<Revisions>();
        services.AddScoped<StandingDrafts>();
        services.AddScoped<ParkedDrafts>();
        services.AddScoped<Presences>();
        services.AddScoped<DefinitionUses>();
        services.AddScoped<DeletionConsent>();
        services.AddScoped<DefinitionGuard>();
        services.AddScoped<DefinitionDeletion>();
        services.AddScoped<IDefinitionObserver, DefinitionChronicle>();
        services.AddOptions<RehearsalSettings>().BindConfiguration("Rehearsals").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<RehearsalDesk>();
        services.AddSingleton<RehearsalRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<RehearsalRunner>());
        services.AddScoped<MigrationDesk>();
        services.AddSingleton<MigrationRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<MigrationRunner>());
        return services;
    }

    /// <summary>Maps every route, each with the permission it demands.</summary>
    public static IEndpointRouteBuilder MapDesigner(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Prefix);
        api.MapListing();
        api.MapProblems();
        api.MapEditing();
        api.MapHistory();
        api.MapRunning();
        api.MapMigrations();
        api.MapRehearsals();
        return app;
    }

    /// <summary>The user name of the caller; every route below demands one.</summary>
    public static string Name(this ClaimsPrincipal user) => user.Identity!.Name!;
}
