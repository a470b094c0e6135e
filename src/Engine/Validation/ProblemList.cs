using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Collects problems while a definition is looked through.</summary>
internal sealed class ProblemList(ValidationMode mode)
{
    private readonly List<DefinitionProblem> problems = [];

    public IReadOnlyList<DefinitionProblem> All => problems;

    /// <summary>A problem that publishing refuses, unless it is to be as in Elsa.</summary>
    public void Refuse(string rule, ActivityPlace? place, string? member, string message, string messageEn) => Add(rule, place, member, message, messageEn, mode == ValidationMode.Strict);

    /// <summary>A problem that Elsa refuses, too.</summary>
    public void RefuseAlways(string rule, ActivityPlace? place, string? member, string message, string messageEn) => Add(rule, place, member, message, messageEn, blocks: true);

    /// <summary>Something that may be meant so.</summary>
    public void Warn(string rule, ActivityPlace? place, string? member, string message, string messageEn) => Add(rule, place, member, message, messageEn, blocks: false);

    private void Add(string rule, ActivityPlace? place, string? member, string message, string messageEn, bool blocks)
    {
        var path = place is null ? member ?? "" : member is null ? place.Path : $"{place.Path}.{member}";
        problems.Add(new DefinitionProblem(rule, path, place?.Id, place?.NodeId, place is null ? null : member, message, messageEn, blocks));
    }
}
