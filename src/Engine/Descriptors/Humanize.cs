using System.Text;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>Names of classes and properties as people read them.</summary>
internal static class Humanize
{
    private static readonly HashSet<string> Small =
        ["A", "An", "The", "And", "As", "But", "If", "Nor", "Or", "So", "Yet", "At", "By", "For", "In", "Of", "Off", "On", "To", "Up", "Via"];

    /// <summary>The words of a name in title case, as Elsa shows it: <c>OuterBoundInclusive</c> is <c>Outer Bound Inclusive</c>, <c>WaitForCompletion</c> is <c>Wait for Completion</c>.</summary>
    public static string Title(string name)
    {
        var words = Words(name);
        for (var index = 1; index < words.Length; index++)
            if (Small.Contains(words[index]))
                words[index] = words[index].ToLowerInvariant();
        return string.Join(' ', words);
    }

    private static string[] Words(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            if (index > 0 && Starts(name, index))
                text.Append(' ');
            text.Append(name[index]);
        }
        return text.ToString().Split(' ');
    }

    private static bool Starts(string name, int index)
    {
        if (!char.IsUpper(name[index]))
            return char.IsDigit(name[index]) && !char.IsDigit(name[index - 1]);
        return !char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]));
    }
}
