namespace BenchmarkWorkflow.Api.Requests;

/// <summary>A member of an enumeration as a query names it: by the name that answers have, and nothing else (ASP.NET's own binding wants the case of C# and takes numbers).</summary>
public readonly record struct Choice<T>(T Value) where T : struct, Enum
{
    public static bool TryParse(string? text, out Choice<T> choice)
    {
        var known = Enum.TryParse<T>(text, ignoreCase: true, out var value) && char.IsAsciiLetter(text![0]); // parsed, so there is a text
        choice = new(value);
        return known;
    }

    /// <summary>The members of several, or none where none was named.</summary>
    public static IReadOnlyList<T>? Of(Choice<T>[]? chosen) => chosen is { Length: > 0 } ? [.. chosen.Select(one => one.Value)] : null;
}
