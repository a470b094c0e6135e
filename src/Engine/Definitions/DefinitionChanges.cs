using BenchmarkWorkflow.Engine.Validation;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>What a save or publish came to.</summary>
/// <param name="Version">The version as it is now.</param>
/// <param name="AlreadyPublished">True if it was published before, so that nothing was changed.</param>
/// <param name="Consumers">The new versions of the workflows that use it and follow it by themselves.</param>
/// <param name="Problems">What is wrong with it; if it is published, what was let through.</param>
public sealed record DefinitionChange(WorkflowDefinition Version, bool AlreadyPublished, IReadOnlyList<WorkflowDefinition> Consumers, IReadOnlyList<DefinitionProblem> Problems);

/// <summary>What became of the definitions of a bulk call, by their definition ids.</summary>
public sealed record BulkChange(IReadOnlyList<string> Changed, IReadOnlyList<string> Unchanged, IReadOnlyList<string> NotFound, IReadOnlyList<string> UpdatedConsumers);
