using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>One line of a published list.</summary>
/// <param name="Title">质量标杆名称.</param>
/// <param name="Area">The key area's number.</param>
/// <param name="Unit">The recommending unit's name.</param>
public sealed record NoticeEntry(long ApplicationId, string ReceiptNumber, string Company, string Title, int Area, string Unit);

/// <summary>
/// The list as it is published, frozen: one text, byte for byte. Scores and ranks are no part of it; the lines stand by area, then by receipt number. What is said
/// before the list is part of it, where there is such a text.
/// </summary>
/// <param name="Json">Canonical JSON: UTF-8 without byte order mark, no spaces, fixed order of members, Chinese written as it is.</param>
/// <param name="Hash">SHA-256 of that text in lower-case hex.</param>
public sealed record NoticeSnapshot(string Json, string Hash)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="previousHash">The hash of the list this one corrects; none for a first list.</param>
    /// <param name="said">What is said before the list; empty for nothing.</param>
    public static NoticeSnapshot Of(int year, int number, string? previousHash, IEnumerable<NoticeEntry> entries, string said = "")
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("campaign", year);
            json.WriteNumber("number", number);
            json.WriteString("previous", previousHash);
            if (said.Length > 0) json.WriteString("text", said);
            json.WriteStartArray("entries");
            foreach (var entry in Ordered(entries)) Write(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new(Encoding.UTF8.GetString(text.WrittenSpan), HashOf(text.WrittenSpan));
    }

    /// <summary>Whether a text is the one a hash was published for.</summary>
    public static bool Matches(string json, string hash) => HashOf(Encoding.UTF8.GetBytes(json)) == hash;

    /// <summary>The lines of a list, in its order.</summary>
    public static IReadOnlyList<NoticeEntry> Read(string json)
    {
        using var list = JsonDocument.Parse(json);
        return
        [
            .. list.RootElement.GetProperty("entries").EnumerateArray().Select(e => new NoticeEntry(
                e.GetProperty("id").GetInt64(), Text(e, "receipt"), Text(e, "company"), Text(e, "title"), e.GetProperty("area").GetInt32(), Text(e, "unit"))),
        ];
    }

    private static IEnumerable<NoticeEntry> Ordered(IEnumerable<NoticeEntry> entries) =>
        entries.OrderBy(e => e.Area).ThenBy(e => e.ReceiptNumber, StringComparer.Ordinal).ThenBy(e => e.ApplicationId);

    private static void Write(Utf8JsonWriter json, NoticeEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("id", entry.ApplicationId);
        json.WriteString("receipt", entry.ReceiptNumber);
        json.WriteString("company", entry.Company);
        json.WriteString("title", entry.Title);
        json.WriteNumber("area", entry.Area);
        json.WriteString("unit", entry.Unit);
        json.WriteEndObject();
    }

    private static string HashOf(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!; // written above, never null
}
