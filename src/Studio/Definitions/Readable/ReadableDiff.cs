using System.Text.Json.Nodes;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Studio.Definitions.Readable;

/// <summary>Says what changed between two versions of a definition, in sentences with the names people gave and the editor shows.</summary>
public static class ReadableDiff
{
    private static readonly Dictionary<string, (string Zh, string En)> Members = new(StringComparer.Ordinal)
    {
        ["name"] = ("名称", "the name"),
        ["description"] = ("说明", "the description"),
        ["outcomes"] = ("流程结果", "the outcomes"),
        ["options"] = ("选项", "the options"),
        ["options.activationStrategyType"] = ("启动策略", "the activation strategy"),
        ["options.incidentStrategyType"] = ("故障策略", "the incident strategy"),
        ["options.usableAsActivity"] = ("可作为活动使用", "usable as activity"),
        ["options.autoUpdateConsumingWorkflows"] = ("自动更新引用它的流程", "auto update of consuming workflows"),
        ["typeName"] = ("类型", "the type"),
        ["type"] = ("类型", "the type"),
        ["value"] = ("初始值", "the initial value"),
        ["defaultValue"] = ("默认值", "the default value"),
        ["storageDriverTypeName"] = ("存储方式", "the storage"),
        ["isArray"] = ("是否列表", "being a list"),
        ["version"] = ("活动版本", "the activity's version"),
        ["displayText"] = ("显示名称", "the display text"),
        ["canStartWorkflow"] = ("可启动流程", "can start the workflow"),
        ["runAsynchronously"] = ("后台运行", "runs asynchronously"),
        ["mergeMode"] = ("合并方式", "the merge mode"),
        ["activities"] = ("步骤顺序", "the order of the steps"),
    };

    /// <summary>The changes from <paramref name="before"/> (null: everything is new) to <paramref name="after"/>, both in the form of an export.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version.</param>
    /// <param name="registry">Knows what activities and their inputs are called.</param>
    public static IReadOnlyList<ReadableChange> Between(JsonObject? before, JsonObject after, IActivityRegistry registry)
    {
        var (old, now) = (new DefinitionNames(before ?? [], registry), new DefinitionNames(after, registry));
        List<ReadableChange> changes = [];
        var moved = 0;
        foreach (var piece in DefinitionDiff.Between(before ?? [], after).GroupBy(difference => difference.Where))
        {
            var (word, rest) = Split(piece.Key);
            if (word == "activity") moved += Activity(rest[..Math.Max(0, rest.LastIndexOf(" (", StringComparison.Ordinal))], [.. piece], old, now, changes);
            else if (word == "connection") moved += Connection(rest, piece.First(), old, now, changes);
            else if (word is "variable" or "input" or "output") Named(word, rest, [.. piece], old, now, changes);
            else Workflow([.. piece], changes);
        }

        if (moved > 0) changes.Add(new(DifferenceKind.Changed, ChangeTopic.Layout, null, null, $"调整了 {moved} 处图形布局", $"{moved} changes of layout"));
        return changes;
    }

    private static (string Word, string Name) Split(string where) => where.IndexOf(' ') is var at and > 0 ? (where[..at], where[(at + 1)..]) : ("", where);

    private static int Activity(string id, List<Difference> differences, DefinitionNames old, DefinitionNames now, List<ReadableChange> changes)
    {
        if (differences[0].Kind == DifferenceKind.Added)
        {
            changes.Add(new(DifferenceKind.Added, ChangeTopic.Activity, id, now.NodeIdOf(id), $"新增活动“{now.NameOf(id)}”{Typed(now, id, "（", "）")}", $"added the activity \"{now.NameOf(id)}\"{Typed(now, id, " (", ")")}"));
            return 0;
        }

        if (differences[0].Kind == DifferenceKind.Removed)
        {
            changes.Add(new(DifferenceKind.Removed, ChangeTopic.Activity, id, old.NodeIdOf(id), $"删除活动“{old.NameOf(id)}”{Typed(old, id, "（", "）")}", $"removed the activity \"{old.NameOf(id)}\"{Typed(old, id, " (", ")")}"));
            return 0;
        }

        var moved = 0;
        foreach (var member in differences.GroupBy(difference => TopOf(difference.Member)))
        {
            if (member.Key.StartsWith("metadata.", StringComparison.Ordinal) && member.Key != "metadata.displayText" && member.Key != "metadata.description")
            {
                moved = 1;
                continue;
            }

            var (was, value) = (At(old.Activity(id), member.Key), At(now.Activity(id), member.Key));
            if (member.All(difference => difference.Member.EndsWith(".typeName", StringComparison.Ordinal))) continue; // the Studio leaves it to the server
            var (zh, en) = WordsOf(now.MemberOf(id, member.Key) ?? old.MemberOf(id, member.Key), member.Key);
            var (name, from, to) = (now.NameOf(id), ValueWords.Of(was, old.VariableOf, false), ValueWords.Of(value, now.VariableOf, false));
            var (fromEn, toEn) = (ValueWords.Of(was, old.VariableOf, true), ValueWords.Of(value, now.VariableOf, true));
            changes.Add(new(
                DifferenceKind.Changed, ChangeTopic.Activity, id, now.NodeIdOf(id),
                from == to ? $"修改了“{name}”的{zh}" : $"把“{name}”的{zh}从{Spaced(from)}改为{Spaced(to)}".TrimEnd(),
                from == to ? $"changed {en} of \"{name}\"" : $"changed {en} of \"{name}\" from {fromEn} to {toEn}"));
        }

        return moved;
    }

