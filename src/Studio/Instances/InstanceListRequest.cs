using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Studio.Instances;

public sealed record TimestampFilter(string? Column, string? Operator, DateTimeOffset? Timestamp);

/// <summary>Which instances a list shows, and in what order. What is null or empty does not restrict.</summary>
public sealed record InstanceListRequest
{
    /// <summary>How many are answered when no size is asked for.</summary>
    public const int DefaultPageSize = 100;

    public int? Page { get; init; }

    public int? PageSize { get; init; }

    public string? SearchTerm { get; init; }

    public string? Name { get; init; }

    public string? DefinitionId { get; init; }

    public IReadOnlyList<string>? DefinitionIds { get; init; }

    public string? CorrelationId { get; init; }

    public int? Version { get; init; }

    public bool? HasIncidents { get; init; }

    public bool? IsSystem { get; init; }

    public WorkflowStatus? Status { get; init; }

    public IReadOnlyList<WorkflowStatus>? Statuses { get; init; }

    public WorkflowSubStatus? SubStatus { get; init; }

    public IReadOnlyList<WorkflowSubStatus>? SubStatuses { get; init; }

    public IReadOnlyList<string>? ParentWorkflowInstanceIds { get; init; }

    public string? OrderBy { get; init; }

    public string? OrderDirection { get; init; }

    public IReadOnlyList<TimestampFilter>? TimestampFilters { get; init; }

    internal static InstanceListRequest Of(QueryValues query) => new()
    {
        Page = query.Number("page"),
        PageSize = query.Number("pageSize"),
        SearchTerm = query.Text("searchTerm"),
        Name = query.Text("name"),
        DefinitionId = query.Text("definitionId"),
        DefinitionIds = query.Many("definitionIds"),
        CorrelationId = query.Text("correlationId"),
        Version = query.Number("version"),
        HasIncidents = query.Flag("hasIncidents"),
        IsSystem = query.Flag("isSystem"),
        Status = query.Choice<WorkflowStatus>("status"),
        Statuses = query.Choices<WorkflowStatus>("statuses"),
        SubStatus = query.Choice<WorkflowSubStatus>("subStatus"),
        SubStatuses = query.Choices<WorkflowSubStatus>("subStatuses"),
        ParentWorkflowInstanceIds = query.Many("parentWorkflowInstanceIds"),
        OrderBy = query.Text("orderBy"),
        OrderDirection = query.Text("orderDirection"),
    };

    internal InstanceFilter Filter() => new()
    {
        SearchTerm = SearchTerm,
        Name = Name,
        DefinitionId = DefinitionId,
        DefinitionIds = DefinitionIds,
        CorrelationId = CorrelationId,
        Version = Version,
        HasIncidents = HasIncidents,
        IsSystem = IsSystem,
        Status = Status,
        Statuses = Statuses,
        SubStatus = SubStatus,
        SubStatuses = SubStatuses,
        ParentIds = ParentWorkflowInstanceIds,
        Instants = TimestampFilters is { Count: > 0 } ? [.. TimestampFilters.Select(Instant)] : null,
    };

    internal InstancePage PageOfList()
    {
        var size = Math.Max(0, PageSize ?? DefaultPageSize);
        var order = OrderBy?.ToLowerInvariant() switch
        {
            null or "" or "created" or "createdat" => InstanceOrder.CreatedAt,
            "lastexecuted" or "updated" or "updatedat" => InstanceOrder.UpdatedAt,
            "finished" or "finishedat" => InstanceOrder.FinishedAt,
            "name" => InstanceOrder.Name,
            _ => throw Refusal.Field("orderBy", $"'{OrderBy}' is no order: Created, LastExecuted, Finished or Name."),
        };
        var ascending = string.Equals(OrderDirection, "Ascending", StringComparison.OrdinalIgnoreCase);
        return new(order, !ascending, Math.Max(0, Page ?? 0) * size, size);
    }

    private static InstantFilter Instant(TimestampFilter filter) => new(
        Parse<InstanceInstant>("column", filter.Column),
        Parse<Comparison>("operator", filter.Operator),
        filter.Timestamp ?? throw Refusal.Field("timestampFilters.timestamp", "A moment is missing."));

    private static T Parse<T>(string member, string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw Refusal.Field("timestampFilters." + member, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
}
