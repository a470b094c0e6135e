using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>Gives the activities of a definition the ids that Studio and the journal need.</summary>
public static class NodeIds
{
    /// <summary>The id of the workflow's own node, as Elsa has it.</summary>
    public const string Workflow = "Workflow1";

    /// <summary>Gives every activity an id (its own where it has one) and the path of ids from the workflow to it.</summary>
    public static void Complete(JsonObject root)
    {
        var places = ActivityTree.Walk(root).ToList();
        var taken = places.Select(place => place.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        taken.Add(Workflow);
        foreach (var place in places)
        {
            if (string.IsNullOrWhiteSpace(place.Id))
                place.Json["id"] = Free(place.Type[(place.Type.LastIndexOf('.') + 1)..], taken);
            var nodeId = $"{place.Parent?.NodeId ?? Workflow}:{place.Id}";
            if (place.NodeId != nodeId)
                place.Json["nodeId"] = nodeId;
        }
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var number = 1;
        while (!taken.Add($"{name}{number}"))
            number++;
        return $"{name}{number}";
    }
}
