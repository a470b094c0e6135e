using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>
/// A font file with TrueType outlines (ISO/IEC 14496-22): which glyph a character has, how wide it is, and its outline. The tables that every line needs are in memory (some
/// hundred kilobytes), the outlines (megabytes for Chinese) stay in the file. May be used by several at once.
/// </summary>
internal sealed class TrueTypeFont : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly Dictionary<string, (long At, int Length)> tables = [];
    private readonly (int First, int Last, int Glyph)[] characters;
    private readonly byte[] metrics;
    private readonly byte[] places;
    private readonly bool longPlaces;
    private readonly int measured;

    /// <exception cref="InvalidDataException">It is no such font, or has no table of all characters (format 12).</exception>
    public TrueTypeFont(string path, string name)
    {
        Name = name;
        file = File.OpenHandle(path);
        var head = Read(0, 12);
        if (U32(head, 0) != 0x0001_0000) throw new InvalidDataException($"{path} has no TrueType outlines.");
        var list = Read(12, U16(head, 4) * 16);
        for (var at = 0; at < list.Length; at += 16) tables[Encoding.ASCII.GetString(list, at, 4)] = (U32(list, at + 8), (int)U32(list, at + 12));
        Head = Table("head");
        Heading = Table("hhea");
        Profile = Table("maxp");
        metrics = Table("hmtx");
        places = Table("loca");
        UnitsPerEm = U16(Head, 18);
        longPlaces = U16(Head, 50) == 1;
        measured = U16(Heading, 34);
        characters = Characters(Table("cmap"), path);
    }

    /// <summary>Its PostScript name.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public byte[] Head { get; }

    /// <summary>The table <c>hhea</c>.</summary>
    public byte[] Heading { get; }

    /// <summary>The table <c>maxp</c>.</summary>
    public byte[] Profile { get; }

    /// <returns>0: it has none.</returns>
    public int Glyph(int character)
    {
        var (low, high) = (0, characters.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, glyph) = characters[middle];
            if (character < first) high = middle - 1;
            else if (character > last) low = middle + 1;
            else return glyph + character - first;
        }

        return 0;
    }

    /// <summary>How far a glyph moves on, in units of the font.</summary>
    public int Advance(int glyph) => U16(metrics, Math.Min(glyph, measured - 1) * 4);

    /// <summary>What stands in <c>hmtx</c> for it: advance and left side.</summary>
    public (int Advance, int Left) Metrics(int glyph) =>
        (Advance(glyph), glyph < measured ? U16(metrics, glyph * 4 + 2) : U16(metrics, measured * 4 + (glyph - measured) * 2));

    /// <summary>Its entry in <c>glyf</c>; empty for a blank.</summary>
    public byte[] Outline(int glyph)
    {
        var (from, to) = (Place(glyph), Place(glyph + 1));
        return Read(tables["glyf"].At + from, (int)(to - from));
    }

    /// <summary>A whole table; empty where it has none.</summary>
    public byte[] Table(string name) => tables.TryGetValue(name, out var table) ? Read(table.At, table.Length) : [];

    public void Dispose() => file.Dispose();

    private long Place(int glyph) => longPlaces ? U32(places, glyph * 4) : U16(places, glyph * 2) * 2;

    private byte[] Read(long at, int length)
    {
        var bytes = new byte[length];
        for (var have = 0; have < length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(have), at + have);
            have += read > 0 ? read : throw new InvalidDataException("The font file ends too early.");
        }

        return bytes;
    }

    private static (int First, int Last, int Glyph)[] Characters(byte[] map, string path)
    {
        for (var i = 0; i < U16(map, 2); i++)
        {
            var at = (int)U32(map, 4 + i * 8 + 4);
            if (U16(map, at) != 12) continue;
            var groups = new (int, int, int)[U32(map, at + 12)];
            for (var group = 0; group < groups.Length; group++)
            {
                var entry = at + 16 + group * 12;
                groups[group] = ((int)U32(map, entry), (int)U32(map, entry + 4), (int)U32(map, entry + 8));
            }

            return groups;
        }

        throw new InvalidDataException($"{path} has no table of characters in format 12.");
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
