using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Collects problems while a definition is looked through.</summary>
internal sealed class ProblemList(ValidationMode mode, IActivityRegistry registry)
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
        problems.Add(new DefinitionProblem(rule, path, place?.Id, place?.NodeId, place is null ? null : member, message, messageEn, blocks)
        {
            ActivityName = place is null ? null : NameOf(place),
            PropertyName = place is null || member is null ? null : NameOf(place, member),
        });
    }

    private string NameOf(ActivityPlace place) =>
        (place.Json["metadata"] as JsonObject)?["displayText"] is JsonValue shown && shown.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : place.Name ?? registry.Find(place.Type)?.DisplayName ?? place.Id;

    /// <summary>The part of <paramref name="member"/> that is an input or output, as the panel calls it.</summary>
    private string? NameOf(ActivityPlace place, string member)
    {
        var (first, descriptor) = (member.Split('.', '[')[0], registry.Find(place.Type));
        var input = descriptor?.Inputs.FirstOrDefault(one => string.Equals(one.Name, first, StringComparison.OrdinalIgnoreCase));
        if (input is not null) return input.DisplayName ?? input.Name;
        var output = descriptor?.Outputs.FirstOrDefault(one => string.Equals(one.Name, first, StringComparison.OrdinalIgnoreCase));
        return output is null ? null : output.DisplayName ?? output.Name;
    }
}
