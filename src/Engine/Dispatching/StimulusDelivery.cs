using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Runtime.Activation;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>Does what a claimed stimulus asks for, in the transaction that claimed it, and takes it away there. Scoped.</summary>
internal sealed class StimulusDelivery(IEngineStore store, Bursts bursts, Activation activation, IIdentityGenerator ids, IStimulusHasher hasher, TimeProvider time)
{
    public async Task DeliverAsync(ClaimedStimulus claimed, CancellationToken ct)
    {
        var (stimulus, body) = (claimed.Stimulus, StimulusBody.Read(claimed.Stimulus.Body.Span));
        switch (stimulus.Kind)
        {
            case StimulusKind.Start: await StartAsync(stimulus, body, claimed.Instance, ct); break;
            case StimulusKind.Resume when stimulus.InstanceId is not null: await ResumeAsync(stimulus, body, claimed.Instance, ct); break;
            case StimulusKind.Resume or StimulusKind.Broadcast: await FanOutAsync(stimulus, body, ct); break;
            case StimulusKind.Cancel: await CancelAsync(stimulus, claimed.Instance, ct); break;
            case StimulusKind.Repair: await RepairAsync(stimulus, body, claimed.Instance, ct); break;
            case StimulusKind.Run: await RunAsync(stimulus, body, claimed.Instance, ct); break;
            case StimulusKind.ChildEnded: await ChildEndedAsync(stimulus, body, claimed.Instance, ct); break;
            default: throw new ArgumentOutOfRangeException(nameof(claimed));
        }
    }

    private async Task StartAsync(Stimulus stimulus, StimulusBody body, InstanceRow? existing, CancellationToken ct)
    {
        var id = stimulus.InstanceId ?? ids.GenerateId();
        if (existing is not null || await store.WasDeletedAsync(id, ct))
        {
            Bury(stimulus, existing is null ? "The instance was deleted before it began." : "An instance with this id exists already.");
            return;
        }

        var graph = await bursts.GraphAsync(body.DefinitionVersionId ?? "", ct);
        store.Writes.RemoveStimulus(stimulus.Sequence);
        if (!await activation.AllowsAsync(graph, stimulus.CorrelationId, ct)) return;
        await bursts.StartAsync(graph, StartOf(body, id, stimulus.CorrelationId), ct);
    }

