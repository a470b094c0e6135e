namespace BenchmarkWorkflow.Activities.Wording;

/// <summary>What people read at the ports and at the result of an activity, where Elsa's own attributes have no place for it.</summary>
/// <param name="outcomes"><c>Name=words</c>, one an outcome. Connections name the outcome; people read the words.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WordingAttribute(params string[] outcomes) : Attribute
{
    public IReadOnlyList<string> Outcomes { get; } = outcomes;

    /// <summary>The members of the activity's result; null for an activity without one.</summary>
    public string? Result { get; init; }
}
