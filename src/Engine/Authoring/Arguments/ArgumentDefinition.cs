namespace Elsa.Workflows.Models;

/// <summary>An input or output that a workflow declares.</summary>
public abstract class ArgumentDefinition
{
    public Type Type { get; set; } = typeof(object);
    public string Name { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string Description { get; set; } = "";
    public string Category { get; set; } = "";
}

public sealed class InputDefinition : ArgumentDefinition
{
    public string? UIHint { get; set; }
    public Type? StorageDriverType { get; set; }
}

public sealed class OutputDefinition : ArgumentDefinition;

/// <summary>An input of the running workflow, by name.</summary>
public sealed record WorkflowInput(string Name, object? Value);
