namespace BenchmarkWorkflow.Api.Requests;

/// <summary>A member of an enumeration as a query names it: by the name that answers have, and nothing else (ASP.NET's own binding wants the case of C# and takes numbers).</summary>
public readonly record struct Choice<T>(T Value) where T : struct, Enum
{
    public static bool TryParse(string? text, out Choice<T> choice)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (!string.Equals(Camel.Of(value), text, StringComparison.Ordinal)) continue;
            choice = new(value);
            return true;
        }

        choice = default;
        return false;
    }

    /// <summary>The members of several, or none where none was named.</summary>
    public static IReadOnlyList<T>? Of(Choice<T>[]? chosen) => chosen is { Length: > 0 } ? [.. chosen.Select(one => one.Value)] : null;
}
