using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>What makes Elsa Studio 3.8.2 show an error bar, an empty canvas or an empty panel, as found by driving it.</summary>
internal static class StudioTraps
{
    private static readonly HashSet<string> Kinds = ["Action", "Trigger", "Job", "Task"];

    public static IEnumerable<string> InToolbox(IReadOnlyList<JsonObject> toolbox)
    {
        foreach (var same in toolbox.GroupBy(descriptor => (descriptor["typeName"]!.ToString(), (int)descriptor["version"]!)).Where(same => same.Count() > 1)) yield return $"{same.Key} stands twice";
        foreach (var descriptor in toolbox)
        {
            var type = descriptor["typeName"]!.ToString();
            foreach (var member in (string[])["name", "category", "inputs", "outputs", "ports", "customProperties", "constructionProperties"])
                if (descriptor[member] is null) yield return $"{type}.{member} is null";
            if (!IsKind(descriptor["isBrowsable"], JsonValueKind.True, JsonValueKind.False)) yield return $"{type}.isBrowsable is missing";
            if (!Kinds.Contains(descriptor["kind"]?.ToString() ?? "")) yield return $"{type}.kind is {descriptor["kind"]}";
            foreach (var port in descriptor["ports"]!.AsArray())
                if (port!["name"] is null || port["type"]?.ToString() is not ("Flow" or "Embedded")) yield return $"{type}: port {port.ToJsonString()}";
            foreach (var input in descriptor["inputs"]!.AsArray().Cast<JsonObject>())
            {
                foreach (var member in (string[])["name", "typeName", "uiHint"])
                    if (string.IsNullOrEmpty(input[member]?.ToString())) yield return $"{type}.{input["name"]}.{member} is empty";
                foreach (var member in (string[])["isBrowsable", "isWrapped"])
                    if (!IsKind(input[member], JsonValueKind.True, JsonValueKind.False)) yield return $"{type}.{input["name"]}.{member} is missing";
                if (!IsKind(input["order"], JsonValueKind.Number)) yield return $"{type}.{input["name"]}.order is no number";
                if (input["uiHint"]?.ToString() == "secret-picker") yield return $"{type}.{input["name"]} asks for secrets at every stroke";
            }
        }

        foreach (var container in (string[])["Elsa.Flowchart", "Elsa.Sequence", "Elsa.StateMachine", "Elsa.NotFoundActivity"])
            if (!toolbox.Any(descriptor => descriptor["typeName"]!.ToString() == container && (int)descriptor["version"]! == 1)) yield return $"{container} is missing";
    }

    public static IEnumerable<string> In(JsonObject definition, IReadOnlyList<JsonObject> toolbox)
    {
        var name = definition["definitionId"]!.ToString();
        foreach (var member in (string[])["id", "definitionId", "createdAt", "root", "links"])
            if (definition[member] is null) yield return $"{name}.{member} is null";
        foreach (var member in (string[])["variables", "inputs", "outputs", "outcomes"])
            if (definition[member] is not JsonArray) yield return $"{name}.{member} is no list";
        foreach (var member in (string[])["options", "customProperties"])
            if (definition.ContainsKey(member) && definition[member] is not JsonObject) yield return $"{name}.{member} is no object";
        if (!IsKind(definition["version"], JsonValueKind.Number)) yield return $"{name}.version is no number";
        if (definition["toolVersion"] is { } tool && !Version.TryParse(tool.ToString(), out _)) yield return $"{name}.toolVersion is {tool}";
        if (definition["customProperties"]?["logPersistenceConfig"] is JsonObject log && log["default"] is null) yield return $"{name}: log persistence without default";
        foreach (var variable in definition["variables"] as JsonArray ?? [])
            foreach (var member in (string[])["id", "name", "typeName"])
                if (variable![member] is null) yield return $"{name}: variable without {member}";
        var known = toolbox.ToDictionary(descriptor => (descriptor["typeName"]!.ToString(), (int)descriptor["version"]!));
        HashSet<string> nodes = [];
        foreach (var activity in Activities(definition["root"]))
            foreach (var trap in In(activity, known, nodes)) yield return $"{name}: {activity["id"]}: {trap}";
    }

    private static IEnumerable<string> In(JsonObject activity, Dictionary<(string, int), JsonObject> known, HashSet<string> nodes)
    {
        if (activity["nodeId"]?.ToString() is not { Length: > 0 } node) yield return "no nodeId";
        else if (!nodes.Add(node)) yield return $"nodeId {node} twice";
        foreach (var member in (string[])["metadata", "customProperties"])
            if (activity.ContainsKey(member) && activity[member] is null) yield return $"{member} is null";
        if (activity["customProperties"]?["logPersistenceConfig"] is JsonObject log && !log.ContainsKey("default")) yield return "log persistence without default";
        foreach (var connection in activity["connections"] as JsonArray ?? [])
        {
            if (connection!["source"] is not JsonObject || connection["target"] is not JsonObject) yield return "a connection in the old form";
            if (connection.AsObject().ContainsKey("vertices") && connection["vertices"] is null) yield return "vertices are null";
        }

        if (!IsKind(activity["version"], JsonValueKind.Number) || !known.TryGetValue((activity["type"]!.ToString(), (int)activity["version"]!), out var descriptor))
        {
            yield return $"no descriptor of {activity["type"]} {activity["version"]}";
            yield break;
        }

        foreach (var input in descriptor["inputs"]!.AsArray().Where(input => (bool)input!["isWrapped"]!))
        {
            var member = input!["name"]!.ToString();
            var given = activity[char.ToLowerInvariant(member[0]) + member[1..]];
            if (given is not null and not JsonObject) yield return $"{member} is a bare value";
            if (input["uiHint"]!.ToString() == "dynamic-outcomes" && given is JsonObject && given["expression"]?["value"] is null) yield return $"{member}: outcomes are null";
        }
    }

    /// <summary>What the Studio takes for an activity: any object with these three.</summary>
    public static IEnumerable<JsonObject> Activities(JsonNode? node) => node switch
    {
        JsonObject json => (json.ContainsKey("id") && json.ContainsKey("type") && json.ContainsKey("root") is false && (json.ContainsKey("version") || json.ContainsKey("nodeId")) ? [json] : Enumerable.Empty<JsonObject>()).Concat(json.SelectMany(member => Activities(member.Value))),
        JsonArray items => items.SelectMany(Activities),
        _ => [],
    };

    private static bool IsKind(JsonNode? node, params JsonValueKind[] kinds) => node is not null && kinds.Contains(node.GetValueKind());
}
