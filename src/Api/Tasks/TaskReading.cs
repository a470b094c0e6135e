using System.Text.Json;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>The room's records as views, with people's names in the place of their user names.</summary>
internal sealed class TaskReading(PeopleNames names, TaskKinds kinds, TaskMatters matters)
{
    public async Task<IReadOnlyList<TaskLineView>> LinesAsync(IReadOnlyList<TaskLine> lines, string me, CancellationToken ct)
    {
        var people = await names.OfAsync(lines.Select(line => line.Assignee), ct);
        return [.. lines.Select(line => Line(line, people, me))];
    }

    public async Task<TaskView> TaskAsync(Inbox.Lists.TaskView task, IReadOnlyList<TaskEvent> history, Viewer who, CancellationToken ct)
    {
        var me = who.Name;
        var people = await names.OfAsync(
            [
                task.Line.Assignee, task.Details?.Requester, task.Details?.DelegatedBy, task.Details?.FinishedBy,
                .. task.Details?.Answers.Select(answer => answer.User) ?? [], .. task.Details?.Seats.Select(seat => seat.User) ?? [],
                .. task.Comments.Select(comment => comment.User), .. task.Attachments.Select(file => file.User),
                .. history.Select(line => line.Actor), .. history.SelectMany(Named),
            ],
            ct);
        return new(
            Line(task.Line, people, me), task.May, task.Details is null ? null : await matters.OfAsync(task.Line, who, ct), task.Details is { } details ? Details(details, people) : null,
            [.. task.Comments.Select(comment => new TaskCommentView(comment.Id, people.Of(comment.User), comment.Text, comment.At))],
            [.. task.Attachments.Select(file => new TaskAttachmentView(file.Id, file.FileName, file.Size, people.Of(file.User), file.At, task.May.Attach && (file.User == me || task.May.End)))],
            task.Draft is { } draft ? new(draft.Action ?? "", Json(draft.DataJson), draft.Comment, draft.SavedAt) : null,
            [.. history.Where(line => line.Kind != TaskEventKind.Settled).Select(line => Event(line, task.Details?.Actions ?? [], people))]);
    }

    private TaskLineView Line(TaskLine line, NamedPeople people, string me) => new(
        line.Id, line.Title, line.Summary, line.Reference, line.TaskType, kinds.LabelOf(line.TaskType), line.Status, people.OfMaybe(line.Assignee), line.Assignee == me, line.Priority,
        line.CreatedAt, line.DueAt, line.FollowUpAt, line.Overdue, line.AboutKind, line.AboutId, line.TakesSeveralAnswers, line.Outcome, line.OutcomeLabel, line.Revision);

    private static TaskDetailsView Details(TaskDetails details, NamedPeople people) => new(
        details.Instructions, people.OfMaybe(details.Requester),
        details.Form is { } form ? new(form.Title, [.. form.Fields.Select(TaskFieldView.Of)]) : null,
        [.. details.Actions.Select(action => new TaskActionView(action.Key, action.Label, action.LabelEn, action.NeedsForm, action.NeedsComment))],
        Json(details.DataJson), JsonMaybe(details.ResultJson), details.Opinion, people.OfMaybe(details.DelegatedBy), people.OfMaybe(details.FinishedBy), details.FinishedAt,
        [.. details.Answers.Select(answer => Answer(answer, details.Actions, people))], details.AnswersGiven, details.AnswersNeeded,
        [.. details.Seats.Select(seat => new TaskSeatView(people.Of(seat.User), seat.State, seat.AnsweredAt))]);

    private static TaskAnswerView Answer(TaskAnswer answer, IReadOnlyList<TaskAction> actions, NamedPeople people) => new(
        people.Of(answer.User), answer.State, answer.Action, LabelOf(answer.Action, actions), JsonMaybe(answer.DataJson), answer.Comment, answer.AnsweredAt);

    private static TaskEventView Event(TaskEvent line, IReadOnlyList<TaskAction> actions, NamedPeople people)
    {
        var named = Named(line).ToList();
        var detail = line.Kind switch
        {
            TaskEventKind.Completed or TaskEventKind.Answered => LabelOf(line.Detail, actions),
            TaskEventKind.Created => null, // the title again
            _ => named.Count > 0 ? string.Join(" → ", named.Select(user => people.Of(user).Name)) : line.Detail,
        };
        return new(line.Kind, people.Of(line.Actor), line.At, detail, line.Reason, line.Override, line.Revision);
    }

    /// <summary>The users that a line of the history names beside its actor.</summary>
    private static IEnumerable<string> Named(TaskEvent line) => line.Kind switch
    {
        TaskEventKind.Assigned or TaskEventKind.Delegated or TaskEventKind.HandedOver or TaskEventKind.RespondentAdded or TaskEventKind.Released when line.Detail is { } user => [user],
        TaskEventKind.RespondentReplaced when line.Detail is { } both => both.Split(" → "),
        _ => [],
    };

    private static string? LabelOf(string? action, IReadOnlyList<TaskAction> actions) => action is null ? null : actions.FirstOrDefault(one => one.Key == action)?.Label ?? action;

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static JsonElement? JsonMaybe(string? json) => json is null ? null : Json(json);
}