    private static int Connection(string ends, Difference difference, DefinitionNames old, DefinitionNames now, List<ReadableChange> changes)
    {
        if (difference.Kind == DifferenceKind.Changed) return 1; // its bends
        var names = difference.Kind == DifferenceKind.Added ? now : old;
        var parts = ends.Split(" -> ", 2);
        var (source, port) = End(parts[0]);
        var (target, _) = End(parts.Length > 1 ? parts[1] : "");
        var (zh, en) = port == "Done" ? ("", "") : ($"（{port}）", $" ({port})");
        var text = $"“{names.NameOf(source)}”{zh}→“{names.NameOf(target)}”";
        changes.Add(difference.Kind == DifferenceKind.Added
            ? new(difference.Kind, ChangeTopic.Connection, source, names.NodeIdOf(source), $"新增连线 {text}", $"connected \"{names.NameOf(source)}\"{en} to \"{names.NameOf(target)}\"")
            : new(difference.Kind, ChangeTopic.Connection, source, names.NodeIdOf(source), $"删除连线 {text}", $"disconnected \"{names.NameOf(source)}\"{en} from \"{names.NameOf(target)}\""));
        return 0;
    }

    private static void Named(string word, string name, List<Difference> differences, DefinitionNames old, DefinitionNames now, List<ReadableChange> changes)
    {
        var (topic, zh) = word switch
        {
            "variable" => (ChangeTopic.Variable, "变量"),
            "input" => (ChangeTopic.Input, "流程输入"),
            _ => (ChangeTopic.Output, "流程输出"),
        };
        foreach (var difference in differences)
        {
            if (difference.Kind != DifferenceKind.Changed)
            {
                var added = difference.Kind == DifferenceKind.Added;
                changes.Add(new(difference.Kind, topic, null, null, $"{(added ? "新增" : "删除")}{zh}“{name}”", $"{(added ? "added" : "removed")} the {word} \"{name}\""));
                continue;
            }

            if (difference.Member == "id") continue;
            Sentence(topic, $"{zh}“{name}”", $"the {word} \"{name}\"", difference, changes, old, now);
        }
    }

    private static void Workflow(List<Difference> differences, List<ReadableChange> changes)
    {
        foreach (var difference in differences)
        {
            if (SaysNothing(difference.Before, difference.After)) continue;
            var member = difference.Member.Length == 0 ? difference.Where : difference.Member.StartsWith(difference.Where, StringComparison.Ordinal) ? difference.Member : $"{difference.Where}.{difference.Member}";
            Sentence(ChangeTopic.Workflow, "流程", "the workflow", difference with { Kind = DifferenceKind.Changed, Member = member }, changes, null, null);
        }
    }

    /// <summary>Nothing, no, and a group of these are the same to people: the editor writes them out where a file leaves them away.</summary>
    private static bool SaysNothing(string? before, string? after)
    {
        return Nothing(Parse(before)) && Nothing(Parse(after));

        static bool Nothing(JsonNode? node) => node switch
        {
            null => true,
            JsonObject group => group.All(member => Nothing(member.Value)),
            JsonArray list => list.Count == 0,
            JsonValue value => (value.TryGetValue<bool>(out var flag) && !flag) || (value.TryGetValue<string>(out var text) && text.Length == 0),
            _ => false,
        };
    }

    private static void Sentence(ChangeTopic topic, string zhOwner, string enOwner, Difference difference, List<ReadableChange> changes, DefinitionNames? old, DefinitionNames? now)
    {
        var (zh, en) = WordsOf(null, difference.Member);
        var (was, value) = (Parse(difference.Before), Parse(difference.After));
        Func<string, string?> nobody = _ => null;
        var (from, to) = (ValueWords.Of(was, old is null ? nobody : old.VariableOf, false), ValueWords.Of(value, now is null ? nobody : now.VariableOf, false));
        changes.Add(new(
            DifferenceKind.Changed, topic, null, null,
            from == to ? $"修改了{zhOwner}的{zh}" : $"把{zhOwner}的{zh}从{Spaced(from)}改为{Spaced(to)}".TrimEnd(),
            from == to ? $"changed {en} of {enOwner}" : $"changed {en} of {enOwner} from {ValueWords.Of(was, nobody, true)} to {ValueWords.Of(value, nobody, true)}"));
    }

    /// <summary>The part of a member's path that people see as one thing: an input as a whole, but each of the designer's notes for itself.</summary>
    private static string TopOf(string path)
    {
        var parts = path.Split('.');
        return parts[0] is "metadata" or "customProperties" && parts.Length > 1 ? $"{parts[0]}.{parts[1]}" : parts[0];
    }

    private static JsonNode? At(JsonObject? activity, string path) => path.Split('.').Aggregate((JsonNode?)activity, (node, part) => (node as JsonObject)?[part]);

    private static (string Zh, string En) WordsOf(string? display, string member)
    {
        if (display is not null) return ($"“{display}”", $"\"{display}\"");
        if (Members.TryGetValue(member, out var words) || Members.TryGetValue(member[(member.LastIndexOf('.') + 1)..], out words)) return words;
        return ($"“{member}”", $"\"{member}\"");
    }

    /// <summary>What kind of activity it is, unless its name says just that.</summary>
    private static string Typed(DefinitionNames names, string id, string open, string close) => names.TypeOf(id) is { Length: > 0 } type && type != names.NameOf(id) ? $"{open}{type}{close}" : "";

    private static (string Activity, string Port) End(string end) => end.LastIndexOf(':') is var at and >= 0 ? (end[..at], end[(at + 1)..]) : (end, "");

    private static string Spaced(string value) => value.Length > 0 && (value[0] == '“' || value[0] > 0x2E80) ? value : $" {value} ";

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
