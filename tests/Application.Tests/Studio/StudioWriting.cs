using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>A definition as Elsa Studio 3.8.2 sends it back: read into its own model and written again.</summary>
internal static class StudioWriting
{
    /// <summary>
    /// No links and no <c>$schema</c>; nulls written out; the version of the tool is the Studio's; values of variables are text; the order of activities follows the canvas; sizes are
    /// measured again, with fractions.
    /// </summary>
    public static JsonObject Rewritten(JsonObject definition)
    {
        var model = definition.DeepClone().AsObject();
        foreach (var member in (string[])["links", "$schema"]) model.Remove(member);
        model["toolVersion"] = "3.8.2.0";
        model["isReadonly"] = false;
        foreach (var member in (string[])["providerName", "materializerName", "materializerContext"]) model.TryAdd(member, null);
        var options = model["options"] as JsonObject ?? [];
        foreach (var member in (string[])["usableAsActivity", "activationStrategyType", "activityCategory", "incidentStrategyType", "commitStrategyName"]) options.TryAdd(member, null);
        foreach (var variable in model["variables"]!.AsArray()) variable!["value"] = variable["value"]?.ToString();
        foreach (var input in model["inputs"]!.AsArray()) input!.AsObject().TryAdd("storageDriverType", null);
        foreach (var flowchart in StudioTraps.Activities(model["root"]).Where(activity => activity["type"]!.ToString() == "Elsa.Flowchart").ToList())
        {
            var activities = flowchart["activities"]!.AsArray().Reverse().Select(activity => activity!.DeepClone()).ToArray();
            flowchart["activities"] = new JsonArray(activities);
        }

        return model;
    }
}
