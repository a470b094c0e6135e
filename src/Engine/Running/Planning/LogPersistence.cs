using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Running.Planning;

/// <summary>
/// Which values of an activity go into its records: what its designer said of the input or output, else of the activity, else of the workflow.
/// Kept by Studio as the custom property "logPersistenceMode", or "logPersistenceConfig" with a strategy for each.
/// </summary>
internal sealed class LogPersistence
{
    private static readonly LogPersistence Everything = new([], [], true);
    private readonly Dictionary<string, bool> inputs;
    private readonly Dictionary<string, bool> outputs;
    private readonly bool otherwise;

    private LogPersistence(Dictionary<string, bool> inputs, Dictionary<string, bool> outputs, bool otherwise)
    {
        this.inputs = inputs;
        this.outputs = outputs;
        this.otherwise = otherwise;
    }

    public static LogPersistence Of(ActivityNode node)
    {
        var own = SettingOf(node.Activity);
        var around = node.Ancestors().Select(ancestor => ancestor.Activity).OfType<Elsa.Workflows.Activities.Workflow>().Select(SettingOf).FirstOrDefault(setting => setting is not null);
        if (own is null && around is null) return Everything;
        var otherwise = Mode(own?["default"]) ?? Mode(around?["default"]) ?? true;
        return new LogPersistence(Modes(own?["inputs"]), Modes(own?["outputs"]), otherwise);
    }

    public bool IncludesInput(string name) => inputs.TryGetValue(name, out var included) ? included : otherwise;

    public bool IncludesOutput(string name) => outputs.TryGetValue(name, out var included) ? included : otherwise;

    private static JsonObject? SettingOf(IActivity activity)
    {
        foreach (var name in (string[])["logPersistenceConfig", "logPersistenceMode"])
            if (activity.CustomProperties.TryGetValue(name, out var setting) && setting is not null && JsonSerializer.SerializeToNode(setting) is JsonObject json) return json;
        return null;
    }

    private static Dictionary<string, bool> Modes(JsonNode? modes)
    {
        var known = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, mode) in modes as JsonObject ?? [])
            if (Mode(mode) is { } included) known[name] = included;
        return known;
    }

    // "Include", "Exclude", a strategy's type name with one of these words in it, or neither: inherited.
    private static bool? Mode(JsonNode? mode)
    {
        var text = mode is JsonObject config ? config["strategyType"]?.ToString() : mode?.ToString();
        if (text is null) return null;
        if (text.Contains("Exclude", StringComparison.OrdinalIgnoreCase)) return false;
        return text.Contains("Include", StringComparison.OrdinalIgnoreCase) ? true : null;
    }
}
