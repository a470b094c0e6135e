using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Studio.Errors;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>What lists of definitions may be asked for, read from the query string.</summary>
internal static class DefinitionQuery
{
    private enum Order
    {
        Created,
        CreatedAt,
        Name,
        Version,
    }

    private enum Direction
    {
        Ascending,
        Descending,
    }

    public static VersionFilter Version(this QueryValues query, VersionFilter otherwise) =>
        query.Text("versionOptions") is { } text ? Parse(text) : otherwise;

    public static VersionFilter Parse(string text) =>
        VersionFilter.TryParse(text, out var filter) ? filter : throw Refusal.Field("versionOptions", $"'{text}' is no version: Latest, Published, Draft, LatestOrPublished, LatestAndPublished, AllVersions, or a number.");

    public static WorkflowDefinitionFilter Filter(this QueryValues query) => new()
    {
        Version = query.Version(VersionFilter.All),
        SearchTerm = query.Text("searchTerm"),
        IsSystem = query.Flag("isSystem"),
        IsReadonly = query.Flag("isReadonly"),
        UsableAsActivity = query.Flag("usableAsActivity"),
        Name = query.Text("name"),
        Ids = Given(query.Many("ids")),
        DefinitionIds = Given(query.Many("definitionIds")),
        Names = Given(query.Many("names")),
    };

    /// <summary>Pages count from 0; without a size the whole list is one page.</summary>
    public static WorkflowDefinitionPage Page(this QueryValues query)
    {
        var size = query.Number("pageSize");
        var order = query.Choice<Order>("orderBy") switch
        {
            Order.Name => WorkflowDefinitionOrder.Name,
            Order.Version => WorkflowDefinitionOrder.Version,
            Order.Created or Order.CreatedAt or null => WorkflowDefinitionOrder.CreatedAt,
        };
        return new(order, query.Choice<Direction>("orderDirection") == Direction.Descending, (query.Number("page") ?? 0) * (size ?? 0), size);
    }

    private static IReadOnlyList<string>? Given(IReadOnlyList<string> values) => values.Count == 0 ? null : values;
}
