using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests;

/// <summary>Small definitions, as the Studio would send them.</summary>
internal static class Sample
{
    /// <summary>Writes a line, asks for an approval, keeps it in a variable, and ends.</summary>
    public static JsonObject Approval(string id) => Definition(
        id,
        Sequence(
            WriteLine("greet", "JavaScript", "'Hello ' + getInput('Name')"),
            Activity("ask", "Elsa.RunTask", ("taskName", Text("Literal", "Approve")), ("result", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "answer" } })),
            WriteLine("done", "JavaScript", "'Answer: ' + getAnswer()")),
        new JsonObject { ["id"] = "answer", ["name"] = "Answer", ["typeName"] = "String", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" });

    /// <summary>Fails at its only step.</summary>
    public static JsonObject Faulting(string id) => Definition(id, Sequence(Activity("fault", "Elsa.Fault", ("message", Text("Literal", "Boom")))));

    /// <summary>Answers a GET of <paramref name="path"/> with what stands in its last part.</summary>
    public static JsonObject Endpoint(string id, string path) => Definition(
        id,
        new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray(
                Activity("http", "Elsa.HttpEndpoint", ("path", Text("Literal", path)), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }), ("routeData", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "route" } })),
                Activity("answer", "Elsa.WriteHttpResponse", ("content", Text("JavaScript", "'You asked for ' + getVariable('Route').what", "Object")), ("contentType", Text("Literal", "text/plain")))),
            ["connections"] = new JsonArray(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "http", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = "answer", ["port"] = "In" },
            }),
        },
        new JsonObject { ["id"] = "route", ["name"] = "Route", ["typeName"] = "Object", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" });

    public static JsonObject Definition(string id, JsonObject root, params JsonNode[] variables) => new()
    {
        ["$schema"] = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json",
        ["definitionId"] = id,
        ["name"] = id,
        ["variables"] = new JsonArray(variables),
        ["root"] = root,
    };

    public static JsonObject Sequence(params JsonNode[] activities) => new() { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(activities) };

    public static JsonObject WriteLine(string id, string language, string text) => Activity(id, "Elsa.WriteLine", ("text", Text(language, text)));

    public static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] members)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in members) activity[name] = value;
        return activity;
    }

    public static JsonObject Text(string language, string text, string type = "String") =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = language, ["value"] = text } };
}
