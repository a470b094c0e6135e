using System.Security.Claims;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Migration = BenchmarkWorkflow.Persistence.Designer.Migration;

namespace BenchmarkWorkflow.Host.Designer.Migrations;

/// <summary>Moving running instances to another version: looked at first, carried out in the background, undone if need be.</summary>
internal static class MigrationEndpoints
{
    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/definitions/{definitionId}/migrations", ListAsync).Demand(PermissionNames.ReadInstances);
        api.MapGet("/definitions/{definitionId}/migrations/{id:long}", GetAsync).Demand(PermissionNames.ReadInstances);
        api.MapGet("/definitions/{definitionId}/migrations/map/{from:int}/{to:int}", MapAsync).Demand(PermissionNames.ReadInstances);
        api.MapPost("/definitions/{definitionId}/migrations/preview", PreviewAsync).Demand(PermissionNames.ReadInstances);
        api.MapPost("/definitions/{definitionId}/migrations", StartAsync).Demand(PermissionNames.RunAlterations);
        api.MapPost("/definitions/{definitionId}/migrations/{id:long}/undo", UndoAsync).Demand(PermissionNames.RunAlterations);
    }

    private static Task<MapReply> MapAsync(string definitionId, int from, int to, IUnitOfWork work, CancellationToken ct) =>
        work.ReadAsync((services, token) => services.GetRequiredService<MigrationDesk>().MapAsync(definitionId, from, to, token), ct);

    private static Task<PreviewReply> PreviewAsync(string definitionId, MigrationRequest request, IUnitOfWork work, CancellationToken ct) =>
        work.ReadAsync((services, token) => services.GetRequiredService<MigrationDesk>().PreviewAsync(definitionId, request, token), ct);

    private static async Task<Accepted<MigrationReply>> StartAsync(string definitionId, MigrationRequest request, ClaimsPrincipal user, MigrationRunner runner, IUnitOfWork work, CancellationToken ct)
    {
        var reply = await work.RunAsync(
            async (services, token) => await ShowAsync(services, await services.GetRequiredService<MigrationDesk>().StartAsync(definitionId, request, user.Name(), token), token), ct);
        runner.Wake();
        return TypedResults.Accepted($"{DesignerModule.Prefix}/definitions/{Uri.EscapeDataString(definitionId)}/migrations/{reply.Id}", reply);
    }

    private static async Task<Accepted> UndoAsync(string definitionId, long id, ClaimsPrincipal user, MigrationRunner runner, IUnitOfWork work, CancellationToken ct)
    {
        await work.RunAsync((services, token) => services.GetRequiredService<MigrationDesk>().UndoAsync(definitionId, id, user.Name(), token), ct);
        runner.Wake();
        return TypedResults.Accepted($"{DesignerModule.Prefix}/definitions/{Uri.EscapeDataString(definitionId)}/migrations/{id}");
    }

    private static Task<List<MigrationReply>> ListAsync(string definitionId, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            List<MigrationReply> shown = [];
            foreach (var migration in await services.GetRequiredService<MigrationDesk>().ListAsync(definitionId, token)) shown.Add(await ShowAsync(services, migration, token));
            return shown;
        },
        ct);

    private static Task<MigrationDetailReply> GetAsync(string definitionId, long id, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var desk = services.GetRequiredService<MigrationDesk>();
            var migration = await desk.FindAsync(definitionId, id, token);
            return new MigrationDetailReply(await ShowAsync(services, migration, token), [.. (await desk.InstancesAsync(id, token)).Select(one => new MigratedReply(one.InstanceId, one.State, one.Reason))]);
        },
        ct);

    private static async Task<MigrationReply> ShowAsync(IServiceProvider services, Migration migration, CancellationToken ct)
    {
        var counts = await services.GetRequiredService<MigrationDesk>().CountAsync(migration.Id, ct);
        return new(
            migration.Id, migration.FromVersion, migration.ToVersion, migration.State, migration.By, await services.GetRequiredService<PeopleNames>().OfAsync(migration.By, ct), migration.At, counts.Values.Sum(),
            Count(MigratedState.Waiting), Count(MigratedState.Moved), Count(MigratedState.Skipped), Count(MigratedState.Undone), Count(MigratedState.UndoRefused));

        int Count(MigratedState state) => counts.GetValueOrDefault(state);
    }
}
