using System.Globalization;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>Which of a definition's versions are meant.</summary>
public enum VersionKind
{
    All,
    Latest,
    Published,
    Draft,
    LatestOrPublished,
    LatestAndPublished,
    Specific,
}

/// <summary>Which versions are meant, in the words of Elsa's <c>versionOptions</c>.</summary>
/// <param name="Kind">The kind of choice.</param>
/// <param name="Number">The version number, for <see cref="VersionKind.Specific"/>.</param>
public readonly record struct VersionFilter(VersionKind Kind, int Number = 0)
{
    public static VersionFilter All => new(VersionKind.All);

    public static VersionFilter Latest => new(VersionKind.Latest);

    public static VersionFilter Published => new(VersionKind.Published);

    public static VersionFilter Draft => new(VersionKind.Draft);

    public static VersionFilter LatestOrPublished => new(VersionKind.LatestOrPublished);

    public static VersionFilter LatestAndPublished => new(VersionKind.LatestAndPublished);

    public static VersionFilter Specific(int number) => new(VersionKind.Specific, number);

    /// <summary>Reads Elsa's text (<c>Latest</c>, <c>Published</c>, <c>Draft</c>, <c>LatestOrPublished</c>, <c>LatestAndPublished</c>, <c>AllVersions</c>, or a number), any case.</summary>
    /// <returns>False if the text is none of these; empty text is <see cref="All"/>.</returns>
    public static bool TryParse(string? text, out VersionFilter filter)
    {
        filter = All;
        switch (text?.Trim().ToLowerInvariant())
        {
            case null or "" or "allversions" or "all": return true;
            case "latest": filter = Latest; return true;
            case "published": filter = Published; return true;
            case "draft": filter = Draft; return true;
            case "latestorpublished": filter = LatestOrPublished; return true;
            case "latestandpublished": filter = LatestAndPublished; return true;
            case var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value):
                filter = Specific(value);
                return true;
            default: return false;
        }
    }

    public bool Matches(int version, bool isLatest, bool isPublished) => Kind switch
    {
        VersionKind.All => true,
        VersionKind.Latest => isLatest,
        VersionKind.Published => isPublished,
        VersionKind.Draft => !isPublished,
        VersionKind.LatestOrPublished => isLatest || isPublished,
        VersionKind.LatestAndPublished => isLatest && isPublished,
        VersionKind.Specific => version == Number,
        _ => throw new ArgumentOutOfRangeException(nameof(Kind)),
    };

    public override string ToString() => Kind switch
    {
        VersionKind.All => "AllVersions",
        VersionKind.Specific => Number.ToString(CultureInfo.InvariantCulture),
        _ => Kind.ToString(),
    };
}
