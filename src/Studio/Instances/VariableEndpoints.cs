using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.State;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>The variables of a definition with the values an instance keeps, else their defaults. What is kept in memory alone has no value here, as in Elsa.</summary>
internal static class VariableEndpoints
{
    /// <summary>The property of an execution under which the kept values of its variables stand, by id.</summary>
    private const string Kept = "Variables";

    public static void MapVariables(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-instances/{id}/variables", ListAsync).Demand(PermissionNames.ReadInstances);
        api.MapPost("/workflow-instances/{id}/variables", ChangeAsync).Demand(PermissionNames.WriteInstances);
    }

    private static Task<JsonHttpResult<ListReply<VariableReply>>> ListAsync(string id, IUnitOfWork work, CancellationToken ct) =>
        work.ReadAsync(
            async (services, token) =>
            {
                var row = await services.GetRequiredService<IInstanceQueries>().FindAsync(id, token) ?? throw Refusal.NotFound();
                var kept = KeptValues(WorkflowInstances.StateOf(row)!); // there is a row, so there is a state
                var variables = await DeclaredAsync(row.DefinitionVersionId, services, token);
                return Reply.Json(new ListReply<VariableReply>([.. variables.Select(variable => new VariableReply(variable.Id, variable.Name, Value(variable, kept)))]));
            },
            ct);

    private static async Task<JsonHttpResult<ListReply<VariableReply>>> ChangeAsync(
        string id, RequestBody<VariableChanges> body, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct)
    {
        var changes = (body.Value.Variables ?? []).Where(change => change.Id is not null).ToDictionary(
            change => change.Id!, change => change.Value is null ? null : Values.Plain(JsonSerializer.SerializeToElement(change.Value, StudioJson.Of<JsonNode>())));
        var found = await instances.EditAsync(
            id,
            state =>
            {
                foreach (var (variable, value) in changes) Set(state, variable, value);
            },
            ct);
        return found ? await ListAsync(id, work, ct) : throw Refusal.NotFound();
    }

    private static async Task<IReadOnlyList<Variable>> DeclaredAsync(string versionId, IServiceProvider services, CancellationToken ct)
    {
        if (await services.GetRequiredService<IWorkflowDefinitionStore>().FindAsync(new() { Id = versionId }, ct) is not { } version) return [];
        using var content = JsonDocument.Parse(version.Json);
        var reader = services.GetRequiredService<VariableReader>();
        return content.RootElement.TryGetProperty("variables", out var variables) && variables.ValueKind == JsonValueKind.Array
            ? [.. variables.EnumerateArray().Where(variable => variable.ValueKind == JsonValueKind.Object).Select(reader.Read)]
            : [];
    }

    private static JsonNode? Value(Variable variable, IDictionary<string, object> kept) =>
        kept.TryGetValue(variable.Id, out var value) ? ValueNode.Of(value)
        : variable.StorageDriverType == typeof(MemoryStorageDriver) ? null
        : ValueNode.Of(variable.Value);

    private static IDictionary<string, object> KeptValues(WorkflowState state) =>
        Root(state)?.Properties.TryGetValue(Kept, out var values) == true && values is IDictionary<string, object> map ? map : new Dictionary<string, object>();

    private static void Set(WorkflowState state, string variable, object? value)
    {
        if (Root(state) is not { } root) return;
        var values = new Dictionary<string, object>(KeptValues(state));
        if (value is null) values.Remove(variable);
        else values[variable] = value;
        root.Properties = new Dictionary<string, object>(root.Properties) { [Kept] = values };
    }

    private static ActivityExecutionContextState? Root(WorkflowState state) => state.ActivityExecutionContexts.FirstOrDefault(context => context.ParentContextId is null);
}
