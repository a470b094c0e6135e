using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Finds tasks that are still open. Needs nothing but the database.</summary>
public sealed class OpenTasks(DbContext db)
{
    /// <summary>The ids of the open tasks of these instances, oldest first.</summary>
    public async Task<IReadOnlyList<long>> OfInstancesAsync(IReadOnlyCollection<string> workflowInstanceIds, CancellationToken ct) =>
        await db.Set<UserTask>().AsNoTracking()
            .Where(t => workflowInstanceIds.Contains(t.WorkflowInstanceId!) && UserTaskStatuses.Open.Contains(t.Status))
            .OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct);
}
