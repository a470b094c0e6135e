using System.Text.Json.Nodes;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Faults.Tests.Kills;

/// <summary>
/// The definitions that are worked through while nodes are killed. A case writes a mail, asks people, waits a moment, starts a child and waits for it, writes
/// another mail: some cases are answered, some time out, some are cancelled while they wait, some have a child that fails.
/// </summary>
internal static class CaseWorkflows
{
    public const string Good = "case-good", Bad = "case-bad", Late = "case-late", Cancelled = "case-cancelled";

    /// <summary>Who gets the mail of a step: so it is found in the outbox again.</summary>
    public const string Begin = "begin@example.com", Child = "child@example.com", End = "end@example.com";

    /// <summary>What all instances are about.</summary>
    public const string Matter = "campaign:2022";

    /// <summary>A folder of workflows: these definitions, and the product's own templates, calendar and campaign.</summary>
    public static void WriteTo(string folder)
    {
        foreach (var part in new[] { "mail", "calendar", "campaigns" }) Copy(Path.Combine(Repository.Workflows, part), Path.Combine(folder, part));
        foreach (var (id, child, until) in new[] { (Good, "child-good", null), (Bad, "child-bad", null), (Late, "child-good", "2022-06-06T00:00:00+08:00"), (Cancelled, "child-good", (string?)null) })
            Write(folder, id, Mail("begin", Begin), Task(until), Activity("pause", "Elsa.Delay", ("timeSpan", Value("TimeSpan", "00:00:00.020"))), Dispatch(child), Mail("end", End));
        Write(folder, "child-good", Mail("mail", Child));
        Write(folder, "child-bad", Mail("mail", Child), Activity("fails", "Elsa.Fault", ("message", Value("String", "It fails."))));
    }

    private static JsonObject Task(string? until) => Activity(
        "ask", "Benchmark.UserTask",
        [("title", Value("String", "办理")), ("groups", Value("List<String>", "[\"office\"]", "Object")), ("actions", Value("List<String>", "[\"Approve\"]", "Object")), .. until is null ? [] : new (string, JsonNode)[] { ("until", Value("String", until)) }]);

    private static JsonObject Dispatch(string child) => Activity(
        "child", "Elsa.DispatchWorkflow", ("workflowDefinitionId", Value("String", child)), ("correlationId", Value("String", Matter)), ("waitForCompletion", Value("Boolean", true)));

    private static JsonObject Mail(string id, string to) => Activity(
        id, "Benchmark.SendMail",
        ("template", Value("String", "deadline-reminder")), ("to", Value("List<String>", $"[\"{to}\"]", "Object")), ("model", Value("Object", "{\"matter\": \"办理\", \"deadline\": \"{now}\"}", "Object")));

    private static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs) activity[name] = value;
        return activity;
    }

    private static JsonObject Value(string type, JsonNode value, string language = "Literal") =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };

    private static void Write(string folder, string id, params JsonNode[] activities) => File.WriteAllText(
        Path.Combine(folder, id + ".json"),
        new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(activities) },
        }.ToJsonString());

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
