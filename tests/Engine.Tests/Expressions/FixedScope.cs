using BenchmarkWorkflow.Engine.Expressions.JavaScript;

namespace BenchmarkWorkflow.Engine.Tests.Expressions;

/// <summary>A scope of given values.</summary>
internal sealed class FixedScope : ScriptScope
{
    private int ids;

    public Dictionary<string, object?> Variables { get; init; } = [];

    public Dictionary<string, object?> Inputs { get; init; } = [];

    public Dictionary<(string, string?), object?> Outputs { get; init; } = [];

    public Dictionary<string, object>? Given { get; init; }

    public Dictionary<string, Func<object?[], object?>>? Extra { get; init; }

    public override bool TryGetVariable(string name, out object? value) => Variables.TryGetValue(name, out value);

    public override void SetVariable(string name, object? value) => Variables[name] = value;

    public override IEnumerable<string> VariableNames => Variables.Keys;

    public override bool TryGetInput(string name, out object? value) => Inputs.TryGetValue(name, out value);

    public override IEnumerable<string> InputNames => Inputs.Keys;

    public override object? GetOutput(string activityIdOrName, string? outputName) => Outputs.GetValueOrDefault((activityIdOrName, outputName));

    public override bool TryGetOutput(string accessor, out object? value)
    {
        foreach (var ((activity, output), found) in Outputs)
            if (accessor == $"{output}From{activity}")
            {
                value = found;
                return true;
            }
        value = null;
        return false;
    }

    public override object? LastResult => "last";

    public override string WorkflowDefinitionId => "definition";

    public override string WorkflowDefinitionVersionId => "version";

    public override int WorkflowDefinitionVersion => 3;

    public override string WorkflowInstanceId => "instance";

    public override string? WorkflowInstanceName { get; set; } = "name";

    public override string? CorrelationId { get; set; } = "correlation";

    public override string NewId() => $"id{++ids}";

    public override DateTimeOffset Now => new(2022, 7, 15, 12, 0, 0, TimeSpan.Zero);

    public override IDictionary<string, object>? Arguments => Given;

    public override IReadOnlyDictionary<string, Func<object?[], object?>>? Functions => Extra;
}
