namespace BenchmarkWorkflow.Activities.Stages;

/// <summary>What this room needs of whoever can repair a workflow that stopped; the host gives it. Scoped: it acts in the scope's transaction.</summary>
public interface IStageRepair
{
    /// <summary>The failed steps of the instance are tried again once this transaction has committed.</summary>
    void Retry(string workflowInstanceId, string actor);
}
