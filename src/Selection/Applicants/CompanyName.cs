using System.Text;

namespace BenchmarkWorkflow.Selection.Applicants;

/// <summary>Company names as they are compared: people type the same name in many ways.</summary>
public static class CompanyName
{
    /// <summary>
    /// The name with full-width characters made narrow, every kind of bracket round, dots and dashes alike, upper case, without white space and
    /// invisible characters. Two names are the same company's when their normal forms are equal.
    /// </summary>
    public static string Normal(string? name)
    {
        var normal = new StringBuilder();
        foreach (var c in name ?? "")
            if (Narrow(c) is { } kept) normal.Append(char.ToUpperInvariant(kept));
        return normal.ToString();
    }

    /// <summary>A subject as <see cref="Normal"/>, without what mail programs put before it, however often.</summary>
    /// <param name="prefixes">Such as <c>re</c> and <c>回复</c>; each is followed by a colon, or by a number in brackets and a colon.</param>
    public static string NormalSubject(string? subject, IReadOnlyList<string> prefixes)
    {
        var text = Normal(subject);
        var normalPrefixes = prefixes.Select(Normal).ToArray();
        while (normalPrefixes.Select(prefix => AfterPrefix(text, prefix)).FirstOrDefault(rest => rest is not null) is { } shorter) text = shorter;
        return text;
    }

    private static string? AfterPrefix(string text, string prefix)
    {
        if (!text.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var rest = text.AsSpan(prefix.Length);
        if (rest.StartsWith("(") && rest.IndexOf(')') is var close and > 0 && !rest[1..close].ContainsAnyExceptInRange('0', '9')) rest = rest[(close + 1)..];
        return rest.StartsWith(":") ? rest[1..].ToString() : null;
    }

    private static char? Narrow(char c) => c switch
    {
        >= '！' and <= '～' => Bracket((char)(c - 0xfee0)),
        _ when char.IsWhiteSpace(c) || char.IsControl(c) => null,
        '\u200b' or '\u200c' or '\u200d' or '\u200e' or '\u200f' or '\u2060' or '\ufeff' => null,
        _ => Bracket(c),
    };

    private static char Bracket(char c) => c switch
    {
        '[' or '{' or '〔' or '【' or '「' or '『' or '《' or '〈' => '(',
        ']' or '}' or '〕' or '】' or '」' or '』' or '》' or '〉' => ')',
        '•' or '・' or '‧' or '∙' or '●' => '·',
        '—' or '–' or '‐' or '−' or '－' => '-',
        _ => c,
    };
}
