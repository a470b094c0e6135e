using System.Globalization;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>A call that the test itself lets the server refuse: the browser writes it into its console as it writes what nobody meant.</summary>
/// <param name="Status">Such as 422.</param>
/// <param name="Path">How the call's address begins, below the product's root.</param>
public readonly partial record struct Refusal(int Status, string Path)
{
    /// <summary>Whether a trouble is this one and no other.</summary>
    public bool Is(string trouble) =>
        Told().Match(trouble) is { Success: true } told && told.Groups["status"].Value == Status.ToString(CultureInfo.InvariantCulture) && told.Groups["path"].Value.StartsWith(Path, StringComparison.Ordinal);

    [GeneratedRegex(@"^console: .* status of (?<status>\d{3}) \([^)]*\) https?://[^/]+(?<path>/\S*)$")]
    private static partial Regex Told();
}
