using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Inbox.Notes;

/// <summary>A file to attach, already stored.</summary>
public sealed record NewTaskFile(string FileName, string FileReference, string ContentType, long Size);

/// <summary>Drafts, comments and attachments. Each verb is part of the transaction around it.</summary>
public sealed class TaskNotes
{
    private readonly DbContext db;
    private readonly TimeProvider time;
    private readonly TaskLedger ledger;

    internal TaskNotes(DbContext db, TimeProvider time, TaskLedger ledger) => (this.db, this.time, this.ledger) = (db, time, ledger);

    /// <summary>Keeps the actor's unfinished answer; the last one saved wins. Does not change the task's revision.</summary>
    public async Task SaveDraftAsync(long taskId, string actor, TaskAnswerGiven draft, CancellationToken ct)
    {
        var person = await ledger.PersonAsync(actor, ct);
        RuleBrokenException.ThrowIf(NoteRules.MayDraft(await ledger.ReadAsync(taskId, person, ct), person, draft));
        var row = await db.Set<TaskDraft>().FirstOrDefaultAsync(d => d.TaskId == taskId && d.User == actor, ct);
        if (row is null) db.Add(row = new TaskDraft { TaskId = taskId, User = actor });
        (row.Action, row.DataJson, row.Comment, row.SavedAt) = (draft.Action, draft.DataJson, draft.Comment, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The actor's own draft; nobody sees another's.</summary>
    public Task<TaskDraft?> DraftAsync(long taskId, string actor, CancellationToken ct) =>
        db.Set<TaskDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.TaskId == taskId && d.User == actor, ct);

    /// <summary>Throws the actor's draft away.</summary>
    /// <exception cref="RuleBrokenException"><c>task-not-found</c>.</exception>
    public async Task DiscardDraftAsync(long taskId, string actor, CancellationToken ct)
    {
        await ledger.ReadAsync(taskId, await ledger.PersonAsync(actor, ct), ct);
        await db.Set<TaskDraft>().Where(d => d.TaskId == taskId && d.User == actor).ExecuteDeleteAsync(ct);
    }

    public Task<TaskReceipt> CommentAsync(TaskAct act, string text, CancellationToken ct) =>
        ledger.ChangeAsync(act, "comment", text, (task, person, now, _) =>
        {
            RuleBrokenException.ThrowIf(NoteRules.MayComment(task, person, text));
            db.Add(new TaskComment { TaskId = task.Id, User = person.Name, Text = text, At = now });
            return Task.FromResult(TaskEvent.Of(TaskEventKind.Commented));
        }, ct);

    public Task<TaskReceipt> AttachAsync(TaskAct act, NewTaskFile file, CancellationToken ct) =>
        ledger.ChangeAsync(act, "attach", $"{file.FileName}\n{file.FileReference}", async (task, person, now, ct) =>
        {
            RuleBrokenException.ThrowIf(NoteRules.MayAttach(task, person, file, await db.Set<TaskAttachment>().CountAsync(a => a.TaskId == task.Id && !a.Detached, ct)));
            db.Add(new TaskAttachment
            {
                TaskId = task.Id, User = person.Name, FileName = file.FileName, FileReference = file.FileReference, ContentType = file.ContentType, Size = file.Size, At = now,
            });
            return TaskEvent.Of(TaskEventKind.FileAttached, file.FileName);
        }, ct);

    /// <summary>Takes the file off the task; the line stays, marked, and the history says who.</summary>
    public Task<TaskReceipt> DetachAsync(TaskAct act, long attachmentId, CancellationToken ct) =>
        ledger.ChangeAsync(act, "detach", $"{attachmentId}", async (task, person, _, ct) =>
        {
            var attachment = await db.Set<TaskAttachment>().FirstOrDefaultAsync(a => a.Id == attachmentId && a.TaskId == task.Id, ct)
                ?? throw new RuleBrokenException(new BrokenRule("attachment-not-found", "该任务没有这个附件。"));
            RuleBrokenException.ThrowIf(NoteRules.MayDetach(task, person, attachment));
            attachment.Detached = true;
            return TaskEvent.Of(TaskEventKind.FileDetached, attachment.FileName);
        }, ct);
}
