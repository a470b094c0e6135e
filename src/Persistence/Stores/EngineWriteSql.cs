using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>The statements of a commit.</summary>
internal static class EngineWriteSql
{
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
                    statements.Add(new(BurstSql.InsertHistory, row.InstanceId, row.Revision, row.FirstSequence, row.EntryCount, row.RecordCount, row.At, row.Entries, row.Records, mark));
                    break;
                case BookmarkRow row: AddBookmark(kind, row, statements, wakes); break;
                case TimerRow row:
                    wakes.Add((statements.Count, row.DueAt));
                    statements.Add(new(BurstSql.InsertTimer, row.Id, (short)row.Kind, row.DueAt, row.InstanceId, row.DefinitionVersionId, row.Recurrence));
                    break;
                case TriggerRow row:
                    statements.Add(new(BurstSql.InsertTrigger, row.Id, row.DefinitionId, row.DefinitionVersionId, row.Name, row.Hash, row.ActivityId, row.Payload));
                    break;
                case IncidentRow row:
                    statements.Add(new(BurstSql.InsertIncident, row.Id, row.InstanceId, row.ActivityId, row.ActivityNodeId, row.ActivityType, row.ActivityInstanceId, row.Message, row.Exception, row.At, row.Resolution, row.ResolvedAt, row.ResolvedBy));
                    break;
                case Stimulus row:
                    if (row.State == StimulusState.Ready) wakes.Add((statements.Count, row.VisibleAt));
                    statements.Add(new(BurstSql.InsertStimulus, (short)row.Kind, (short)row.State, row.InstanceId, row.BookmarkId, row.Name, row.Hash, row.CorrelationId, row.ActivityInstanceId, row.Body, row.CreatedAt, row.VisibleAt, row.Attempts, row.Error));
                    break;
                case RemoveBookmark(var id, var withTimer):
                    statements.Add(new(BurstSql.DeleteBookmark, id));
                    if (withTimer) statements.Add(new(BurstSql.DeleteTimer, id));
                    break;
                case RemoveWaits(var instance):
                    statements.Add(new("delete from bookmark where instance_id = $1", instance));
                    statements.Add(new("delete from timer where instance_id = $1", instance));
                    break;
                case RemoveTimer(var id): statements.Add(new(BurstSql.DeleteTimer, id)); break;
                case RemoveStimulus(var sequence): statements.Add(new(BurstSql.DeleteStimulus, sequence)); break;
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
                    statements.Add(new(BurstSql.ResolveIncidents, resolve.InstanceId, resolve.ActivityInstanceId, resolve.Resolution, resolve.At, resolve.By));
                    break;
                default: throw new InvalidOperationException($"No statement for {item.GetType().Name}.");
            }
        }
    }

    private static void AddBookmark(DatabaseKind kind, BookmarkRow row, List<Statement> statements, List<(int Statement, DateTimeOffset At)> wakes)
    {
        if (kind == DatabaseKind.Postgres) statements.Add(new(BurstSql.ShareHash, row.Hash));
        statements.Add(new(BurstSql.InsertBookmark, row.Id, row.InstanceId, row.Name, row.Hash, row.ActivityId, row.ActivityNodeId, row.ActivityInstanceId, row.CorrelationId, row.Payload, row.Metadata, row.CreatedAt));
        wakes.Add((statements.Count, row.CreatedAt));
        statements.Add(new(BurstSql.WakeWaiting, row.CreatedAt, row.Hash, row.InstanceId, row.CorrelationId, row.ActivityInstanceId));
    }

    private static Statement Insert(InstanceRow row) => new(
        BurstSql.InsertInstance, row.Id, row.DefinitionId, row.DefinitionVersionId, row.Version, row.ParentId, (short)row.Status, (short)row.SubStatus, row.CorrelationId, row.Name,
        row.IsSystem, row.IncidentCount, row.Revision, row.NextSequence, row.CreatedAt, row.UpdatedAt, row.FinishedAt, row.State);

    private static Statement Update(InstanceRow row) => new(
        BurstSql.UpdateInstance, row.Id, row.DefinitionId, row.DefinitionVersionId, row.Version, row.ParentId, (short)row.Status, (short)row.SubStatus, row.CorrelationId, row.Name,
        row.IsSystem, row.IncidentCount, row.Revision, row.NextSequence, row.UpdatedAt, row.FinishedAt, row.State);
}
