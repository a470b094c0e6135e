using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;

namespace BenchmarkWorkflow.Host.Designer.Listing;

/// <summary>A <see cref="DefinitionState"/> as it is answered; asked for it is by its own names.</summary>
internal enum ListedState
{
    Published,
    Draft,
    Changed,
}

/// <summary>One definition of the list.</summary>
/// <param name="DefinitionId">Of all its versions.</param>
/// <param name="VersionId">Of the latest one, which an export names.</param>
/// <param name="Name">Of the latest version.</param>
/// <param name="Description">Likewise.</param>
/// <param name="Category">As its author wrote it; null where nobody did.</param>
/// <param name="Version">The latest, draft or not.</param>
/// <param name="State"><c>published</c>, <c>draft</c> or <c>changed</c> (published, with a newer draft).</param>
/// <param name="PublishedVersion">Which version starts; null when none does.</param>
/// <param name="Versions">How many are kept.</param>
/// <param name="Running">How many instances run, of all versions.</param>
/// <param name="Editor">Who edited it last: the name to show; null while nobody has since it came in.</param>
/// <param name="EditedAt">When.</param>
internal sealed record DefinitionRow(
    string DefinitionId, string VersionId, string? Name, string? Description, string? Category, int Version, [property: JsonConverter(typeof(Camel<ListedState>))] ListedState State, int? PublishedVersion, long Versions, long Running, string? Editor, DateTimeOffset EditedAt);

internal sealed record DefinitionPage(IReadOnlyList<DefinitionRow> Items, long TotalCount);

internal sealed record Editor(string UserName, string DisplayName);

/// <summary>What the list can be filtered by.</summary>
internal sealed record DefinitionFacets(IReadOnlyList<string> Categories, IReadOnlyList<Editor> Editors);

internal sealed record ProblemCount(string DefinitionId, int Errors, int Warnings);

/// <summary>The list of definitions: one row a definition, whatever the number of its versions.</summary>
internal static class ListingEndpoints
{
    private const int LargestPage = 100;

    public static void MapListing(this IEndpointRouteBuilder api)
    {
        api.MapGet("/definitions", ListAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/definition-facets", FacetsAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/problem-counts", CountProblemsAsync).Demand(PermissionNames.ReadDefinitions);
    }

    private static Task<DefinitionPage> ListAsync(
        string? search, DefinitionState? state, string? category, string? editor, DefinitionOrder? orderBy, bool? descending, int? page, int? pageSize, IUnitOfWork work, CancellationToken ct)
    {
        var take = Math.Clamp(pageSize ?? 20, 1, LargestPage);
        var filter = new DefinitionListFilter(search, state, category, editor);
        return work.ReadAsync(
            async (services, token) =>
            {
                var (rows, total) = await services.GetRequiredService<DefinitionList>()
                    .PageAsync(filter, orderBy ?? DefinitionOrder.Name, descending ?? false, (int)Math.Min(int.MaxValue, Math.Max(0, page ?? 0) * (long)take), take, token);
                var (names, shown) = (services.GetRequiredService<PeopleNames>(), new List<DefinitionRow>());
                foreach (var row in rows)
                {
                    shown.Add(new(
                        row.DefinitionId, row.VersionId, row.Name, row.Description, row.Category, row.Version, Listed(row.State), row.PublishedVersion,
                        row.Versions, row.Running, row.Editor is { } who ? await names.OfAsync(who, token) : null, row.EditedAt));
                }

                return new DefinitionPage(shown, total);
            },
            ct);
    }

    private static ListedState Listed(DefinitionState state) => state switch
    {
        DefinitionState.Published => ListedState.Published,
        DefinitionState.Draft => ListedState.Draft,
        DefinitionState.Changed => ListedState.Changed,
    };

    private static Task<DefinitionFacets> FacetsAsync(IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var list = services.GetRequiredService<DefinitionList>();
            var (names, editors) = (services.GetRequiredService<PeopleNames>(), new List<Editor>());
            foreach (var editor in await list.EditorsAsync(token)) editors.Add(new(editor, await names.OfAsync(editor, token)));
            return new DefinitionFacets(await list.CategoriesAsync(token), editors);
        },
        ct);

    /// <summary>For a page of the list: each definition is validated as publishing would, so this is asked for after the list itself.</summary>
    private static Task<List<ProblemCount>> CountProblemsAsync(string[] ids, IUnitOfWork work, CancellationToken ct)
    {
        if (ids.Length > LargestPage) throw Refusal.Field("ids", $"一次最多查询 {LargestPage} 个流程。");
        return work.ReadAsync(
            async (services, token) =>
            {
                var manager = services.GetRequiredService<DefinitionManager>();
                List<ProblemCount> counts = [];
                foreach (var latest in await services.GetRequiredService<IWorkflowDefinitionStore>().FindManyAsync(new() { DefinitionIds = ids, Version = VersionFilter.Latest }, WorkflowDefinitionPage.Everything, token))
                {
                    var problems = await manager.ValidateAsync(latest, token);
                    var errors = problems.Count(problem => problem.Blocks);
                    counts.Add(new(latest.DefinitionId, errors, problems.Count - errors));
                }

                return counts;
            },
            ct);
    }
}
