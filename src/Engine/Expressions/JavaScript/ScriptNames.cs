using System.Text;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>The names under which scripts see variables, inputs and outputs.</summary>
public static class ScriptNames
{
    /// <summary>A name as Elsa writes it after <c>get</c> and <c>set</c>: parts divided by space, dash or underscore, each with a capital.</summary>
    public static string Pascal(string name)
    {
        if (IsPascal(name))
            return name;
        var text = new StringBuilder(name.Length);
        var start = true;
        foreach (var character in name)
        {
            if (character is ' ' or '_' or '-')
            {
                start = true;
                continue;
            }
            text.Append(start ? char.ToUpperInvariant(character) : character);
            start = false;
        }
        return text.ToString();
    }

    private static bool IsPascal(string name) => name.Length > 0 && !char.IsLower(name[0]) && name.AsSpan().IndexOfAny(" _-") < 0;
}
