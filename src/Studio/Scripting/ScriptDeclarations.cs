using System.Text;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Studio.Scripting;

/// <summary>
/// The TypeScript declarations that the Studio's editor completes from: the functions every script has, and those of one definition's variables,
/// inputs and bound activities.
/// </summary>
internal static class ScriptDeclarations
{
    private const string Library = """
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getCorrelationId(): string;
        declare function setCorrelationId(value: string): void;
        declare function getWorkflowInstanceName(): string;
        declare function setWorkflowInstanceName(value: string): void;
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityId: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function isNullOrWhiteSpace(value: string): boolean;
        declare function isNullOrEmpty(value: string): boolean;
        declare function parseGuid(value: string): string;
        declare function getGuid(): string;
        declare function getGuidString(): string;
        declare function getShortGuid(): string;
        declare function toJson(value: any): string;
        declare function bytesToString(value: any): string;
        declare function bytesFromString(value: string): any;
        declare function bytesToBase64(value: any): string;
        declare function bytesFromBase64(value: string): any;
        declare function stringToBase64(value: string): string;
        declare function stringFromBase64(value: string): string;
        declare function streamToBytes(value: any): any;
        declare function streamToBase64(value: any): string;

        """;

    public static string Of(JsonObject definition)
    {
        var text = new StringBuilder(Library);
        List<string> members = [];
        foreach (var (name, type) in Named(definition["variables"], "typeName"))
        {
            text.Append($"declare function get{Pascal(name)}(): {type};\ndeclare function set{Pascal(name)}(value: {type}): void;\n");
            if (IsIdentifier(name)) members.Add($"{name}: {type};");
        }

        foreach (var (name, type) in Named(definition["inputs"], "type")) text.Append($"declare function get{Pascal(name)}(): {type};\n");
        foreach (var (activity, output) in Outputs(definition["root"])) text.Append($"declare function get{output}From{Pascal(activity)}(): any;\n");
        return text.Append($"declare var variables: {{ {string.Join(' ', members)} }};\n").ToString();
    }

    private static IEnumerable<(string Name, string Type)> Named(JsonNode? items, string typeMember)
    {
        foreach (var item in (items as JsonArray ?? []).OfType<JsonObject>())
        {
            if (item["name"]?.ToString() is not { Length: > 0 } name || Pascal(name).Length == 0) continue;
            var type = TypeScript(item[typeMember]?.ToString());
            yield return (name, item["isArray"]?.ToString() == "true" ? type + "[]" : type);
        }
    }

    /// <summary>What an activity puts out and somebody bound: a member that refers to a place in memory and carries no expression.</summary>
    private static IEnumerable<(string Activity, string Output)> Outputs(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Outputs),
        JsonObject piece => Own(piece).Concat(piece.Where(member => member.Key is not ("metadata" or "customProperties")).SelectMany(member => Outputs(member.Value))),
        _ => [],
    };

    private static IEnumerable<(string Activity, string Output)> Own(JsonObject piece)
    {
        if (piece["name"]?.ToString() is not { Length: > 0 } activity || piece["type"] is null || Pascal(activity).Length == 0) yield break;
        foreach (var (member, value) in piece)
            if (value is JsonObject bound && bound["memoryReference"] is not null && bound["expression"] is null && IsIdentifier(member))
                yield return (activity, Pascal(member));
    }

    private static string TypeScript(string? type) => type switch
    {
        { } array when array.EndsWith("[]", StringComparison.Ordinal) => TypeScript(array[..^2]) + "[]",
        "String" or "Guid" or "TimeSpan" or "DateTime" or "DateTimeOffset" => "string",
        "Boolean" => "boolean",
        "Int32" or "Int64" or "Long" or "Single" or "Double" or "Decimal" => "number",
        "StringDictionary" => "{ [name: string]: string }",
        _ => "any",
    };

    /// <summary>Only letters and digits go into a declaration, so a name cannot break out of it.</summary>
    private static string Pascal(string name)
    {
        var text = new StringBuilder();
        var start = true;
        foreach (var character in name)
        {
            if (character is ' ' or '_' or '-')
            {
                start = true;
                continue;
            }

            if (!char.IsLetterOrDigit(character)) return "";
            text.Append(start ? char.ToUpperInvariant(character) : character);
            start = false;
        }

        return text.ToString();
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] is '_' or '$') && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '$');
}
