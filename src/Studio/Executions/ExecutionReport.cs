namespace BenchmarkWorkflow.Studio.Executions;

/// <summary>Counts the executions of each node for the badges of the canvas.</summary>
internal static class ExecutionReport
{
    /// <summary>One entry a node that was executed; <paramref name="nodes"/> restricts to some, null to none.</summary>
    public static ReportReply Of(IReadOnlyList<ActivityExecution> records, IReadOnlyCollection<string>? nodes) => new(
    [
        .. records.Where(record => nodes is null || nodes.Contains(record.ActivityNodeId)).GroupBy(record => record.ActivityNodeId).Select(Stats),
    ]);

    private static ActivityStats Stats(IGrouping<string, ActivityExecution> executions)
    {
        var last = executions.Last();
        var completed = executions.Count(execution => execution.CompletedAt is not null);
        return new(
            last.ActivityId,
            last.ActivityNodeId,
            StartedCount: executions.Count(),
            CompletedCount: completed,
            UncompletedCount: executions.Count() - completed,
            IsBlocked: executions.Any(execution => execution.HasBookmarks),
            IsFaulted: executions.Any(execution => execution.Status == "Faulted"),
            AggregateFaultCount: executions.Sum(execution => execution.AggregateFaultCount),
            last.Metadata);
    }
}
