using System.Text;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>A line as it is set.</summary>
/// <param name="Characters">Code points; each has a glyph.</param>
/// <param name="Width">In points, without what <paramref name="Indent"/> leaves free.</param>
/// <param name="Ends">Whether a paragraph ends with it: such a line is not spread to the full width.</param>
internal sealed record TextLine(IReadOnlyList<int> Characters, double Width, double Indent, bool Ends);

/// <summary>One face of one document: the glyphs it uses, and how text in it is broken into lines by the rules of Chinese setting (CLREQ 3.1).</summary>
/// <param name="missing">Counts the characters that the font has no glyph for; they are set as a box with their number, never left out.</param>
internal sealed class Typeface(FontSubset subset, IDictionary<int, int> missing)
{
    private const string NeverFirst = "、。，．：；？！）》〉】〕〗」』”’％‰℃…—～·,.:;?!)]}%";
    private const string NeverLast = "（《〈【〔〖「『“‘([{￥¥$";

    private readonly TrueTypeFont font = subset.Font;

    /// <summary>Glyphs as the page's text operators name them.</summary>
    public string Glyphs(IEnumerable<int> characters) => string.Concat(characters.Select(one => subset.Use(one).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Breaks text into lines no wider than <paramref name="width"/>; each line break in it begins a paragraph, which is indented by <paramref name="indent"/>. At least one line.</summary>
    public IReadOnlyList<TextLine> Lines(string text, double size, double width, double indent = 0)
    {
        var lines = new List<TextLine>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n')) Break(Settable(paragraph), size, width, indent, lines);
        while (lines.Count > 1 && lines[^1].Characters.Count == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private double WidthOf(IEnumerable<int> characters, double size) => characters.Sum(one => Advance(one, size));

    private double Advance(int character, double size) => font.Advance(font.Glyph(character)) * size / font.UnitsPerEm;

    private void Break(List<int> characters, double size, double width, double indent, List<TextLine> lines)
    {
        var start = 0;
        do
        {
            var (first, room) = (start == 0, start == 0 ? width - indent : width);
            var (end, used) = (start, 0.0);
            while (end < characters.Count && used + Advance(characters[end], size) <= room) used += Advance(characters[end++], size);
            if (end == start && end < characters.Count) end++; // wider than the line: it stands alone
            if (end < characters.Count) end = LegalBreak(characters, start, end);
            var next = end;
            while (next < characters.Count && characters[next] == ' ') next++;
            while (end > start && characters[end - 1] == ' ') end--;
            var line = characters.GetRange(start, end - start);
            lines.Add(new(line, WidthOf(line, size), first ? indent : 0, next == characters.Count));
            start = next;
        }
        while (start < characters.Count);
    }

    /// <summary>
    /// The last place up to <paramref name="end"/> where a line may end: not inside a word, not before a comma, not after an opening bracket. A line keeps a quarter of what it
    /// can hold at least: what is longer than the rest is broken inside a word.
    /// </summary>
    private static int LegalBreak(List<int> characters, int start, int end)
    {
        var (inWord, least) = (0, start + (end - start) / 4);
        for (var at = end; at > least; at--)
        {
            if (Is(characters[at], NeverFirst) || Is(characters[at - 1], NeverLast)) continue;
            if (!IsOfWord(characters[at - 1]) || !IsOfWord(characters[at])) return at;
            if (inWord == 0) inWord = at;
        }

        return inWord > 0 ? inWord : end;
    }

    private static bool IsOfWord(int character) => character is > ' ' and < 0x250 && !Is(character, NeverFirst + NeverLast) || character is '.' or ',' or '%';

    private static bool Is(int character, string these) => character <= char.MaxValue && these.Contains((char)character);

    /// <summary>What can be set of it: control characters and marks without a look of their own are left out, a tab is a space.</summary>
    private List<int> Settable(string text)
    {
        var found = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t' || rune.Value == 0xa0) found.Add(' ');
            else if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format || IsVariation(rune.Value)) continue;
            else if (font.Glyph(rune.Value) != 0) found.Add(rune.Value);
            else
            {
                missing[rune.Value] = missing.TryGetValue(rune.Value, out var before) ? before + 1 : 1;
                found.AddRange($"□(U+{rune.Value:X4})".Select(one => (int)one));
            }
        }

        return found;
    }

    private static bool IsVariation(int character) => character is (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef);
}
