using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities;

/// <summary>Fails on purpose.</summary>
[Activity("Elsa", "Primitives", "Faults the workflow.")]
public sealed class Fault : Activity
{
    [Input(Description = "Code to categorize the fault.")]
    public Input<string> Code { get; set; } = null!; // a definition may leave it out: 0

    [Input(Description = "Category to categorize the fault. Examples: HTTP, Alteration, Azure, etc.")]
    public Input<string> Category { get; set; } = null!; // a definition may leave it out: General

    [Input(DisplayName = "Type", Description = "The type of fault. Examples: System, Business, Integration, etc.")]
    public Input<string> FaultType { get; set; } = null!; // a definition may leave it out: System

    [Input(Description = "The message to include with the fault.")]
    public Input<string?> Message { get; set; } = null!; // a definition may leave it out

    public static Fault Create(string code, string category, string type, string? message = default, string? source = default, int? line = default) => new()
    {
        Code = new Input<string>(code),
        Category = new Input<string>(category),
        FaultType = new Input<string>(type),
        Message = new Input<string?>(message),
    };

    /// <exception cref="FaultException">Always.</exception>
    protected override void Execute(ActivityExecutionContext context) => throw new FaultException(
        Code.GetOrDefault(context) ?? "0",
        Category.GetOrDefault(context) ?? "General",
        FaultType.GetOrDefault(context) ?? "System",
        Message.GetOrDefault(context));
}

/// <summary>A fault that a definition asked for.</summary>
public sealed class FaultException(string code, string category, string type, string? message) : Exception(message)
{
    public string Code { get; } = code;

    public string Category { get; } = category;

    public string Type { get; } = type;
}
