namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Something in a definition that cannot run well.</summary>
/// <param name="Rule">A stable name, such as <c>unknown-activity</c>.</param>
/// <param name="Path">Where in the JSON, such as <c>root.activities[2].text</c>.</param>
/// <param name="ActivityId">The activity, if it is one's.</param>
/// <param name="NodeId">Its node, by which Studio selects it.</param>
/// <param name="Property">The activity's member, if it is one's.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Blocks">True: publishing refuses it.</param>
public sealed record DefinitionProblem(string Rule, string Path, string? ActivityId, string? NodeId, string? Property, string Message, string MessageEn, bool Blocks)
{
    /// <summary>What is written on the activity's box.</summary>
    public string? ActivityName { get; init; }

    /// <summary>What the activity's panel calls the member.</summary>
    public string? PropertyName { get; init; }

    /// <summary>Where and what, in one line for the people who own the process.</summary>
    public string Sentence => (ActivityName, PropertyName) switch
    {
        ({ } activity, { } property) when !Message.Contains(property, StringComparison.Ordinal) => $"活动“{activity}”的“{property}”：{Message}",
        ({ } activity, _) => $"活动“{activity}”：{Message}",
        _ => Message,
    };
}

/// <summary>How strictly definitions are published.</summary>
public enum ValidationMode
{
    /// <summary>What can never run well is refused.</summary>
    Strict,

    /// <summary>As Elsa: nearly everything is let through and fails when it is reached. For definitions brought from there.</summary>
    AsElsa,
}

/// <summary>The setting <c>Validation</c>.</summary>
public sealed record ValidationOptions(ValidationMode Mode = ValidationMode.Strict)
{
    /// <summary>Outcomes that need no connection, as <c>type:outcome</c>: they come beside another one, or instead of it as the activity is set.</summary>
    public IReadOnlySet<string> OptionalOutcomes { get; init; } =
        new HashSet<string>(StringComparer.Ordinal) { "Elsa.BulkDispatchWorkflows:Completed", "Elsa.BulkDispatchWorkflows:Canceled", "Elsa.BulkDispatchWorkflows:Done" };
}

/// <summary>A version that publishing refuses; nothing was changed.</summary>
public sealed class DefinitionInvalidException(IReadOnlyList<DefinitionProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => $"{problem.Path}: {problem.MessageEn}")))
{
    /// <summary>All problems, those that only warn included.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}
