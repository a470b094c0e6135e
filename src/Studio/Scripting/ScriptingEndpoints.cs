using System.Text;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Scripting;

/// <summary>What the editor of a JavaScript field completes from. The Studio feeds any answer to its editor as a library, so a definition not saved yet answers with the functions alone.</summary>
internal static class ScriptingEndpoints
{
    public static void MapScripting(this IEndpointRouteBuilder api) =>
        api.MapPost("/scripting/javascript/type-definitions/{definitionId}", DeclareAsync).Demand(PermissionNames.ReadAny, PermissionNames.ReadScriptTypes);

    private static async Task<FileContentHttpResult> DeclareAsync(string definitionId, IUnitOfWork work, CancellationToken ct)
    {
        var latest = new WorkflowDefinitionFilter { DefinitionId = definitionId, Version = VersionFilter.Latest };
        var found = await work.ReadAsync<IWorkflowDefinitionStore, WorkflowDefinition?>((store, token) => store.FindAsync(latest, token), ct);
        var text = ScriptDeclarations.Of(found is null ? [] : JsonNode.Parse(found.Json)!.AsObject());
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "application/x-typescript", $"elsa.{definitionId}.d.ts");
    }
}
