using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Descriptors;

public sealed record ExpressionTypeDescriptor(string Type, string DisplayName, bool IsSerializable, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties);

public sealed record OptionsRequest(JsonElement? Context);

public sealed record OptionsReply(JsonObject Items);

/// <summary>The toolbox: activity types, the choices of their inputs, and the types of expressions.</summary>
internal static class ActivityEndpoints
{
    public static void MapActivityDescriptors(this IEndpointRouteBuilder api)
    {
        api.MapGet("/descriptors/activities", ListAsync).Demand(PermissionNames.ReadAny, PermissionNames.ReadActivityDescriptors);
        api.MapGet("/descriptors/activities/{typeName}", GetAsync).Demand(PermissionNames.ReadAny, PermissionNames.ReadActivityDescriptors);
        api.MapPost("/descriptors/activities/{typeName}/options/{inputName}", OptionsAsync).Demand(PermissionNames.ReadAny, PermissionNames.ReadActivityDescriptorOptions);
        api.MapGet("/descriptors/expression-descriptors", Expressions).Demand(PermissionNames.ReadAny, PermissionNames.ReadExpressionDescriptors);
    }

    private static async Task<JsonHttpResult<ListReply<JsonObject>>> ListAsync(QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var refresh = query.Flag("refresh") ?? false;
        return Reply.Json(new ListReply<JsonObject>(await work.ReadAsync<ActivityCatalogue, IReadOnlyList<JsonObject>>(
            async (catalogue, token) =>
            {
                if (refresh) await catalogue.RefreshAsync(token);
                return await catalogue.ListAsync(token);
            },
            ct)));
    }

    private static async Task<JsonHttpResult<JsonObject>> GetAsync(string typeName, QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var version = query.Number("version");
        return Reply.Json(await work.ReadAsync<ActivityCatalogue, JsonObject?>((catalogue, token) => catalogue.FindAsync(typeName, version, token), ct) ?? throw Refusal.NotFound());
    }

    private static async Task<JsonHttpResult<OptionsReply>> OptionsAsync(string typeName, string inputName, QueryValues query, RequestBody<OptionsRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var (version, context) = (query.Number("version"), Values.Plain(body.Value.Context));
        var found = await work.ReadAsync<ActivityCatalogue, JsonObject?>((catalogue, token) => catalogue.ChoicesAsync(typeName, version, inputName, context, token), ct);
        return Reply.Json(new OptionsReply(found ?? throw Refusal.NotFound()));
    }

    /// <summary>Only what Elsa lists too: <c>Output</c> is the engine's own word between activities.</summary>
    private static JsonHttpResult<ListReply<ExpressionTypeDescriptor>> Expressions(IExpressionDescriptorRegistry registry) =>
        Reply.Json(new ListReply<ExpressionTypeDescriptor>([.. registry.ListAll().Where(descriptor => descriptor.Type != "Output").Select(Of)]));

    private static ExpressionTypeDescriptor Of(ExpressionDescriptor descriptor) => new(
        descriptor.Type,
        descriptor.DisplayName,
        descriptor.IsSerializable,
        descriptor.IsBrowsable,
        descriptor.Properties.ToDictionary(property => property.Key, property => property.Value?.ToString() ?? ""));
}
