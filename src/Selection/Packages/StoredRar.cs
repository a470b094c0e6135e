using System.Buffers.Binary;
using System.Text;

namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>Writes a RAR 5 archive whose files are kept as they are. Rehearsals send such packages; any RAR program opens them.</summary>
public static class StoredRar
{
    /// <param name="files">Path with <c>/</c>, and content; in this order.</param>
    public static byte[] Write(IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> files)
    {
        using var archive = new MemoryStream();
        archive.Write("Rar!\x1a\x07\x01\0"u8);
        Header(archive, [1, 0, 0]); // main, no flags
        foreach (var (path, content) in files)
        {
            var name = Encoding.UTF8.GetBytes(path);
            using var fields = new MemoryStream();
            foreach (var number in (long[])[2, 2, content.Length, 4, content.Length, 0x20]) Number(fields, number); // file, with data; size; checksum given; size; plain attributes
            Word(fields, Crc32.Of(content.Span));
            foreach (var number in (long[])[0, 0, name.Length]) Number(fields, number); // stored, made on Windows
            fields.Write(name);
            Header(archive, fields.ToArray());
            archive.Write(content.Span);
        }

        Header(archive, [5, 0, 0]); // end, nothing follows
        return archive.ToArray();
    }

    /// <summary>The checksum stands before the length and covers it.</summary>
    private static void Header(MemoryStream archive, byte[] fields)
    {
        using var sized = new MemoryStream();
        Number(sized, fields.Length);
        sized.Write(fields);
        Word(archive, Crc32.Of(sized.ToArray()));
        sized.WriteTo(archive);
    }

    private static void Number(MemoryStream to, long number)
    {
        for (; number > 0x7f; number >>= 7) to.WriteByte((byte)(number & 0x7f | 0x80));
        to.WriteByte((byte)number);
    }

    private static void Word(MemoryStream to, uint word)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        to.Write(bytes);
    }
}
