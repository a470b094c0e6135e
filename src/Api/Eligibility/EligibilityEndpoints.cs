using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Eligibility;

/// <summary>What the system can say of one item of the checklist.</summary>
/// <param name="Item">The item's name: that of its field in the task's form.</param>
/// <param name="Met">What it finds by itself; none: people alone can tell.</param>
internal sealed record ItemEvidenceView(string Item, bool? Met, IReadOnlyList<EvidenceView> Seen);

/// <param name="Holds">It speaks for the item; false: against it.</param>
/// <param name="Text">The name, code, file or label it is about.</param>
/// <param name="At">When it happened.</param>
/// <param name="Until">Until when it could.</param>
internal sealed record EvidenceView(
    [property: JsonConverter(typeof(Camel<EvidenceKind>))] EvidenceKind Kind, bool Holds, string Text, DateTimeOffset? At, DateTimeOffset? Until, long? DocumentId);

/// <summary>What the secretariat is shown beside the checklist that it goes through.</summary>
internal static class EligibilityEndpoints
{
    public static void MapEligibility(this IEndpointRouteBuilder api) =>
        api.MapGet("/applications/{id:long}/eligibility", OneAsync).WithTags("applications").Demand(Permissions.ReadSelection).WithSummary("What the system finds by itself of each item of the eligibility checklist, as things stand now.");

    private static async Task<Results<Ok<IReadOnlyList<ItemEvidenceView>>, ProblemHttpResult>> OneAsync(long id, EligibilityDesk desk, CancellationToken ct) =>
        await desk.EvidenceAsync(id, ct) is { } evidence
            ? TypedResults.Ok<IReadOnlyList<ItemEvidenceView>>([.. evidence.Select(one => new ItemEvidenceView(
                one.Item, one.Met, [.. one.Seen.Select(seen => new EvidenceView(seen.Kind, seen.Holds, seen.Text, seen.At, seen.Until, seen.DocumentId))]))])
            : Problem.Of(404, "check-not-open", "该申报尚未开始资格审查。");
}
