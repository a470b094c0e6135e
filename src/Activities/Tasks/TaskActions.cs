using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>The actions of a task, out of what the definition says.</summary>
internal static class TaskActions
{
    /// <param name="labels"><c>Key=label</c>, one an action; an action without one shows its key.</param>
    /// <param name="formFor">Actions that need the form; none means all.</param>
    /// <param name="opinionFor">Actions that need an opinion.</param>
    public static IReadOnlyList<TaskAction> Of(IReadOnlyList<string> keys, ICollection<string> labels, ICollection<string> formFor, ICollection<string> opinionFor)
    {
        var labelOf = labels.Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).GroupBy(parts => parts[0].Trim()).ToDictionary(group => group.Key, group => group.First()[1].Trim());
        return
        [
            .. keys.Select(key => new TaskAction(
                key, labelOf.GetValueOrDefault(key, key), NeedsForm: formFor.Count == 0 || formFor.Contains(key), NeedsComment: opinionFor.Contains(key))),
        ];
    }
}
