using System.Globalization;

namespace Elsa.Common.Models;

/// <summary>Which version of a definition is meant.</summary>
public readonly record struct VersionOptions
{
    public static readonly VersionOptions Latest = new() { IsLatest = true };
    public static readonly VersionOptions Published = new() { IsPublished = true };
    public static readonly VersionOptions LatestOrPublished = new() { IsLatestOrPublished = true };
    public static readonly VersionOptions LatestAndPublished = new() { IsLatestAndPublished = true };
    public static readonly VersionOptions Draft = new() { IsDraft = true };
    public static readonly VersionOptions All = new() { AllVersions = true };

    public bool IsLatest { get; init; }
    public bool IsLatestOrPublished { get; init; }
    public bool IsLatestAndPublished { get; init; }
    public bool IsPublished { get; init; }
    public bool IsDraft { get; init; }
    public bool AllVersions { get; init; }
    public int Version { get; init; }

    public static VersionOptions SpecificVersion(int version) => new() { Version = version };

    /// <exception cref="FormatException">Not one of the names and not a number.</exception>
    public static VersionOptions FromString(string value) => value switch
    {
        nameof(Latest) => Latest,
        nameof(Published) => Published,
        nameof(LatestOrPublished) => LatestOrPublished,
        nameof(LatestAndPublished) => LatestAndPublished,
        nameof(Draft) => Draft,
        "AllVersions" or nameof(All) => All,
        _ => SpecificVersion(int.Parse(value, CultureInfo.InvariantCulture)),
    };

    public static bool TryParse(string? value, out VersionOptions options)
    {
        options = Latest;
        if (value is null) return false;
        try
        {
            options = FromString(value);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public override string ToString() => this switch
    {
        { AllVersions: true } => "AllVersions",
        { IsDraft: true } => nameof(Draft),
        { IsLatest: true } => nameof(Latest),
        { IsPublished: true } => nameof(Published),
        { IsLatestOrPublished: true } => nameof(LatestOrPublished),
        { IsLatestAndPublished: true } => nameof(LatestAndPublished),
        _ => Version.ToString(CultureInfo.InvariantCulture),
    };
}
