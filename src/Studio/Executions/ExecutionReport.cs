using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Studio.Executions;

/// <summary>Counts the executions of each node for the badges of the canvas.</summary>
internal static class ExecutionReport
{
    /// <summary>One entry a node that was executed; <paramref name="nodes"/> restricts to some, null to none.</summary>
    public static ReportReply Of(IReadOnlyList<ActivityExecution> executions, IReadOnlyCollection<string>? nodes) => new(
    [
        .. executions.Where(execution => nodes is null || nodes.Contains(execution.ActivityNodeId)).GroupBy(execution => execution.ActivityNodeId).Select(Stats),
    ]);

    private static ActivityStats Stats(IGrouping<string, ActivityExecution> executions)
    {
        var completed = executions.Count(execution => execution.CompletedAt is not null);
        return new(
            executions.Last().ActivityId,
            executions.Key,
            StartedCount: executions.Count(),
            CompletedCount: completed,
            UncompletedCount: executions.Count() - completed,
            IsBlocked: executions.Any(execution => execution.HasBookmarks),
            IsFaulted: executions.Any(execution => execution.Status == ActivityStatus.Faulted),
            AggregateFaultCount: executions.Sum(execution => execution.AggregateFaultCount),
            executions.Last().Metadata ?? ExecutionReply.Empty);
    }
}
