namespace BenchmarkWorkflow.Engine.Running;

/// <summary>An input's expression failed; the inner exception says how.</summary>
public sealed class InputEvaluationException(string inputName, Exception inner) : Exception($"Failed to evaluate activity input '{inputName}'", inner)
{
    public string InputName { get; } = inputName;
}
