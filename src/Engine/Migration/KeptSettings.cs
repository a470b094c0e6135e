using System.Collections;
using System.Globalization;
using BenchmarkWorkflow.Engine.Running.Planning;
using Elsa.Workflows.Memory;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>A step that waits already keeps what it was set up with: its bookmark, its task, its timer stay. Whoever changed its settings is told so.</summary>
internal static class KeptSettings
{
    public static void Note(WorkflowState state, Dictionary<string, Place> places, List<MoveNote> notes)
    {
        foreach (var execution in state.Bookmarks.Select(bookmark => bookmark.ActivityInstanceId).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (!places.TryGetValue(execution, out var place) || !Differ(place.Old.Plan, place.Now.Plan)) continue;
            var name = NodeMap.NameOf(place.Old.Activity);
            notes.Add(new(
                "settings-kept", place.Old.Activity.Id, $"“{name}”：该步骤的设置已变化，已在等待的仍按原设置等待。",
                $"\"{name}\": the settings of this step have changed. What waits already goes on waiting as it was set up.", false));
        }
    }

    private static bool Differ(NodePlan old, NodePlan now) => old.Inputs.Any(
        input => Array.Find(now.Inputs, other => other.Name == input.Name) is { } other && Text(input) is { } before && Text(other) is { } after && before != after);

    /// <summary>What an input is set to; null where that cannot be compared, such as a delegate.</summary>
    private static string? Text(InputPlan input)
    {
        if (input.IsConstant) return Text(input.Constant) is { } constant ? "= " + constant : null;
        if (input.Input?.Expression is not { } expression) return null;
        return (expression.Value is Variable variable ? variable.Name : Text(expression.Value)) is { } value ? $"{expression.Type} {value}" : null;
    }

    private static string? Text(object? value) => value switch
    {
        null => "",
        string text => text,
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture), // numbers, times, ids, the names of an enumeration
        bool flag => flag ? "true" : "false",
        IDictionary => null,
        IEnumerable list when list.Cast<object?>().Select(Text).ToList() is var parts && !parts.Contains(null) => string.Join('\n', parts),
        _ => null,
    };
}
