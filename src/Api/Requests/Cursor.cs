using System.Buffers.Text;
using System.Globalization;
using System.Text;
using BenchmarkWorkflow.Selection;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>One page of a list and where the next begins.</summary>
/// <param name="Next">To be sent as <c>cursor</c>; null at the end.</param>
/// <param name="TotalCount">How many there are in all, where that was counted.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long? TotalCount = null);

/// <summary>A place in an ordered list, as text that callers hand back and do not read.</summary>
public static class Cursor
{
    public static string Write(params ReadOnlySpan<string> parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    /// <summary>The parts of a cursor that has <paramref name="count"/> of them; null when the text is no such cursor.</summary>
    public static string[]? Read(string? text, int count)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n');
        return parts.Length == count ? parts : null;
    }

    /// <summary>The cursor of a list that is ordered by id.</summary>
    public static string Write(long id) => Write(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The id in such a cursor; none where none is sent: from the beginning.</summary>
    /// <exception cref="RuleBrokenException"><c>cursor-invalid</c>.</exception>
    public static long? ReadId(string? text) =>
        text is null ? null
        : Read(text, 1) is [var last] && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
        : throw new RuleBrokenException(Invalid);

    /// <summary>The cursor of a list that is ordered by a key and, where two have the same, by id.</summary>
    public static string Write(string key, long id) => Write(key, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Key and id in such a cursor; none where none is sent: from the beginning.</summary>
    /// <exception cref="RuleBrokenException"><c>cursor-invalid</c>.</exception>
    public static (string Key, long Id)? ReadKeyed(string? text) =>
        text is null ? null
        : Read(text, 2) is [var key, var last] && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (key, id)
        : throw new RuleBrokenException(Invalid);

    /// <summary>What is said of a cursor that no list of ours has written.</summary>
    public static BrokenRule Invalid { get; } = new("cursor-invalid", "翻页位置无效，请从第一页重新查看。", "cursor");
}
