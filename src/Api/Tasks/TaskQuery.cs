using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Lists;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>What to list; what is left out filters nothing.</summary>
/// <param name="Scope">Which part of the inbox; <c>Open</c> where none is named.</param>
/// <param name="Kind">The kind of task, such as <c>recommendation</c>.</param>
/// <param name="DueWithinDays">Due until the end of that day, today being 0; what is overdue is among it.</param>
/// <param name="ReadyToFollowUp">True: hides tasks whose follow-up is still to come.</param>
/// <param name="Assignee">A user name.</param>
internal sealed record TaskQuery(
    [property: JsonConverter(typeof(Camel<TaskScope>))] TaskScope? Scope, string? Kind, string? Search, bool? Overdue, int? DueWithinDays, bool? ReadyToFollowUp, int? MinPriority,
    string? Assignee, string? AboutKind, string? AboutId, [property: JsonConverter(typeof(Camel<TaskSort>))] TaskSort? Sort)
{
    public TaskFilter ToFilter() => new()
    {
        Scope = Scope ?? TaskScope.Open, TaskType = Text(Kind), Search = Text(Search)?.Trim(), Overdue = Overdue, DueWithinDays = DueWithinDays, ReadyToFollowUp = ReadyToFollowUp,
        MinPriority = MinPriority, Assignee = Text(Assignee), AboutKind = Text(AboutKind), AboutId = Text(AboutId), Sort = Sort ?? TaskSort.Due,
    };

    public static TaskQuery Of(TaskFilter filter) => new(
        filter.Scope, filter.TaskType, filter.Search, filter.Overdue, filter.DueWithinDays, filter.ReadyToFollowUp, filter.MinPriority, filter.Assignee, filter.AboutKind, filter.AboutId, filter.Sort);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
