using System.Text.Json;
using BenchmarkWorkflow.Engine.Storage.State;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>What a stimulus carries beside the columns it is found by.</summary>
public sealed record StimulusBody
{
    public IDictionary<string, object>? Input { get; init; }

    public IDictionary<string, object>? Properties { get; init; }

    public IDictionary<string, object>? Variables { get; init; }

    public string? DefinitionVersionId { get; init; }

    public string? TriggerActivityId { get; init; }

    public string? Name { get; init; }

    public string? ParentInstanceId { get; init; }

    public string? SchedulingActivityExecutionId { get; init; }

    public string? SchedulingInstanceId { get; init; }

    public int? SchedulingDepth { get; init; }

    /// <summary>Of a repair: <c>retry</c>, <c>skip</c>, <c>value</c> or <c>restart</c>.</summary>
    public string? Verb { get; init; }

    /// <summary>Of a repair: the failed executions it is for; none means all.</summary>
    public IReadOnlyList<string>? Executions { get; init; }

    public IReadOnlyList<string>? Outcomes { get; init; }

    public IDictionary<string, object>? Outputs { get; init; }

    /// <summary>Who asked for a repair.</summary>
    public string? Actor { get; init; }

    /// <summary>Of one that was fanned out: when what it is for is gone by then, nothing has been missed, and it goes too.</summary>
    public bool Passing { get; init; }

    internal ReadOnlyMemory<byte> Write() => JsonBuffer.Write(this, static (writer, body) => ValueJson.WriteMap(writer, body.Members().Where(member => member.Value is not null)));

    internal static StimulusBody Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) return new StimulusBody();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var map = ValueJson.ReadMap(ref reader);
        return new StimulusBody
        {
            Input = Map("input"),
            Properties = Map("properties"),
            Variables = Map("variables"),
            DefinitionVersionId = Text("version"),
            TriggerActivityId = Text("trigger"),
            Name = Text("name"),
            ParentInstanceId = Text("parent"),
            SchedulingActivityExecutionId = Text("byExecution"),
            SchedulingInstanceId = Text("byInstance"),
            SchedulingDepth = map.TryGetValue("depth", out var depth) ? (int)depth : null,
            Verb = Text("verb"),
            Executions = Texts("executions"),
            Outcomes = Texts("outcomes"),
            Outputs = Map("outputs"),
            Actor = Text("actor"),
            Passing = map.ContainsKey("passing"),
        };

        string? Text(string name) => map.TryGetValue(name, out var value) ? (string)value : null;

        IDictionary<string, object>? Map(string name) => map.TryGetValue(name, out var value) ? (Dictionary<string, object>)value : null;

        string[]? Texts(string name) => map.TryGetValue(name, out var value) ? [.. ((List<object>)value).Cast<string>()] : null;
    }

    private IEnumerable<KeyValuePair<string, object?>> Members()
    {
        yield return new("input", Plain(Input));
        yield return new("properties", Plain(Properties));
        yield return new("variables", Plain(Variables));
        yield return new("version", DefinitionVersionId);
        yield return new("trigger", TriggerActivityId);
        yield return new("name", Name);
        yield return new("parent", ParentInstanceId);
        yield return new("byExecution", SchedulingActivityExecutionId);
        yield return new("byInstance", SchedulingInstanceId);
        yield return new("depth", SchedulingDepth);
        yield return new("verb", Verb);
        yield return new("executions", Executions?.ToList<object>());
        yield return new("outcomes", Outcomes?.ToList<object>());
        yield return new("outputs", Plain(Outputs));
        yield return new("actor", Actor);
        yield return new("passing", Passing ? true : null);
    }

    private static Dictionary<string, object>? Plain(IDictionary<string, object>? map) =>
        map is null ? null : map as Dictionary<string, object> ?? new Dictionary<string, object>(map);
}
