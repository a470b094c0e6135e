using System.Buffers.Binary;
using System.Text;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>The glyphs of a font that one document uses, numbered anew in the order of their first use, and the small font file made of them.</summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    // The parts of a glyph that is put together of others (glyf, composite).
    private const int WordArguments = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreParts = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    private readonly Dictionary<int, int> numbers = new() { [0] = 0 };
    private readonly List<(int Glyph, int Character)> glyphs = [(0, 0)];

    public TrueTypeFont Font { get; } = font;

    /// <summary>The number of a character's glyph in this document.</summary>
    public int Use(int character) => Number(Font.Glyph(character), character);

    /// <summary>Number, advance in thousandths of the size, and character of each; a part of another glyph has no character (0).</summary>
    public IEnumerable<(int Number, int Width, int Character)> Used =>
        glyphs.Select((one, number) => (number, (int)Math.Round(Font.Advance(one.Glyph) * 1000.0 / Font.UnitsPerEm), one.Character));

    /// <summary>A TrueType file of these glyphs alone. Finds the parts of those that are put together, so it comes before <see cref="Used"/> is asked.</summary>
    public byte[] File()
    {
        var (outlines, places, metrics) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        for (var number = 0; number < glyphs.Count; number++) // parts are added on the way
        {
            var glyph = glyphs[number].Glyph;
            Write32(places, (uint)outlines.Length);
            var outline = Font.Outline(glyph);
            Renumber(outline);
            outlines.Write(outline);
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
            var (advance, left) = Font.Metrics(glyph);
            Write16(metrics, advance);
            Write16(metrics, left);
        }

        Write32(places, (uint)outlines.Length);
        var (head, heading, profile) = (Font.Head.ToArray(), Font.Heading.ToArray(), Font.Profile.ToArray());
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0); // the sum over the whole file, which no reader of a PDF looks at
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(heading.AsSpan(34), (ushort)glyphs.Count);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(4), (ushort)glyphs.Count);
        (string Name, byte[] Content)[] tables =
        [
            ("cvt ", Font.Table("cvt ")), ("fpgm", Font.Table("fpgm")), ("glyf", outlines.ToArray()), ("head", head), ("hhea", heading),
            ("hmtx", metrics.ToArray()), ("loca", places.ToArray()), ("maxp", profile), ("prep", Font.Table("prep")),
        ];
        return Together([.. tables.Where(table => table.Content.Length > 0)]);
    }

    private int Number(int glyph, int character)
    {
        if (numbers.TryGetValue(glyph, out var known))
        {
            if (glyphs[known].Character == 0) glyphs[known] = (glyph, character);
            return known;
        }

        glyphs.Add((glyph, character));
        return numbers[glyph] = glyphs.Count - 1;
    }

    private void Renumber(byte[] outline)
    {
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return;
        for (int at = 10, flags = MoreParts; (flags & MoreParts) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = outline.AsSpan(at + 2);
            BinaryPrimitives.WriteUInt16BigEndian(part, (ushort)Number(BinaryPrimitives.ReadUInt16BigEndian(part), 0));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2) + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
        }
    }

    private static byte[] Together((string Name, byte[] Content)[] tables)
    {
        var file = new MemoryStream();
        var power = (int)Math.Pow(2, (int)Math.Log2(tables.Length));
        Write32(file, 0x0001_0000);
        Write16(file, tables.Length);
        Write16(file, power * 16);
        Write16(file, (int)Math.Log2(power));
        Write16(file, (tables.Length - power) * 16);
        var at = 12 + tables.Length * 16;
        foreach (var (name, content) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            Write32(file, Sum(content));
            Write32(file, (uint)at);
            Write32(file, (uint)content.Length);
            at += (content.Length + 3) / 4 * 4;
        }

        foreach (var (_, content) in tables)
        {
            file.Write(content);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        return file.ToArray();
    }

    private static uint Sum(ReadOnlySpan<byte> content)
    {
        var sum = 0u;
        Span<byte> last = stackalloc byte[4];
        for (; content.Length >= 4; content = content[4..]) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(content));
        last.Clear();
        content.CopyTo(last);
        return unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(last));
    }

    private static void Write16(MemoryStream to, int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        to.Write(bytes);
    }

    private static void Write32(MemoryStream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        to.Write(bytes);
    }
}
