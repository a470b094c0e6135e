using Elsa.Expressions.Helpers;
using Elsa.Workflows.Memory;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>Carries the values of an execution's variables over: by id, else by name.</summary>
internal static class VariableMove
{
    private const string Variables = "Variables";

    public static void Move(ActivityExecutionContextState execution, Place place, bool drops, List<MoveNote> notes)
    {
        if (!execution.Properties.TryGetValue(Variables, out var kept) || kept is not IDictionary<string, object> values) return;
        var (old, now) = (place.Old.Plan.Variables, place.Now.Plan.Variables);
        var moved = new Dictionary<string, object>();
        foreach (var (id, value) in values)
        {
            if (Array.Find(old, variable => variable.Id == id) is not { } was)
            {
                moved[id] = value; // came into being at run time; it needs no declaration
                continue;
            }

            var target = Array.Find(now, variable => variable.Id == id) ?? Array.Find(now, variable => variable.Name == was.Name);
            if (target is null) notes.Add(Missing(was, drops));
            else if (Converted(was, target, value, notes) is { } converted) moved[target.Id] = converted;
        }

        execution.Properties[Variables] = moved;
    }

    private static MoveNote Missing(Variable was, bool drops) => new(
        "no-variable", null,
        drops ? $"变量“{was.Name}”在新版本中没有，它的值将被放弃。" : $"变量“{was.Name}”有值，而新版本中没有这个变量。请在新版本中保留它，或勾选“放弃多余变量的值”。",
        drops ? $"The new version has no variable \"{was.Name}\"; its value is given up." : $"The variable \"{was.Name}\" has a value, and the new version has no such variable. Keep it there, or choose to give up such values.", !drops);

    private static object? Converted(Variable was, Variable target, object value, List<MoveNote> notes)
    {
        if (was.ValueType == target.ValueType || target.ValueType == typeof(object) || target.ValueType.IsInstanceOfType(value)) return value;
        if (value.TryConvertTo(target.ValueType, out var converted) && converted is not null) return converted;
        notes.Add(new(
            "other-variable-type", null, $"变量“{target.Name}”的类型在新版本中变了，现有的值“{value}”无法转换。",
            $"The variable \"{target.Name}\" has another type in the new version, into which \"{value}\" cannot be turned.", true));
        return null;
    }
}
