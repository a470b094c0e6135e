using BenchmarkWorkflow.Activities.Stages;
using BenchmarkWorkflow.Engine.Incidents;

namespace BenchmarkWorkflow.Host.Instances;

/// <inheritdoc cref="IStageRepair"/>
internal sealed class StageRepair(RepairRequests repairs) : IStageRepair
{
    public void Retry(string workflowInstanceId, string actor) => repairs.Retry(workflowInstanceId, actor);
}
