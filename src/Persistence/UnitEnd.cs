using BenchmarkWorkflow.Selection.Files;

namespace BenchmarkWorkflow.Persistence;

/// <summary>Files follow the session's transaction.</summary>
internal sealed class UnitEnd(Session session) : IUnitEnd
{
    public void BeforeCommit(Action action) => session.BeforeCommit(action);

    public void AfterCommit(Action action) => session.AfterCommit(action);

    public void AfterRollback(Action action) => session.AfterRollback(action);
}
