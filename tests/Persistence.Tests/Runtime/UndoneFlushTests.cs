using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Messages;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>An activity that sends the gathered writes out early and then fails takes back its own, not those of others.</summary>
public sealed class UndoneFlushTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Sqlite, true)]
    [InlineData(DatabaseKind.Postgres, false)]
    [InlineData(DatabaseKind.Postgres, true)]
    public async Task What_was_asked_for_before_it_stays_and_what_it_asked_for_goes(DatabaseKind kind, bool touchesFirst)
    {
        var runs = 0;
        await using var bed = await EngineBed.CreateAsync(kind, new CodeWorkflows()
            .Add("hears before", new Event("before"))
            .Add("hears early", new Event("early"))
            .Add("hears late", new Event("late"))
            .Add("child", new Sequence { Activities = { new Event("Never") } })
            .Add("flushes", new Sequence
            {
                Activities =
                {
                    new Event("Go"),
                    new Inline(context => Publish(context, "before")),
                    new Inline(async context =>
                    {
                        runs++;
                        if (touchesFirst) await context.GetRequiredService<DbContext>().Database.ExecuteSqlRawAsync("select 1");
                        await Publish(context, "early");
                        var client = await context.GetRequiredService<IWorkflowRuntime>().CreateClientAsync();
                        await client.CreateInstanceAsync(new CreateWorkflowInstanceRequest { WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionId("child") });
                        await client.RunInstanceAsync(new RunWorkflowInstanceRequest()); // must find what was created
                        await Publish(context, "late");
                        throw new InvalidOperationException("no");
                    }),
                },
            }));
        foreach (var name in new[] { "hears before", "hears early", "hears late" }) await bed.StartAsync(name);
        await bed.StartAsync("flushes");
        await bed.HearAsync("Go");

        Assert.Equal("flushes Faulted, hears before Finished, hears early Suspended, hears late Suspended", await bed.AllAsync());
        Assert.Equal(1, runs);
        foreach (var state in Enum.GetValues<StimulusState>()) Assert.Equal(0, await bed.LettersAsync(state)); // "Go" was used up
    }

    private static async ValueTask Publish(ActivityExecutionContext context, string name) => await context.GetRequiredService<IEventPublisher>().PublishAsync(name);
}