    private async Task ResumeAsync(Stimulus stimulus, StimulusBody body, InstanceRow? row, CancellationToken ct)
    {
        if (row is null)
        {
            Miss(stimulus, body, "There is no such instance.");
            return;
        }

        if (row.SubStatus == WorkflowSubStatus.Faulted)
        {
            store.Writes.Change(stimulus with { State = StimulusState.Waiting }); // a repair brings back what it is for, and this
            return;
        }

        if (row.Status == WorkflowStatus.Finished)
        {
            Miss(stimulus, body, $"The instance has ended ({row.SubStatus}).");
            return;
        }

        var state = StateJson.Read(row.State.Span);
        var bookmark = state.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == stimulus.BookmarkId) ?? state.Bookmarks.FirstOrDefault(bookmark => IsMeant(bookmark, stimulus, state));
        if (bookmark is not null)
        {
            store.Writes.RemoveStimulus(stimulus.Sequence);
            await bursts.WakeAsync(row, state, new ResumeWake(bookmark.Id) { Input = body.Input, Properties = body.Properties }, ct);
        }
        else if (stimulus.Hash is not null && !body.Passing)
        {
            // The instance is locked until we commit, so no bookmark of it can come into being unseen.
            store.Writes.Change(stimulus with { State = StimulusState.Waiting });
        }
        else
        {
            Miss(stimulus, body, "The bookmark is gone: something else has resumed it.");
        }
    }

    /// <summary>Starts what such a stimulus starts and resumes everyone who waits for it; each in a transaction of its own, by a row written here.</summary>
    private async Task FanOutAsync(Stimulus stimulus, StimulusBody body, CancellationToken ct)
    {
        var triggers = stimulus is { Kind: StimulusKind.Broadcast, InstanceId: null, BookmarkId: null } ? await store.FindTriggersAsync(stimulus.Hash!, ct) : []; // found by hash
        var match = new BookmarkMatch
        {
            Id = stimulus.BookmarkId, Hash = stimulus.Hash, CorrelationId = stimulus.CorrelationId, InstanceId = stimulus.InstanceId, ActivityInstanceId = stimulus.ActivityInstanceId,
        };
        var bookmarks = await store.FindBookmarksAsync(match, guard: triggers.Count == 0, ct);
        if (triggers.Count == 0 && bookmarks.Count == 0)
        {
            if (stimulus.BookmarkId is not null) Bury(stimulus, "The bookmark is gone: something else has resumed it.");
            else if (!DeliveryRules.IsForWhoeverWaits(stimulus)) store.Writes.Change(stimulus with { State = StimulusState.Waiting });
            else if (time.GetUtcNow() < stimulus.CreatedAt + DeliveryRules.Grace) store.Writes.Change(stimulus with { VisibleAt = stimulus.CreatedAt + DeliveryRules.Grace });
            else store.Writes.RemoveStimulus(stimulus.Sequence);
            return;
        }

        store.Writes.RemoveStimulus(stimulus.Sequence);
        foreach (var trigger in triggers)
        {
            var start = body with { DefinitionVersionId = trigger.DefinitionVersionId, TriggerActivityId = trigger.ActivityId };
            store.Writes.Add(Of(stimulus, StimulusKind.Start, start) with { InstanceId = ids.GenerateId(), CorrelationId = stimulus.CorrelationId });
        }

        if (triggers.Count == 0 && bookmarks is [var only] && await store.ClaimAsync(only.InstanceId, ct) is { Status: WorkflowStatus.Running } row
            && StateJson.Read(row.State.Span) is var state && state.Bookmarks.Any(bookmark => bookmark.Id == only.Id))
        {
            await bursts.WakeAsync(row, state, new ResumeWake(only.Id) { Input = body.Input, Properties = body.Properties }, ct);
            return;
        }

        var (instances, isForWhoeverWaits) = (new HashSet<string>(), DeliveryRules.IsForWhoeverWaits(stimulus));
        foreach (var bookmark in bookmarks)
        {
            // When the bookmark is gone by then, another burst took it, and the event is for what the instance waits for next. That is sure only of the first
            // row of an instance: the bookmark of a later one may have gone with this same event, which does not also satisfy the next wait. A word is for a
            // wait that is there when the row is delivered: the burst that made it may have looked before the word. Who waits later sees the change.
            var first = instances.Add(bookmark.InstanceId);
            var resume = Of(stimulus, StimulusKind.Resume, isForWhoeverWaits || !first ? body with { Passing = true } : body) with { InstanceId = bookmark.InstanceId, BookmarkId = bookmark.Id };
            store.Writes.Add(first && stimulus.BookmarkId is null
                ? resume with { Hash = stimulus.Hash, CorrelationId = stimulus.CorrelationId, ActivityInstanceId = stimulus.ActivityInstanceId }
                : resume);
        }
    }

    /// <summary>True if a stimulus by hash is for this bookmark of its instance.</summary>
    private static bool IsMeant(Bookmark bookmark, Stimulus stimulus, WorkflowState state) =>
        stimulus.Hash is { } hash && bookmark.Hash == hash
        && (stimulus.ActivityInstanceId is null || bookmark.ActivityInstanceId == stimulus.ActivityInstanceId)
        && (stimulus.BookmarkId is null || stimulus.CorrelationId is null || state.CorrelationId == stimulus.CorrelationId);

    private async Task CancelAsync(Stimulus stimulus, InstanceRow? row, CancellationToken ct)
    {
        store.Writes.RemoveStimulus(stimulus.Sequence);
        if (row is not null) await bursts.CancelAsync(row, ct);
    }

    private async Task RepairAsync(Stimulus stimulus, StimulusBody body, InstanceRow? row, CancellationToken ct)
    {
        if (row is null)
        {
            Bury(stimulus, "There is no such instance.");
            return;
        }

        store.Writes.RemoveStimulus(stimulus.Sequence);
        await Incidents.Repairing.RepairAsync(store, bursts, row, body, time.GetUtcNow(), ct);
    }

    private async Task RunAsync(Stimulus stimulus, StimulusBody body, InstanceRow? row, CancellationToken ct)
    {
        store.Writes.RemoveStimulus(stimulus.Sequence);
        if (row is { SubStatus: WorkflowSubStatus.Pending }) await bursts.RunCreatedAsync(row, StartOf(body, row.Id, row.CorrelationId), ct);
    }

    private async Task ChildEndedAsync(Stimulus stimulus, StimulusBody body, InstanceRow? row, CancellationToken ct)
    {
        // It is always written with its ending, as input.
        var state = row is { Status: WorkflowStatus.Running } or { SubStatus: WorkflowSubStatus.Faulted } ? StateJson.Read(row.State.Span) : null;
        if (state is null || ParentWakeUp.BookmarkFor(stimulus, body.Input!, state, hasher) is not { } bookmark)
        {
            store.Writes.RemoveStimulus(stimulus.Sequence); // a parent that does not wait has no use for it, and the child's end is on record with the child
            return;
        }

        if (row!.Status == WorkflowStatus.Finished) // it has a state, so there is a row
        {
            store.Writes.Change(stimulus with { State = StimulusState.Waiting }); // until the parent is repaired or cancelled
            return;
        }

        store.Writes.RemoveStimulus(stimulus.Sequence);
        await bursts.WakeAsync(row, state, new ResumeWake(bookmark.Id) { Input = ParentWakeUp.InputFor(bookmark, body.Input!) }, ct);
    }

    private Stimulus Of(Stimulus cause, StimulusKind kind, StimulusBody body)
    {
        var now = time.GetUtcNow();
        return new Stimulus { Kind = kind, Name = cause.Name, Body = body.Write(), CreatedAt = now, VisibleAt = now };
    }

    private void Miss(Stimulus stimulus, StimulusBody body, string reason)
    {
        if (body.Passing) store.Writes.RemoveStimulus(stimulus.Sequence);
        else Bury(stimulus, reason);
    }

    private void Bury(Stimulus stimulus, string reason) => store.Writes.Change(stimulus with { State = StimulusState.Dead, Error = reason });

    private static StartWake StartOf(StimulusBody body, string id, string? correlationId) => new()
    {
        InstanceId = id,
        CorrelationId = correlationId,
        Name = body.Name,
        Input = body.Input,
        Variables = body.Variables,
        Properties = body.Properties,
        TriggerActivityId = body.TriggerActivityId,
        ParentInstanceId = body.ParentInstanceId,
        SchedulingActivityExecutionId = body.SchedulingActivityExecutionId,
        SchedulingWorkflowInstanceId = body.SchedulingInstanceId,
        SchedulingCallStackDepth = body.SchedulingDepth,
    };
}
