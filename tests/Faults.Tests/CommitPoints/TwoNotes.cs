using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Scheduling.Activities;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>Workflows that leave rows of the application in each burst: what was lost or doubled can be counted.</summary>
public static class TwoNotes
{
    public static CodeWorkflows Workflows() => new CodeWorkflows()
        .Add("parent", new Sequence
        {
            Activities =
            {
                Note("first"),
                new Delay(TimeSpan.FromMilliseconds(2)),
                new DispatchWorkflow { WorkflowDefinitionId = new Input<string>("child"), WaitForCompletion = new Input<bool>(true) },
                Note("last"),
            },
        })
        .Add("child", new Sequence { Activities = { Note("child") } })
        .Add("waiting", new Sequence { Activities = { Note("first"), new Event("Go"), Note("last") } })
        .Add("delayed", new Sequence { Activities = { Note("first"), new Delay(TimeSpan.FromMinutes(1)), Note("last") } })
        .Add("parent of waiting", new Sequence { Activities = { Note("first"), new DispatchWorkflow { WorkflowDefinitionId = new Input<string>("waiting"), WaitForCompletion = new Input<bool>(true) } } });

    /// <summary>Writes a row of the application and one of its outbox, on the burst's own transaction.</summary>
    public static Inline Note(string step) => new(async context =>
    {
        var session = context.GetRequiredService<Session>();
        await session.OpenAsync(context.CancellationToken);
        foreach (var table in new[] { "note", "outbox" })
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = $"insert into {table} (instance, step) values ('{context.WorkflowExecutionContext.Id}', '{step}')";
            await command.ExecuteNonQueryAsync(context.CancellationToken);
        }
    });

    /// <summary>Makes the application's two tables.</summary>
    public static async Task MakeTablesAsync(Session session)
    {
        foreach (var table in new[] { "note", "outbox" })
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = $"create table {table} (instance text not null, step text not null)";
            await command.ExecuteNonQueryAsync();
        }
    }
}
