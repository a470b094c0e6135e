using BenchmarkWorkflow.Persistence.Sql;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>The engine's statements whose text differs between the databases, made once.</summary>
internal sealed class EngineQueriesSql
{
    /// <summary>When the first put-off stimulus is due, of those that no earlier one of their instance precedes.</summary>
    public const string HeadDue = """
        select s.visible_at from stimulus s
        where s.state = 0 and not exists (select 1 from stimulus e where e.state = 0 and e.instance_id = s.instance_id and e.sequence < s.sequence)
        order by s.visible_at limit 1
        """;

    public const string FirstTimer = "select due_at from timer order by due_at, sequence limit 1";

    public const string TriggersByHash = "select id, definition_id, definition_version_id, name, hash, activity_id, payload from workflow_trigger where hash = $1 order by definition_id, id";

    private static readonly EngineQueriesSql Sqlite = new(DatabaseKind.Sqlite), Postgres = new(DatabaseKind.Postgres);

    private EngineQueriesSql(DatabaseKind kind)
    {
        Claim = $"select {InstanceSql.Columns} from workflow_instance i where i.id = $1{Dialect.ForUpdate(kind)}";
        ClaimChildren = $"select {InstanceSql.Columns} from workflow_instance i where {Dialect.In(kind, "i.parent_id", 1)} and (i.status = 0 or i.sub_status = {(short)WorkflowSubStatus.Faulted}) order by i.id{Dialect.ForUpdate(kind)}";
        Lock = $"select 1 from workflow_instance i where {Dialect.In(kind, "i.id", 1)} order by i.id{Dialect.ForUpdate(kind)}";
        ClaimUnfinishedChildren = $"select {InstanceSql.Columns} from workflow_instance i where {Dialect.In(kind, "i.id", 1)} and i.parent_id is not null and (i.status = 0 or i.sub_status = {(short)WorkflowSubStatus.Faulted}) order by i.id{Dialect.ForUpdate(kind)}";
        NextStimulus = $"""
            with s as (
              select s.* from stimulus s
              where s.state = 0 and {Dialect.NotByIndex(kind, "s.visible_at")} <= $1
                and not exists (select 1 from stimulus e where e.state = 0 and e.instance_id = s.instance_id and e.sequence < s.sequence)
              order by s.sequence limit 1{Dialect.SkipLocked(kind)}
            ), i as (
              select i.* from workflow_instance i where i.id = (select instance_id from s){Dialect.ForUpdate(kind)}
            )
            select {InstanceSql.StimulusColumns}, {InstanceSql.Columns} from s left join i on true
            """;
        NextTimer = $"""
            with t as (
              select t.* from timer t where t.due_at <= $1 order by t.due_at, t.sequence limit 1{Dialect.SkipLocked(kind)}
            ), i as (
              select i.* from workflow_instance i where i.id = (select instance_id from t){Dialect.ForUpdate(kind)}
            )
            select {InstanceSql.TimerColumns}, {InstanceSql.Columns} from t left join i on true
            """;
        Bury = kind == DatabaseKind.Postgres
            ? "insert into workflow_tombstone (id, deleted_at) select id, $2 from workflow_instance where id = any($1) on conflict do nothing"
            : "insert or ignore into workflow_tombstone (id, deleted_at) select id, $2 from workflow_instance where id in (select value from json_each($1))";
        Probe = $"""
            insert into workflow_history (instance_id, revision, first_sequence, entry_count, record_count, at, entries, records, mark)
            values ($1, $2, 0, 0, 0, $3, {(kind == DatabaseKind.Postgres ? "''::bytea, ''::bytea" : "x'', x''")}, 0) on conflict do nothing
            """;
        DeleteInstances = $"delete from workflow_instance where {Dialect.In(kind, "id", 1)}";
        DeleteParts =
        [
            .. new[] { "bookmark", "timer", "workflow_history", "incident", "stimulus" }.Select(table => $"delete from {table} where {Dialect.In(kind, "instance_id", 1)}"),
        ];
    }

    public string Claim { get; }

    public string Lock { get; }

    public string ClaimChildren { get; }

    public string ClaimUnfinishedChildren { get; }

    public string NextStimulus { get; }

    public string NextTimer { get; }

    public string Bury { get; }

    /// <summary>Waits for whoever is about to make that revision. Never committed.</summary>
    public string Probe { get; }

    public string DeleteInstances { get; }

    public IReadOnlyList<string> DeleteParts { get; }

    public static EngineQueriesSql Of(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? Sqlite : Postgres;
}
