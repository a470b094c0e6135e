using System.Globalization;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>A task about an application that has not ended.</summary>
public sealed record OpenTask(long Id, string Kind, long ApplicationId);

/// <summary>What the processes of applications ask for at the moment.</summary>
public static class OpenTasks
{
    /// <summary>The open tasks of these kinds about these applications, by application, oldest first.</summary>
    public static async Task<ILookup<long, OpenTask>> OpenTasksAsync(this DbContext db, IReadOnlyCollection<long> applications, IReadOnlyCollection<string> kinds, CancellationToken ct)
    {
        var ids = applications.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        var open = await db.Set<UserTask>().AsNoTracking()
            .Where(task => task.AboutKind == Matter.Application && ids.Contains(task.AboutId!) && kinds.Contains(task.TaskType) && task.FinishedAt == null) // tasks about an application have its id
            .OrderBy(task => task.Id).Select(task => new { task.Id, task.TaskType, task.AboutId }).ToListAsync(ct);
        return open.Select(task => new OpenTask(task.Id, task.TaskType, long.Parse(task.AboutId!, CultureInfo.InvariantCulture))).ToLookup(task => task.ApplicationId);
    }
}
