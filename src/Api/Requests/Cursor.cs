using System.Buffers.Text;
using System.Text;

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
}
