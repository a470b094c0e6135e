using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Requests;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>A word to whoever waits says that something changed; nobody who comes later needs it (decision 009).</summary>
public sealed class WordTests
{
    [Theory, EachDatabase]
    public async Task A_word_to_whoever_waits_when_nobody_does_is_gone_after_a_while_but_reaches_who_was_just_about_to(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, new CodeWorkflows().Add("listener", new Sequence { Activities = { new Listening(), new WriteLine("heard") } }));
        await SendWordAsync();
        Assert.Equal(0, await bed.LettersAsync(StimulusState.Waiting));
        var instance = await bed.StartAsync("listener");
        bed.Time.Advance(TimeSpan.FromMinutes(2));
        await bed.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));

        await SendWordAsync();
        bed.Time.Advance(TimeSpan.FromMinutes(2));
        await bed.DrainAsync();
        var late = await bed.StartAsync("listener");
        bed.Time.Advance(TimeSpan.FromDays(1));
        await bed.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Suspended, await bed.StatusAsync(late.Id));
        Assert.Null(await bed.Dispatcher.NextDueAsync(default));

        await SendWordAsync();
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(late.Id));

        async Task SendWordAsync()
        {
            await SendAsync(bed);
            await bed.DrainAsync();
        }
    }

    [Theory, EachDatabase]
    public async Task A_word_to_several_leaves_nothing_behind_for_who_does_not_wait_any_more(DatabaseKind kind)
    {
        var either = new Fork { JoinMode = ForkJoinMode.WaitAny, Branches = { new Listening(), new Event("Other") } };
        await using var bed = await EngineBed.CreateAsync(kind, new CodeWorkflows()
            .Add("listener", new Sequence { Activities = { new Listening() } })
            .Add("either", new Sequence { Activities = { either, new Event("Later"), new Listening() } }));
        var (hears, ends, goesOn) = (await bed.StartAsync("listener"), await bed.StartAsync("listener"), await bed.StartAsync("either"));
        await SendAsync(bed);
        await bed.Dispatcher.StepAsync(default); // it has seen all three, and resumes none yet
        await bed.Instances.CancelAsync(ends.Id, default);
        await bed.ResumeAsync(goesOn.Id, "Other");
        await bed.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(hears.Id));
        Assert.Equal((0, 0), (await bed.LettersAsync(StimulusState.Dead), await bed.LettersAsync(StimulusState.Waiting)));

        await bed.ResumeAsync(goesOn.Id, "Later"); // who listens now sees for itself what the word was about
        await bed.DrainAsync();

        Assert.Equal(WorkflowSubStatus.Suspended, await bed.StatusAsync(goesOn.Id));
    }

    [Theory, EachDatabase]
    public async Task A_word_to_several_reaches_who_began_to_wait_anew_in_between(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, new CodeWorkflows()
            .Add("listener", new Sequence { Activities = { new Listening() } })
            .Add("twice", new Sequence { Activities = { new Listening(), new Listening() } }));
        var (_, anew) = (await bed.StartAsync("listener"), await bed.StartAsync("twice"));
        await SendAsync(bed);
        await bed.Dispatcher.StepAsync(default);
        await bed.Instances.ResumeAsync(anew.Id, anew.Bookmarks.Single().Id, null, default); // this burst may have looked before the word
        await bed.DrainAsync();

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(anew.Id));
    }

    private static Task SendAsync(EngineBed bed) =>
        bed.ScopedAsync<IStimulusDispatcher>((stimuli, ct) => stimuli.SendAsync(new DispatchStimulusRequest { ActivityTypeName = "Moved", Stimulus = "it" }, ct));

    private sealed class Listening : Activity
    {
        protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
        {
            context.CreateBookmark(new Elsa.Workflows.Models.CreateBookmarkArgs { BookmarkName = "Moved", Stimulus = "it", Callback = HeardAsync, IncludeActivityInstanceId = false });
            return default;
        }

        private ValueTask HeardAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();
    }
}
