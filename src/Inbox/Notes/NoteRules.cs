using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Notes;

/// <summary>What may be written on a task, and by whom.</summary>
public static class NoteRules
{
    public const int MaxComment = 4000;

    /// <summary>Most characters of an action's key.</summary>
    public const int MaxAction = 100;

    public const int MaxAttachments = 20;

    /// <summary>A draft is kept for whoever could answer, even half filled; what is filled must still fit the form's types only when given.</summary>
    public static BrokenRule? MayDraft(UserTask task, TaskPerson person, TaskAnswerGiven draft) =>
        TaskRules.MustBeOpen(task) ?? MayRead(task, person) ?? FormRules.JsonObjectRule(draft.DataJson, "data")
        ?? (draft.Action.Length > MaxAction ? new BrokenRule("action-unknown", "该任务没有这个操作。", "action") : null)
        ?? (draft.Comment?.Length > FormRules.MaxJsonLength ? new BrokenRule("data-too-large", "意见过长，请精简。", "comment") : null);

    public static BrokenRule? MayComment(UserTask task, TaskPerson person, string text) =>
        MayRead(task, person)
        ?? (string.IsNullOrWhiteSpace(text) ? new BrokenRule("comment-required", "请填写留言内容。", "text") : null)
        ?? (text.Length > MaxComment ? new BrokenRule("comment-too-long", $"留言最多 {MaxComment} 字，现有 {text.Length} 字，请精简。", "text") : null);

    /// <param name="held">How many files the task has already.</param>
    public static BrokenRule? MayAttach(UserTask task, TaskPerson person, NewTaskFile file, int held) =>
        TaskRules.MustBeOpen(task) ?? MayRead(task, person)
        ?? (held >= MaxAttachments ? new BrokenRule("too-many-attachments", $"一项任务最多添加 {MaxAttachments} 个附件，请先移除不需要的。", "file") : null)
        ?? (string.IsNullOrWhiteSpace(file.FileName) || string.IsNullOrWhiteSpace(file.FileReference) ? new BrokenRule("file-required", "请选择要添加的文件。", "file") : null)
        ?? (file.Size < 0 ? new BrokenRule("file-size", "文件大小不正确，请重新上传。", "file") : null);

    public static BrokenRule? MayDetach(UserTask task, TaskPerson person, TaskAttachment attachment) =>
        TaskRules.MustBeOpen(task)
        ?? (attachment.Detached ? new BrokenRule("attachment-not-found", "该附件已被移除。") : null)
        ?? (attachment.User == person.Name || person.MayOverride ? null : new BrokenRule("not-yours", "只能移除本人添加的附件。"));

    private static BrokenRule? MayRead(UserTask task, TaskPerson person) =>
        TaskRules.MayRead(task, person) ? null : new("claim-first", "请先认领该任务。");
}
