using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Studio.Errors;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>Definitions that come in, and what is answered when they will not do.</summary>
internal static class DefinitionModels
{
    /// <summary>Reads a model; what is no definition is refused with the place.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="within">The path of the model in the message, with a dot at its end.</param>
    public static DefinitionModel Read(string text, string within = "")
    {
        try
        {
            return DefinitionJson.Read(text);
        }
        catch (DefinitionJsonException wrong)
        {
            throw Refusal.Field(within + wrong.Path, wrong.Message);
        }
    }

    /// <summary>400 with every problem that stands in the way, at its place; the Studio shows each to the person who published.</summary>
    public static Refusal Refused(DefinitionInvalidException invalid) => Refusal.Fields(
        invalid.Problems.Where(problem => problem.Blocks).GroupBy(problem => problem.Path)
            .ToDictionary(place => place.Key, IReadOnlyList<string> (place) => [.. place.Select(problem => problem.Sentence)]));
}
