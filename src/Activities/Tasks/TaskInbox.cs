using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Tasks;
using Elsa.Workflows.Runtime.Requests;
using Elsa.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>A task that a process waits for has ended.</summary>
public sealed record TaskEndedStimulus(long TaskId);

/// <summary>Between inbox and process: an answer does what it means, an ended task wakes its process, both in the person's transaction.</summary>
internal sealed class TaskInbox(DbContext db, IStimulusDispatcher stimuli, IEnumerable<TaskKind> kinds, Cases cases, TaskAssignment assignment) : ITaskListener
{
    internal const string Outcome = "Outcome";
    internal const string Result = "Result";
    internal const string Actor = "Actor";
    internal const string Comment = "Comment";

    internal static readonly string ActivityType = new UserTask().Type;

    public async Task AnswerGivenAsync(GivenAnswer answer, CancellationToken ct)
    {
        if (kinds.FirstOrDefault(kind => kind.Name == answer.TaskType) is not { } kind || Matter.Parse(answer.CorrelationId) is not { } matter) return;
        using var data = JsonDocument.Parse(answer.DataJson);
        var about = await cases.ConcernAsync(matter, ct);
        await kind.RecordAsync(new(about, answer.Action, data.RootElement, answer.Comment?.Trim() ?? "", answer.User), ct);
    }

    public async Task<bool> TaskEndedAsync(EndedTask ended, CancellationToken ct)
    {
        if (ended.WorkflowInstanceId is null || ended.BookmarkId is null) return false;
        var (result, actor, comment) = Told(ended.TaskType, ended.ResultJson, ended.Actor, ended.Comment);
        await stimuli.SendAsync(
            new DispatchStimulusRequest
            {
                ActivityTypeName = ActivityType,
                Stimulus = new TaskEndedStimulus(ended.TaskId),
                Metadata = new StimulusMetadata
                {
                    WorkflowInstanceId = ended.WorkflowInstanceId,
                    Input = new Dictionary<string, object>
                    {
                        [Outcome] = ended.Outcome, [Result] = result, [Actor] = actor, [Comment] = comment,
                    },
                },
            },
            ct);
        return true;
    }

    /// <summary>The due time people see follows the process' own. A task that has ended keeps what it had.</summary>
    public async Task MoveDueAsync(long taskId, DateTimeOffset? due, CancellationToken ct)
    {
        if (await db.Set<Inbox.Tasks.UserTask>().AnyAsync(task => task.Id == taskId && task.FinishedAt == null, ct))
            await assignment.SetDueAsync(new TaskAct(taskId, TaskAct.System), due, ct);
    }

    /// <summary>What has been answered to a task, as its result says it, so far as the process may know.</summary>
    public async Task<string> ResultAsync(long taskId, CancellationToken ct)
    {
        var task = await db.Set<Inbox.Tasks.UserTask>().AsNoTracking().Where(task => task.Id == taskId).Select(task => new { task.TaskType, task.ResultJson }).SingleAsync(ct);
        return Told(task.TaskType, task.ResultJson, "", null).Result;
    }

    private (string Result, string Actor, string Comment) Told(string taskType, string? resultJson, string actor, string? comment)
    {
        var kind = kinds.FirstOrDefault(kind => kind.Name == taskType);
        if (kind is { TellsOutcomeOnly: true }) return ("{}", "", "");
        var result = string.IsNullOrEmpty(resultJson) ? "{}" : resultJson;
        if (kind is { KeptBack.Count: > 0 } && JsonNode.Parse(result) is JsonObject form)
        {
            foreach (var field in kind.KeptBack) form.Remove(field);
            result = form.ToJsonString();
        }

        return (result, actor, comment ?? "");
    }
}
