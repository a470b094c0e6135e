using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Looks at flowcharts for what was cut: activities that nothing leads to, and outcomes after which nothing comes though others of the activity go on. It may be meant so: both only warn.</summary>
internal sealed class FlowCheck(IActivityRegistry registry, InputChoices choices, ValidationOptions options, ProblemList problems)
{
    public async Task LookAsync(List<ActivityPlace> places, CancellationToken ct)
    {
        foreach (var chart in places.Where(place => place.Type == "Elsa.Flowchart"))
        {
            var children = places.Where(place => ReferenceEquals(place.Parent, chart) && place.Port == "activities").ToList();
            var ways = DrawnConnection.Of(chart);
            LookForUnreached(chart, children, ways);
            foreach (var child in children) await LookForLooseEndsAsync(child, [.. ways.Where(way => way.Source == child.Id).Select(way => way.Port)], ct).ConfigureAwait(false);
        }
    }

    private void LookForUnreached(ActivityPlace chart, List<ActivityPlace> children, List<DrawnConnection> ways)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in Starts(chart, children, ways)) Follow(start, ways, reached);
        var entered = ways.Select(way => way.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var place in children.OrderBy(place => entered.Contains(place.Id))) // a cut piece is told once, where it begins
        {
            if (reached.Contains(place.Id)) continue;
            problems.Warn("unreachable-activity", place, null, "没有路径通向这个活动，流程走不到它。请从上一步连线过来，或删除它。", "Nothing leads to this activity; it is never reached. Connect it, or delete it.");
            Follow(place.Id, ways, reached);
        }
    }

    /// <summary>Where the flowchart begins, as it chooses itself, and every trigger, which begins it when it is what happened.</summary>
    private IEnumerable<string> Starts(ActivityPlace chart, List<ActivityPlace> children, List<DrawnConnection> ways)
    {
        var triggers = children.Where(CanStart).Select(child => child.Id).ToList();
        var chosen = (chart.Json["start"] is JsonObject start ? Text(start["id"]) : Text(chart.Json["start"]))
            ?? children.Find(child => registry.Find(child.Type)?.IsStart == true)?.Id
            ?? triggers.FirstOrDefault()
            ?? children.Find(child => ways.TrueForAll(way => way.Target != child.Id))?.Id
            ?? children.FirstOrDefault()?.Id;
        return chosen is null ? triggers : triggers.Append(chosen);
    }

    private static void Follow(string start, List<DrawnConnection> ways, HashSet<string> reached)
    {
        var open = new Stack<string>([start]);
        while (open.TryPop(out var id))
            if (reached.Add(id))
                foreach (var way in ways.Where(way => way.Source == id)) open.Push(way.Target);
    }

    private async Task LookForLooseEndsAsync(ActivityPlace place, HashSet<string> connected, CancellationToken ct)
    {
        if (connected.Count == 0 || registry.Find(place.Type) is not { } descriptor) return;
        var outcomes = await OutcomesAsync(place, descriptor, ct).ConfigureAwait(false);
        if (outcomes.Count < 2 || !outcomes.Any(connected.Contains)) return;
        foreach (var outcome in outcomes.Where(outcome => !connected.Contains(outcome) && !options.OptionalOutcomes.Contains($"{place.Type}:{outcome}")))
            problems.Warn("unconnected-outcome", place, null, $"出口“{outcome}”没有连线，流程走到这里就结束了。请为它连上下一步；本应如此的，可以忽略。", $"Nothing is connected to the outcome \"{outcome}\"; the process ends there. Connect it, unless that is meant.");
    }

    /// <summary>The named outcomes: of the type, of the cases of a switch, and of lists that people fill in, with those that such a list always has.</summary>
    private async Task<List<string>> OutcomesAsync(ActivityPlace place, ActivityDescriptor descriptor, CancellationToken ct)
    {
        List<string> outcomes = [.. descriptor.Ports.Where(port => port.Type == PortType.Flow).Select(port => port.Name)];
        if (place.Type == "Elsa.FlowSwitch") outcomes.InsertRange(0, (place.Json["cases"] as JsonArray ?? []).OfType<JsonObject>().Select(one => Text(one["label"])).OfType<string>());
        foreach (var input in descriptor.Inputs.Where(input => input.UIHint == InputUIHints.DynamicOutcomes))
        {
            outcomes.AddRange(Listed(place.Json[JsonNamingPolicy.CamelCase.ConvertName(input.Name)]));
            if ((await choices.GetAsync(input, null, ct).ConfigureAwait(false)).TryGetValue(nameof(DynamicOutcomesOptions), out var always) && always is DynamicOutcomesOptions { FixedOutcomes: var names }) outcomes.AddRange(names);
        }

        return [.. outcomes.Where(outcome => outcome.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Listed(JsonNode? input)
    {
        var value = input is JsonObject wrapped ? wrapped["expression"]?["value"] : input;
        if (Text(value) is { } text && text.AsSpan().TrimStart() is ['[', ..])
        {
            try
            {
                value = JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return []; // told as what it is
            }
        }

        return value is JsonArray items ? items.Select(Text).OfType<string>() : [];
    }

    private static bool CanStart(ActivityPlace place) => place.Json["customProperties"]?["canStartWorkflow"] is JsonValue can && can.TryGetValue<bool>(out var yes) && yes;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
