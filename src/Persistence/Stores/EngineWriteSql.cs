using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>The statements of a burst's commit. Each is one row by its key; their text never varies, so they are prepared once a connection.</summary>
internal static class EngineWriteSql
{
    private const string InsertInstanceSql = """
        insert into workflow_instance (id, definition_id, definition_version_id, version, parent_id, status, sub_status, correlation_id, name, is_system, incident_count,
          revision, next_sequence, created_at, updated_at, finished_at, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    private const string UpdateInstanceSql = """
        update workflow_instance set definition_id = $2, definition_version_id = $3, version = $4, parent_id = $5, status = $6, sub_status = $7, correlation_id = $8, name = $9,
          is_system = $10, incident_count = $11, revision = $12, next_sequence = $13, updated_at = $14, finished_at = $15, state = $16
        where id = $1 and revision = $12 - 1
        """;

    /// <summary>
    /// Comes after the instance's row. Where that is not at this revision (the burst began with an older one, or the instance was deleted) there is none to
    /// insert, and the whole unit is refused; see <see cref="Transient"/>.
    /// </summary>
    private const string InsertHistory = """
        insert into workflow_history (instance_id, revision, first_sequence, entry_count, record_count, at, entries, records, mark)
        values ($1, (select i.revision from workflow_instance i where i.id = $1 and i.revision = $2), $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string InsertBookmark = """
        insert into bookmark (id, instance_id, name, hash, activity_id, activity_node_id, activity_instance_id, correlation_id, payload, metadata, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string InsertTimer = "insert into timer (id, kind, due_at, instance_id, definition_version_id, recurrence) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing";

    private const string InsertTrigger =
        "insert into workflow_trigger (id, definition_id, definition_version_id, name, hash, activity_id, payload) values ($1, $2, $3, $4, $5, $6, $7)";

    private const string InsertIncident = """
        insert into incident (id, instance_id, activity_id, activity_node_id, activity_type, activity_instance_id, message, exception, at, resolution, resolved_at, resolved_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    private const string InsertStimulus = """
        insert into stimulus (kind, state, instance_id, bookmark_id, name, hash, correlation_id, activity_instance_id, body, created_at, visible_at, attempts, error)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    /// <summary>What waited for such a bookmark is ready now.</summary>
    internal const string WakeWaiting = """
        update stimulus set state = 0, visible_at = $1
        where state = 1 and hash = $2 and (instance_id is null or instance_id = $3) and (correlation_id is null or correlation_id = $4)
          and (activity_instance_id is null or activity_instance_id = $5)
        """;

    /// <summary>Held by a burst that brings a bookmark; see <see cref="EngineStore.FindBookmarksAsync"/>.</summary>
    private const string ShareHash = "select pg_advisory_xact_lock_shared(hashtextextended($1, 1))";

    private const string ResolveSql = """
        update incident set resolution = $3, resolved_at = $4, resolved_by = $5
        where instance_id = $1 and resolution is null and ($2 is null or activity_instance_id = $2)
        """;

    /// <summary>Turns what a transaction is going to write into statements, in the same order.</summary>
    /// <param name="kind">For which database.</param>
    /// <param name="items">What to write.</param>
    /// <param name="mark">By which the transaction finds its own revisions again.</param>
    /// <param name="statements">Where to add them.</param>
    /// <param name="wakes">Where to add the statements whose effect, if they have one, means that a worker has something to do, and when.</param>
    public static void Translate(DatabaseKind kind, IReadOnlyList<object> items, long mark, List<Statement> statements, List<(int Statement, DateTimeOffset At)> wakes)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case InsertInstance(var row): statements.Add(Insert(row)); break;
                case UpdateInstance(var row): statements.Add(Update(row)); break;
                case HistoryRow row:
                    statements.Add(new(InsertHistory, row.InstanceId, row.Revision, row.FirstSequence, row.EntryCount, row.RecordCount, row.At, row.Entries, row.Records, mark));
                    break;
                case BookmarkRow row: AddBookmark(kind, row, statements, wakes); break;
                case TimerRow row:
                    wakes.Add((statements.Count, row.DueAt));
                    statements.Add(new(InsertTimer, row.Id, (short)row.Kind, row.DueAt, row.InstanceId, row.DefinitionVersionId, row.Recurrence));
                    break;
                case TriggerRow row:
                    statements.Add(new(InsertTrigger, row.Id, row.DefinitionId, row.DefinitionVersionId, row.Name, row.Hash, row.ActivityId, row.Payload));
                    break;
                case IncidentRow row:
                    statements.Add(new(InsertIncident, row.Id, row.InstanceId, row.ActivityId, row.ActivityNodeId, row.ActivityType, row.ActivityInstanceId, row.Message, row.Exception, row.At, row.Resolution, row.ResolvedAt, row.ResolvedBy));
                    break;
                case Stimulus row:
                    if (row.State == StimulusState.Ready) wakes.Add((statements.Count, row.VisibleAt));
                    statements.Add(new(InsertStimulus, (short)row.Kind, (short)row.State, row.InstanceId, row.BookmarkId, row.Name, row.Hash, row.CorrelationId, row.ActivityInstanceId, row.Body, row.CreatedAt, row.VisibleAt, row.Attempts, row.Error));
                    break;
                case RemoveBookmark(var id, var withTimer):
                    statements.Add(new("delete from bookmark where id = $1", id));
                    if (withTimer) statements.Add(new("delete from timer where id = $1", id));
                    break;
                case RemoveWaits(var instance):
                    statements.Add(new("delete from bookmark where instance_id = $1", instance));
                    statements.Add(new("delete from timer where instance_id = $1", instance));
                    break;
                case RemoveTimer(var id): statements.Add(new("delete from timer where id = $1", id)); break;
                case RemoveStimulus(var sequence): statements.Add(new("delete from stimulus where sequence = $1", sequence)); break;
                case ChangeStimulus(var row):
                    if (row.State == StimulusState.Ready) wakes.Add((statements.Count, row.VisibleAt));
                    statements.Add(new("update stimulus set state = $2, visible_at = $3, attempts = $4, error = $5 where sequence = $1", row.Sequence, (short)row.State, row.VisibleAt, row.Attempts, row.Error));
                    break;
                case ReleaseStimuli(var instance, var at):
                    wakes.Add((statements.Count, at));
                    statements.Add(new("update stimulus set state = 0, visible_at = $2 where state = 1 and instance_id = $1", instance, at));
                    break;
                case ChangeTimer(var row):
                    wakes.Add((statements.Count, row.DueAt));
                    statements.Add(new("update timer set due_at = $2, attempts = $3, error = $4 where id = $1", row.Id, row.DueAt, row.Attempts, row.Error));
                    break;
                case ResolveIncidents resolve:
                    statements.Add(new(ResolveSql, resolve.InstanceId, resolve.ActivityInstanceId, resolve.Resolution, resolve.At, resolve.By));
                    break;
                default: throw new InvalidOperationException($"No statement for {item.GetType().Name}.");
            }
        }
    }

    private static void AddBookmark(DatabaseKind kind, BookmarkRow row, List<Statement> statements, List<(int Statement, DateTimeOffset At)> wakes)
    {
        if (kind == DatabaseKind.Postgres) statements.Add(new(ShareHash, row.Hash));
        statements.Add(new(InsertBookmark, row.Id, row.InstanceId, row.Name, row.Hash, row.ActivityId, row.ActivityNodeId, row.ActivityInstanceId, row.CorrelationId, row.Payload, row.Metadata, row.CreatedAt));
        wakes.Add((statements.Count, row.CreatedAt));
        statements.Add(new(WakeWaiting, row.CreatedAt, row.Hash, row.InstanceId, row.CorrelationId, row.ActivityInstanceId));
    }

    private static Statement Insert(InstanceRow row) => new(
        InsertInstanceSql, row.Id, row.DefinitionId, row.DefinitionVersionId, row.Version, row.ParentId, (short)row.Status, (short)row.SubStatus, row.CorrelationId, row.Name,
        row.IsSystem, row.IncidentCount, row.Revision, row.NextSequence, row.CreatedAt, row.UpdatedAt, row.FinishedAt, row.State);

    private static Statement Update(InstanceRow row) => new(
        UpdateInstanceSql, row.Id, row.DefinitionId, row.DefinitionVersionId, row.Version, row.ParentId, (short)row.Status, (short)row.SubStatus, row.CorrelationId, row.Name,
        row.IsSystem, row.IncidentCount, row.Revision, row.NextSequence, row.UpdatedAt, row.FinishedAt, row.State);
}
