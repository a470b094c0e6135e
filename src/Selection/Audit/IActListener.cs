namespace BenchmarkWorkflow.Selection.Audit;

/// <summary>Whoever follows what is done in the selection: the workflow side implements it.</summary>
public interface IActListener
{
    /// <summary>Called in the act's transaction, right after it was recorded: what is written here commits with the act or not at all. An exception undoes both.</summary>
    Task RecordedAsync(AuditRecord record, CancellationToken ct);
}
