using System.Globalization;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The number of an area or a unit, as chosen from a list or made by a script.</summary>
internal static class ChosenNumber
{
    /// <summary>Null where nothing is chosen.</summary>
    /// <param name="chosen">The input's value.</param>
    /// <param name="what">What it is the number of, for people.</param>
    /// <exception cref="FormatException">It is no number: taking it for "nothing" would mean all of them.</exception>
    public static int? Of(string? chosen, string what)
    {
        if (string.IsNullOrWhiteSpace(chosen)) return null;
        return int.TryParse(chosen.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"“{chosen}”不是{what}的编号：请从列表中选择，或填写数字（如 7）。");
    }
}
