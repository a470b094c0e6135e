using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>A line of the list: what every candidate may read.</summary>
/// <param name="KindLabel">What people call the kind of task.</param>
/// <param name="Mine">The caller holds it.</param>
/// <param name="AboutId">With <c>AboutKind</c>, such as <c>application</c>: what it is about.</param>
internal sealed record TaskLineView(
    long Id, string Title, string Summary, string Reference, string TaskType, string KindLabel, [property: JsonConverter(typeof(Camel<UserTaskStatus>))] UserTaskStatus Status,
    PersonView? Assignee, bool Mine, int Priority, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? FollowUpAt, bool Overdue, string? AboutKind, string? AboutId,
    bool TakesSeveralAnswers, string? Outcome, string? OutcomeLabel, long Revision);

/// <summary>The figures beside the tabs.</summary>
/// <param name="Coordinator">The caller may see every task and act in another's place.</param>
/// <param name="Teams">The groups that the caller can share a filter with.</param>
internal sealed record TaskCountsView(int Assigned, int Available, int Overdue, int DueToday, int NeedsAttention, bool Coordinator, IReadOnlyList<string> Teams);

internal sealed record TaskKindView(string Name, string Label);

/// <summary>A task as the caller may see it; without details where they have not claimed it.</summary>
/// <param name="Matter">The application it is about, for those who may know the company.</param>
internal sealed record TaskView(
    TaskLineView Line, TaskPowers May, TaskMatterView? Matter, TaskDetailsView? Details, IReadOnlyList<TaskCommentView> Comments, IReadOnlyList<TaskAttachmentView> Attachments, TaskDraftView? Draft,
    IReadOnlyList<TaskEventView> History);

/// <summary>What those who hold the task read.</summary>
/// <param name="Data">What the page shows beside the form, and what the form begins with.</param>
/// <param name="Result">The form as it was filled, once the task has ended with one answer.</param>
/// <param name="Answers">Of several: the caller's own, and all of them once the task has ended.</param>
/// <param name="Seats">Of several, for the secretariat: who is asked and whose answer is in.</param>
internal sealed record TaskDetailsView(
    string Instructions, PersonView? Requester, TaskFormView? Form, IReadOnlyList<TaskActionView> Actions, JsonElement Data, JsonElement? Result, string? Opinion,
    PersonView? DelegatedBy, PersonView? FinishedBy, DateTimeOffset? FinishedAt, IReadOnlyList<TaskAnswerView> Answers, int AnswersGiven, int AnswersNeeded,
    IReadOnlyList<TaskSeatView> Seats);

internal sealed record TaskFormView(string? Title, IReadOnlyList<TaskFieldView> Fields);

/// <param name="Min">Smallest number allowed.</param>
/// <param name="Max">Greatest number allowed.</param>
/// <param name="MaxLength">Most characters.</param>
/// <param name="AskedWhen">Asked for only where another field has a value.</param>
internal sealed record TaskFieldView(
    string Key, string Label, string? LabelEn, [property: JsonConverter(typeof(Camel<FieldType>))] FieldType Type, string? Help, bool Required, decimal? Min, decimal? Max,
    int? MaxLength, IReadOnlyList<FieldOption> Options, FieldCondition? AskedWhen)
{
    public static TaskFieldView Of(FormField field) => new(
        field.Key, field.Label, field.LabelEn, field.Type, field.Help, field.Required, field.Min, field.Max, field.MaxLength, field.Options, field.AskedWhen);
}

internal sealed record TaskActionView(string Key, string Label, string? LabelEn, bool NeedsForm, bool NeedsComment);

internal sealed record TaskAnswerView(
    PersonView By, [property: JsonConverter(typeof(Camel<AnswerState>))] AnswerState State, string? Action, string? ActionLabel, JsonElement? Data, string? Comment, DateTimeOffset? At);

internal sealed record TaskSeatView(PersonView Person, [property: JsonConverter(typeof(Camel<AnswerState>))] AnswerState State, DateTimeOffset? At);

internal sealed record TaskCommentView(long Id, PersonView By, string Text, DateTimeOffset At);

/// <param name="Size">Bytes.</param>
/// <param name="MayRemove">Whether the caller may take it off the task.</param>
internal sealed record TaskAttachmentView(long Id, string FileName, long Size, PersonView By, DateTimeOffset At, bool MayRemove);

internal sealed record TaskDraftView(string Action, JsonElement Data, string? Comment, DateTimeOffset SavedAt);

/// <param name="Detail">What the kind is about, in words: the other person, the action, the new value.</param>
/// <param name="Override">The secretariat acted in another's place.</param>
internal sealed record TaskEventView(
    [property: JsonConverter(typeof(Camel<TaskEventKind>))] TaskEventKind Kind, PersonView By, DateTimeOffset At, string? Detail, string? Reason, bool Override, long Revision);

/// <summary>What an act led to.</summary>
internal sealed record TaskReceiptView(long Id, [property: JsonConverter(typeof(Camel<UserTaskStatus>))] UserTaskStatus Status, long Revision, int AnswersGiven, int AnswersNeeded)
{
    public static TaskReceiptView Of(TaskReceipt receipt) => new(receipt.TaskId, receipt.Status, receipt.Revision, receipt.AnswersGiven, receipt.AnswersNeeded);
}
