namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>No definition, or no such version of it.</summary>
public sealed class DefinitionNotFoundException(string message) : Exception(message);
