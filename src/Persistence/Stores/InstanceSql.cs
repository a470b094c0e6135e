using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>How rows of the engine's tables are read: the columns in one order, and the record made of them.</summary>
internal static class InstanceSql
{
    public const int Width = 17;

    /// <summary>All columns of <c>workflow_instance i</c>.</summary>
    public const string Columns = Summary + ", i.state";

    /// <summary>All but the state.</summary>
    public const string Summary = """
        i.id, i.definition_id, i.definition_version_id, i.version, i.parent_id, i.status, i.sub_status, i.correlation_id, i.name, i.is_system, i.incident_count,
        i.revision, i.next_sequence, i.created_at, i.updated_at, i.finished_at
        """;

    public const string StimulusColumns = "s.sequence, s.kind, s.state, s.instance_id, s.bookmark_id, s.name, s.hash, s.correlation_id, s.activity_instance_id, s.body, s.created_at, s.visible_at, s.attempts, s.error";

    public const string TimerColumns = "t.id, t.kind, t.due_at, t.instance_id, t.definition_version_id, t.recurrence, t.attempts, t.error";

    public const string BookmarkColumns = "b.id, b.instance_id, b.name, b.hash, b.activity_id, b.activity_node_id, b.activity_instance_id, b.correlation_id, b.payload, b.metadata, b.created_at";

    public static InstanceRow Read(SqlRow row) => Read(row, 0, withState: true);

    public static InstanceRow ReadSummary(SqlRow row) => Read(row, 0, withState: false);

    public static InstanceRow? ReadOrNull(SqlRow row, int at) => row.IsNull(at) ? null : Read(row, at, withState: true);

    public static Stimulus ReadStimulus(SqlRow row) => new()
    {
        Sequence = row.Int64(0),
        Kind = (StimulusKind)row.Int16(1),
        State = (StimulusState)row.Int16(2),
        InstanceId = row.TextOrNull(3),
        BookmarkId = row.TextOrNull(4),
        Name = row.TextOrNull(5),
        Hash = row.TextOrNull(6),
        CorrelationId = row.TextOrNull(7),
        ActivityInstanceId = row.TextOrNull(8),
        Body = row.Bytes(9),
        CreatedAt = row.Instant(10),
        VisibleAt = row.Instant(11),
        Attempts = row.Int32(12),
        Error = row.TextOrNull(13),
    };

    public static TimerRow ReadTimer(SqlRow row) =>
        new(row.Text(0), (TimerKind)row.Int16(1), row.Instant(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5)) { Attempts = row.Int32(6), Error = row.TextOrNull(7) };

    public static BookmarkRow ReadBookmark(SqlRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6), row.TextOrNull(7), row.TextOrNull(8), row.TextOrNull(9), row.Instant(10));

    public static TriggerRow ReadTrigger(SqlRow row) => new(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.TextOrNull(6));

    private static InstanceRow Read(SqlRow row, int at, bool withState) => new()
    {
        Id = row.Text(at),
        DefinitionId = row.Text(at + 1),
        DefinitionVersionId = row.Text(at + 2),
        Version = row.Int32(at + 3),
        ParentId = row.TextOrNull(at + 4),
        Status = (WorkflowStatus)row.Int16(at + 5),
        SubStatus = (WorkflowSubStatus)row.Int16(at + 6),
        CorrelationId = row.TextOrNull(at + 7),
        Name = row.TextOrNull(at + 8),
        IsSystem = row.Flag(at + 9),
        IncidentCount = row.Int32(at + 10),
        Revision = row.Int64(at + 11),
        NextSequence = row.Int64(at + 12),
        CreatedAt = row.Instant(at + 13),
        UpdatedAt = row.Instant(at + 14),
        FinishedAt = row.InstantOrNull(at + 15),
        State = withState ? row.Bytes(at + 16) : default,
    };
}
