using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Host.Designer.Editing;
using BenchmarkWorkflow.Studio.Permissions;

namespace BenchmarkWorkflow.Host.Designer.Problems;

internal enum Severity
{
    /// <summary>Publishing refuses it.</summary>
    Error,

    Warning,
}

/// <summary>One problem, for a list beside the editor.</summary>
internal sealed record ListedProblem(
    [property: JsonConverter(typeof(Camel<Severity>))] Severity Severity, string Rule, string Path, string? ActivityId, string? NodeId, string? ActivityName, string? Property, string? PropertyName, string Message, string MessageEn)
{
    public static ListedProblem Of(DefinitionProblem problem) => new(
        problem.Blocks ? Severity.Error : Severity.Warning, problem.Rule, problem.Path, problem.ActivityId, problem.NodeId, problem.ActivityName, problem.Property, problem.PropertyName, problem.Message, problem.MessageEn);
}

/// <summary>What is wrong with the version that editors open.</summary>
internal sealed record ProblemsReply(string DefinitionId, string VersionId, int Version, bool IsPublished, long Revision, IReadOnlyList<ListedProblem> Problems);

internal static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder api) =>
        api.MapGet("/definitions/{definitionId}/problems", GetAsync).Demand(PermissionNames.ReadDefinitions);

    private static Task<ProblemsReply> GetAsync(string definitionId, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var latest = await services.GetRequiredService<IWorkflowDefinitionStore>().LatestAsync(definitionId, token);
            var problems = await services.GetRequiredService<DefinitionManager>().ValidateAsync(latest, token);
            var row = await services.GetRequiredService<Revisions>().FindAsync(definitionId, token);
            return new ProblemsReply(
                definitionId, latest.Id, latest.Version, latest.IsPublished, row?.Revision ?? 0,
                [.. problems.OrderByDescending(problem => problem.Blocks).Select(ListedProblem.Of)]);
        },
        ct);
}
