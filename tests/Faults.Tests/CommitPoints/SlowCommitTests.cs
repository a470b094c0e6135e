using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Stimuli;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>The connection is gone, and the server commits only afterwards what came by it: whoever asks at once must not take "not yet" for "no".</summary>
public sealed class SlowCommitTests
{
    public static TheoryData<string> Scenarios() => ["start", "edit", "timer"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_burst_whose_commit_goes_on_after_its_connection_was_lost_happens_once(string name)
    {
        await using var bed = await SlowAsync();
        Assert.True(await bed.BreakEverywhereAsync(name, WireBreak.StatementsComeLate) >= 2);
    }

    [Fact]
    public async Task A_unit_whose_commit_goes_on_after_its_connection_was_lost_happens_once()
    {
        await using var bed = await SlowAsync();
        var (unit, followed) = (bed.Node.GetRequiredService<UnitOfWork>(), 0);
        for (var (armed, broke) = (1, true); broke; armed++)
        {
            bed.Wire.Arm(WireBreak.StatementsComeLate, armed, null);
            var (was, id) = (followed, "i" + armed);
            var answer = await unit.RunAsync(async (services, ct) =>
            {
                var session = services.GetRequiredService<Session>();
                session.AfterCommit(() => followed++);
                await Contents.ReadAsync(session, $"insert into note (instance, step) values ('{id}', 'only') returning step", ct);
                return id;
            }, default);
            broke = bed.Wire.Broke;
            bed.Wire.Mend();

            Assert.Equal((id, was + 1), (answer, followed));
            await Task.Delay(100); // what is still on its way has come
            Assert.Equal("note only 1", await Contents.NotesAsync(bed.Database, id));
        }
    }

    [Fact]
    public async Task A_unit_whose_commit_never_comes_and_whose_transaction_the_server_keeps_is_repeated()
    {
        await using var bed = await WireBed.CreateAsync(TwoNotes.Workflows());
        bed.Wire.Late = TimeSpan.FromMinutes(5); // the server hears nothing of it
        bed.Wire.Arm(WireBreak.StatementsComeLate, 1, null, "COMMIT\0");

        await bed.Node.GetRequiredService<UnitOfWork>().RunAsync((services, ct) => Contents.ReadAsync(services.GetRequiredService<Session>(), "insert into note (instance, step) values ('x', 'only') returning step", ct), default);

        Assert.True(bed.Wire.Broke);
        Assert.Equal("note only 1", await Contents.NotesAsync(bed.Database, "x"));
    }

    [Fact]
    public async Task A_burst_without_a_transaction_whose_commit_comes_between_the_question_and_the_repetition_answers_what_it_did()
    {
        await using var bed = await WireBed.CreateAsync(new CodeWorkflows().Add("two", new Sequence { Activities = { new Event("Go"), new Event("Again") } }));
        var instances = bed.Node.GetRequiredService<WorkflowInstances>();
        var started = (await instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("two") }, default)).State!;

        bed.Wire.LateUntil = "select i.id, i.definition_id"; // the claim of the repetition
        bed.Wire.Arm(WireBreak.StatementsComeLate, 1, null);
        var resumed = await instances.ResumeAsync(started.Id, started.Bookmarks.Single().Id, null, default);

        Assert.True(bed.Wire.Broke);
        Assert.Equal("Again", resumed?.State!.Bookmarks.Select(bookmark => ((EventStimulus)bookmark.Payload!).EventName).Single());
    }

    /// <summary>What the node writes takes a while to commit, as on a slow disk.</summary>
    private static async Task<WireBed> SlowAsync()
    {
        var bed = await WireBed.CreateAsync(TwoNotes.Workflows(), "slow node");
        bed.Wire.Late = TimeSpan.Zero;
        await bed.Database.RunAsync(async (services, ct) =>
        {
            foreach (var sql in new[]
            {
                """
                create function take_time() returns trigger language plpgsql as
                $$ begin if current_setting('application_name') = 'slow node' then perform pg_sleep(0.3); end if; return null; end $$
                """,
                "create constraint trigger slow after insert on workflow_history deferrable initially deferred for each row execute function take_time()",
                "create constraint trigger slow after insert on note deferrable initially deferred for each row execute function take_time()",
            }) await Contents.ReadAsync(services.GetRequiredService<Session>(), sql, ct);
        });
        return bed;
    }
}
