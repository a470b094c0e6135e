using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests.Kills;

/// <summary>The people: they answer the tasks they see, or call the case off, each in one unit of work.</summary>
internal sealed class Office(UnitOfWork unit)
{
    public const string Clerk = "clerk";
    private readonly HashSet<long> handled = [];

    /// <summary>Deals with every task that is open now.</summary>
    public async Task WorkAsync()
    {
        foreach (var (task, instance) in await OpenAsync())
        {
            if (!handled.Add(task)) continue;
            await unit.RunAsync(
                async (services, ct) =>
                {
                    if (instance.StartsWith(CaseWorkflows.Cancelled, StringComparison.Ordinal))
                        await services.GetRequiredService<IWorkflowCancellationDispatcher>().DispatchAsync(new DispatchCancelWorkflowRequest { WorkflowInstanceIds = [instance] }, ct);
                    else
                        await AnswerAsync(services, task, ct);
                },
                default);
        }
    }

    private static async Task AnswerAsync(IServiceProvider services, long task, CancellationToken ct)
    {
        await services.GetRequiredService<TaskAssignment>().ClaimAsync(new TaskAct(task, Clerk), ct);
        await services.GetRequiredService<UserTasks>().CompleteAsync(new TaskAct(task, Clerk), new TaskAnswerGiven("Approve"), ct);
    }

    private Task<List<(long Task, string Instance)>> OpenAsync() => unit.ReadAsync(
        async (services, ct) => (await services.GetRequiredService<DbContext>().Set<UserTask>()
            .Where(task => task.Status == UserTaskStatus.Available && !task.WorkflowInstanceId!.StartsWith(CaseWorkflows.Late))
            .OrderBy(task => task.Id).Select(task => new { task.Id, task.WorkflowInstanceId }).ToListAsync(ct)).ConvertAll(task => (task.Id, task.WorkflowInstanceId!)), // filtered above
        default);
}
