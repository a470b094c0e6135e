using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>
/// The texts of what bursts write. Each is one row by its key; they never vary, so they are prepared once a connection. What most bursts write can be
/// written for several of them at once.
/// </summary>
internal static class BurstSql
{
    public static readonly SqlText InsertInstance = SqlText.Rows("""
        insert into workflow_instance (id, definition_id, definition_version_id, version, parent_id, status, sub_status, correlation_id, name, is_system, incident_count,
          revision, next_sequence, created_at, updated_at, finished_at, state)
        values [($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)]
        """);

    public static readonly SqlText UpdateInstance = new(
        """
        update workflow_instance set definition_id = $2, definition_version_id = $3, version = $4, parent_id = $5, status = $6, sub_status = $7, correlation_id = $8, name = $9,
          is_system = $10, incident_count = $11, revision = $12, next_sequence = $13, updated_at = $14, finished_at = $15, state = $16
        where id = $1 and revision = $12 - 1
        """,
        """
        update workflow_instance i set definition_id = r.definition_id, definition_version_id = r.definition_version_id, version = r.version, parent_id = r.parent_id, status = r.status,
          sub_status = r.sub_status, correlation_id = r.correlation_id, name = r.name, is_system = r.is_system, incident_count = r.incident_count, revision = r.revision,
          next_sequence = r.next_sequence, updated_at = r.updated_at, finished_at = r.finished_at, state = r.state
        from (values [($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)])
          r (id, definition_id, definition_version_id, version, parent_id, status, sub_status, correlation_id, name, is_system, incident_count, revision, next_sequence, updated_at, finished_at, state)
        where i.id = r.id and i.revision = r.revision - 1
        """);

    /// <summary>
    /// Comes after the instance's row. Where that is not at this revision (the burst began with an older one, or the instance was deleted) there is none to
    /// insert, and the whole unit is refused; see <see cref="Transient"/>.
    /// </summary>
    public static readonly SqlText InsertHistory = new(
        """
        insert into workflow_history (instance_id, revision, first_sequence, entry_count, record_count, at, entries, records, mark)
        values ($1, (select i.revision from workflow_instance i where i.id = $1 and i.revision = $2), $3, $4, $5, $6, $7, $8, $9)
        """,
        """
        insert into workflow_history (instance_id, revision, first_sequence, entry_count, record_count, at, entries, records, mark)
        select r.instance_id, i.revision, r.first_sequence, r.entry_count, r.record_count, r.at, r.entries, r.records, r.mark
        from (values [($1, $2, $3, $4, $5, $6, $7, $8, $9)]) r (instance_id, revision, first_sequence, entry_count, record_count, at, entries, records, mark)
        left join workflow_instance i on i.id = r.instance_id and i.revision = r.revision
        """);

    public static readonly SqlText InsertBookmark = SqlText.Rows("""
        insert into bookmark (id, instance_id, name, hash, activity_id, activity_node_id, activity_instance_id, correlation_id, payload, metadata, created_at)
        values [($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)]
        """);

    public static readonly SqlText DeleteBookmark = SqlText.Rows("delete from bookmark where id in ([$1])");

    public static readonly SqlText InsertTimer = SqlText.Rows(
        "insert into timer (id, kind, due_at, instance_id, definition_version_id, recurrence) values [($1, $2, $3, $4, $5, $6)] on conflict (id) do nothing");

    public static readonly SqlText DeleteTimer = SqlText.Rows("delete from timer where id in ([$1])");

    public const string InsertTrigger =
        "insert into workflow_trigger (id, definition_id, definition_version_id, name, hash, activity_id, payload) values ($1, $2, $3, $4, $5, $6, $7)";

    public const string InsertIncident = """
        insert into incident (id, instance_id, activity_id, activity_node_id, activity_type, activity_instance_id, message, exception, at, resolution, resolved_at, resolved_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    public static readonly SqlText InsertStimulus = SqlText.Rows("""
        insert into stimulus (kind, state, instance_id, bookmark_id, name, hash, correlation_id, activity_instance_id, body, created_at, visible_at, attempts, error)
        values [($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)]
        """);

    public static readonly SqlText DeleteStimulus = SqlText.Rows("delete from stimulus where sequence in ([$1])");

    /// <summary>What waited for such a bookmark is ready now.</summary>
    public static readonly SqlText WakeWaiting = new(
        """
        update stimulus set state = 0, visible_at = $1
        where state = 1 and hash = $2 and (instance_id is null or instance_id = $3) and (correlation_id is null or correlation_id = $4)
          and (activity_instance_id is null or activity_instance_id = $5)
        """,
        """
        update stimulus s set state = 0, visible_at = r.at
        from (values [($1, $2, $3, $4, $5)]) r (at, hash, instance_id, correlation_id, activity_instance_id)
        where s.state = 1 and s.hash = r.hash and (s.instance_id is null or s.instance_id = r.instance_id) and (s.correlation_id is null or s.correlation_id = r.correlation_id)
          and (s.activity_instance_id is null or s.activity_instance_id = r.activity_instance_id)
        """);

    /// <summary>Held by a burst that brings a bookmark; see <see cref="EngineStore.FindBookmarksAsync"/>.</summary>
    public static readonly SqlText ShareHash = new(
        "select pg_advisory_xact_lock_shared(hashtextextended($1, 1))", "select pg_advisory_xact_lock_shared(hashtextextended(r.hash, 1)) from (values [($1)]) r (hash)");

    public const string ResolveIncidents = """
        update incident set resolution = $3, resolved_at = $4, resolved_by = $5
        where instance_id = $1 and resolution is null and ($2 is null or activity_instance_id = $2)
        """;
}
