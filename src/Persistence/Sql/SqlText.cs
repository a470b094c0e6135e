using System.Globalization;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>
/// The text of a statement for one row, with <c>$1</c>, <c>$2</c> …; and, where it has one, the text that does the same for several rows at once on
/// PostgreSQL, whose server spends more on a statement than on a row of it.
/// </summary>
internal sealed partial class SqlText
{
    /// <summary>How many rows one text takes at most. Each number of rows is a text of its own, which every connection keeps prepared.</summary>
    public const int MostRows = 8;

    private readonly string? pattern;
    private readonly string?[] texts;

    /// <param name="one">For one row.</param>
    /// <param name="many">For several: what stands in brackets is repeated for each, with the next numbers, separated by commas.</param>
    public SqlText(string one, string? many = null)
    {
        One = one;
        pattern = many;
        texts = many is null ? [] : new string?[MostRows + 1];
    }

    public string One { get; }

    public bool TakesRows => pattern is not null;

    public static implicit operator SqlText(string one) => new(one);

    /// <summary>A text that is the same for one row as for several, but for what it has in brackets.</summary>
    public static SqlText Rows(string pattern) => new(pattern.Replace("[", "").Replace("]", ""), pattern);

    /// <summary>For so many rows, whose values follow one another.</summary>
    public string Of(int rows) => rows == 1 || pattern is null ? One : texts[rows] ??= Repeat(pattern, rows);

    private static string Repeat(string pattern, int rows)
    {
        var (open, close) = (pattern.IndexOf('['), pattern.IndexOf(']'));
        var row = pattern[(open + 1)..close];
        var width = Places().Matches(row).Max(Number);
        var all = Enumerable.Range(0, rows).Select(i => Places().Replace(row, place => "$" + (Number(place) + (i * width)).ToString(CultureInfo.InvariantCulture)));
        return pattern[..open] + string.Join(", ", all) + pattern[(close + 1)..];
    }

    private static int Number(Match place) => int.Parse(place.ValueSpan[1..], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Places();
}

/// <summary>A statement with its values, to be sent with others.</summary>
internal readonly record struct Statement(SqlText Text, params Arg[] Args)
{
    public string Sql => Text.One;
}
