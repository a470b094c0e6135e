namespace BenchmarkWorkflow.Selection.Files;

/// <summary>How the unit of work around ends, for what lies beside the database. Whoever keeps the transaction answers it.</summary>
public interface IUnitEnd
{
    /// <summary>Done when the work is over, before its rows become durable; when it throws they do not.</summary>
    void BeforeCommit(Action action);

    /// <summary>Done once the rows are durable, never if they are rolled back.</summary>
    void AfterCommit(Action action);

    /// <summary>Done once it is certain that the rows were rolled back.</summary>
    void AfterRollback(Action action);
}
