namespace BenchmarkWorkflow.Selection.Files;

/// <summary>File names as others gave them, made harmless.</summary>
public static class FileNames
{
    /// <summary>Characters kept at most, the extension among them.</summary>
    public const int MaxLength = 120;

    /// <summary>
    /// The last part of the name without folders, control and direction characters and <c>" * : &lt; &gt; ? |</c>; <c>file</c> when nothing is left. Fit for
    /// showing and for a download's name; the store itself never uses it.
    /// </summary>
    public static string Safe(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = string.Concat(last.Where(c => !char.IsControl(c) && !IsDirection(c) && !"\"*:<>?|".Contains(c))).Trim(' ', '.');
        if (kept.Length == 0) return "file";
        if (kept.Length <= MaxLength) return kept;
        var extension = Path.GetExtension(kept);
        if (extension.Length > 10) extension = "";
        var stem = kept[..(MaxLength - extension.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }

    private static bool IsDirection(char c) => c is '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff';
}
