using System.Globalization;
using System.Text;

namespace BenchmarkWorkflow.Mail.Format;

/// <summary>Text in headers: encoded words (RFC 2047), folding (RFC 5322), parameters (RFC 2231).</summary>
public static class HeaderText
{
    /// <summary>An encoded word may have 75 characters: 12 of them are its frame, and 60 of base64 hold 45 octets.</summary>
    private const int OctetsInWord = 45;

    /// <summary>The first word shares its line with the header's name.</summary>
    private const int OctetsInFirstWord = 33;

    private const int LineLength = 76;

    /// <summary>A whole header field, folded, with its line end. Line breaks and control characters in the text become spaces.</summary>
    public static string Unstructured(string name, string text)
    {
        var clean = Clean(text);
        if (!IsPlain(clean)) return $"{name}: {string.Join("\r\n ", Words(clean))}\r\n";
        var output = new StringBuilder(name).Append(':');
        var column = output.Length;
        foreach (var word in clean.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column + 1 + word.Length > LineLength && column > name.Length + 1)
            {
                output.Append("\r\n");
                column = 0;
            }

            output.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        return output.Append("\r\n").ToString();
    }

    /// <summary>A display name before an address: as it is, in quotes, or in encoded words.</summary>
    public static string Phrase(string text)
    {
        var clean = Clean(text);
        if (!IsPlain(clean) || clean.Length > 60) return string.Join("\r\n ", Words(clean));
        return clean.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_')
            ? clean : $"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>
    /// A parameter on lines of its own: quoted where it is ASCII; else in the encoding of RFC 2231, in sections, so that no line grows too long.
    /// </summary>
    public static string Parameter(string name, string value)
    {
        var clean = Clean(value);
        if (IsPlain(clean) && clean.Length <= 60 && !clean.Contains('"') && !clean.Contains('\\')) return $"\r\n {name}=\"{clean}\"";
        var sections = Sections(clean).ToList();
        if (sections.Count == 1) return $"\r\n {name}*=utf-8''{sections[0]}";
        return string.Join(';', sections.Select((section, i) => string.Create(CultureInfo.InvariantCulture, $"\r\n {name}*{i}*={(i == 0 ? "utf-8''" : "")}{section}")));
    }

    /// <summary>Also refuses text that looks like an encoded word and is none: it is encoded, so that it reads as it was written.</summary>
    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\x7f') && !text.Contains("=?", StringComparison.Ordinal)
        && text.Split(' ').All(word => word.Length <= 900);

    private static string Clean(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    /// <summary>Encoded words, none of which splits a character.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var octets = new List<byte>(OctetsInWord);
        Span<byte> buffer = stackalloc byte[4];
        var words = new List<string>();
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (octets.Count + length > (words.Count == 0 ? OctetsInFirstWord : OctetsInWord)) Flush();
            octets.AddRange(buffer[..length]);
        }

        if (octets.Count > 0) Flush();
        return words;

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. octets])}?=");
            octets.Clear();
        }
    }

    private static IEnumerable<string> Sections(string text)
    {
        var section = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var encoded = Encode(rune);
            if (section.Length + encoded.Length > 48)
            {
                yield return section.ToString();
                section.Clear();
            }

            section.Append(encoded);
        }

        yield return section.ToString();
    }

    private static string Encode(Rune rune) =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || (char)rune.Value is '.' or '-' or '_')
            ? rune.ToString() : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(octet => $"%{octet:X2}"));
}
