using System.Globalization;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Turns what a burst changed into rows: the instance, its history, bookmarks, timers, incidents, and the wake-up of a waiting parent. Scoped.</summary>
internal sealed class BurstKeeping(IEngineStore store, RestingInstances resting, TimeProvider time)
{
    /// <param name="result">What the burst did.</param>
    /// <param name="before">The row the burst began with; null for a new instance.</param>
    public void Keep(BurstResult result, InstanceRow? before)
    {
        var (state, writes) = (result.State, store.Writes);
        var (firstSequence, row) = (before?.NextSequence ?? 0, Row(state, before));
        if (before is null) writes.Insert(row);
        else writes.Update(row);
        var (records, recordCount) = HistoryJson.Write(result.ActivityRecords);
        writes.Add(new HistoryRow(row.Id, row.Revision, firstSequence, result.Journal.Count, recordCount, row.UpdatedAt, HistoryJson.Write(result.Journal), records));
        KeepBookmarks(result, state, before);
        KeepIncidents(state, before);
        if (state.SubStatus == WorkflowSubStatus.Suspended) store.AfterCommit(() => resting.Keep(row));
        else Forget(row.Id);
        if (state.Status == WorkflowStatus.Finished) ParentWakeUp.Add(writes, state, row.UpdatedAt);
        if (before?.SubStatus == WorkflowSubStatus.Faulted && state.SubStatus != WorkflowSubStatus.Faulted) writes.Release(row.Id, row.UpdatedAt);
    }

    public void KeepCreated(WorkflowState state)
    {
        var row = Row(state, null);
        store.Writes.Insert(row);
        store.Writes.Add(Nothing(row));
    }

    public void CancelCreated(InstanceRow before, WorkflowState state)
    {
        state.Status = WorkflowStatus.Finished;
        state.SubStatus = WorkflowSubStatus.Cancelled;
        state.UpdatedAt = time.GetUtcNow();
        state.FinishedAt = state.UpdatedAt;
        var row = Row(state, before);
        store.Writes.Update(row);
        store.Writes.Add(Nothing(row));
    }

    /// <summary>Keeps a state that was changed by hand.</summary>
    public void Edit(InstanceRow before, WorkflowState state)
    {
        state.UpdatedAt = time.GetUtcNow();
        var row = Row(state, before);
        store.Writes.Update(row);
        store.Writes.Add(Nothing(row));
        Forget(row.Id);
    }

    /// <summary>What this process remembers of the instance is out of date once this transaction is committed.</summary>
    public void Forget(string instanceId) => store.AfterCommit(() => resting.Take(instanceId));

    /// <summary>Keeps an instance that goes on in another version: the same waits, found at their new places; its timers stay as they are.</summary>
    /// <returns>The row as it is now.</returns>
    public InstanceRow Move(InstanceRow before, WorkflowState state, Journal journal)
    {
        state.UpdatedAt = time.GetUtcNow();
        state.ExecutionLogSequence = before.NextSequence + journal.Count;
        var row = Row(state, before);
        store.Writes.Update(row);
        store.Writes.Add(new HistoryRow(row.Id, row.Revision, before.NextSequence, journal.Count, 0, row.UpdatedAt, HistoryJson.Write(journal), default));
        foreach (var bookmark in state.Status == WorkflowStatus.Running ? state.Bookmarks : [])
        {
            store.Writes.RemoveBookmark(bookmark.Id, withTimer: false);
            store.Writes.Add(BookmarkOf(bookmark, state));
        }

        Forget(row.Id);
        return row;
    }

    /// <summary>Puts a state that came from elsewhere in the place of the instance, with the places where it waits.</summary>
    public void Replace(InstanceRow? before, WorkflowState state)
    {
        var row = Row(state, before);
        if (before is null) store.Writes.Insert(row);
        else store.Writes.Update(row);
        store.Writes.Add(Nothing(row));
        Forget(row.Id);
        if (before is not null) store.Writes.RemoveWaits(row.Id);
        if (state.Status == WorkflowStatus.Finished) return;
        foreach (var bookmark in state.Bookmarks) Add(bookmark, state);
    }

    public static BookmarkRow BookmarkOf(Bookmark bookmark, WorkflowState state) => new(
        bookmark.Id, state.Id, bookmark.Name, bookmark.Hash, bookmark.ActivityId, bookmark.ActivityNodeId, bookmark.ActivityInstanceId ?? "", state.CorrelationId,
        bookmark.Payload is { } payload ? DisplayJson.Text(payload) : null, bookmark.Metadata is { Count: > 0 } metadata ? DisplayJson.Text(metadata) : null, bookmark.CreatedAt);

    /// <summary>The places where an instance waits can be found only while it runs: a faulted one keeps its bookmarks in its state, for the day it is repaired.</summary>
    private void KeepBookmarks(BurstResult result, WorkflowState state, InstanceRow? before)
    {
        var wasFound = before is { Status: WorkflowStatus.Running };
        if (state.Status == WorkflowStatus.Finished)
        {
            foreach (var bookmark in wasFound ? result.Context.OriginalBookmarks : []) store.Writes.RemoveBookmark(bookmark.Id, IsTimed(bookmark));
            return;
        }

        foreach (var bookmark in wasFound ? result.BookmarksRemoved : []) store.Writes.RemoveBookmark(bookmark.Id, IsTimed(bookmark));
        foreach (var bookmark in wasFound ? result.BookmarksAdded : [.. result.Context.Bookmarks]) Add(bookmark, state);
    }

    private void Add(Bookmark bookmark, WorkflowState state)
    {
        store.Writes.Add(BookmarkOf(bookmark, state));
        if (bookmark.Payload is IDueStimulus due) store.Writes.Add(new TimerRow(bookmark.Id, TimerKind.Bookmark, due.DueAt, state.Id, null, null));
    }

    private void KeepIncidents(WorkflowState state, InstanceRow? before)
    {
        var number = before?.IncidentCount ?? 0;
        if (state.Incidents.Count <= number) return;
        foreach (var incident in state.Incidents.Skip(number))
        {
            store.Writes.Add(new IncidentRow(
                string.Create(CultureInfo.InvariantCulture, $"{state.Id}-i{number++}"), state.Id, incident.ActivityId, incident.ActivityNodeId, incident.ActivityType,
                incident.ActivityInstanceId, incident.Message, incident.Exception is { } exception ? DisplayJson.Text(exception) : null, incident.Timestamp));
        }
    }

    private static bool IsTimed(Bookmark bookmark) => bookmark.Payload is IDueStimulus;

    private static HistoryRow Nothing(InstanceRow row) => new(row.Id, row.Revision, row.NextSequence, 0, 0, row.UpdatedAt, default, default);

    private static InstanceRow Row(WorkflowState state, InstanceRow? before) => new()
    {
        Id = state.Id,
        DefinitionId = state.DefinitionId,
        DefinitionVersionId = state.DefinitionVersionId,
        Version = state.DefinitionVersion,
        ParentId = state.ParentWorkflowInstanceId,
        Status = state.Status,
        SubStatus = state.SubStatus,
        CorrelationId = state.CorrelationId,
        Name = state.Name,
        IsSystem = state.IsSystem,
        IncidentCount = state.Incidents.Count,
        Revision = (before?.Revision ?? 0) + 1,
        NextSequence = state.ExecutionLogSequence,
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        FinishedAt = state.FinishedAt,
        State = StateJson.Write(state),
    };
}
