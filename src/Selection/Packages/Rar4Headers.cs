using System.Buffers.Binary;
using System.Text;

namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>The blocks of a RAR archive of versions 1.5 to 4, by the format's technical note.</summary>
internal static class Rar4Headers
{
    private const byte MainBlock = 0x73;
    private const byte FileBlock = 0x74;
    private const byte EndBlock = 0x7b;
    private const int BlockLength = 7; // checksum 2, type 1, flags 2, length 2
    private const int FileFields = 25; // up to and with the attributes
    private const ushort HasData = 0x8000;

    private static readonly Encoding Chinese = MakeChinese();

    public static RarListing Read(ReadOnlyMemory<byte> blocks)
    {
        List<RarEntry> entries = [];
        var (encrypted, volume, left) = (false, false, blocks);
        for (var headers = 0; left.Length > 0; headers++)
        {
            if (headers == RarArchive.MaxHeaders || !TryBlock(left.Span, out var type, out var flags, out var length)) return new(4, encrypted, Damaged: true, volume, entries);
            var header = left.Span[..length];
            var data = (flags & HasData) != 0 || type == FileBlock ? (long)BinaryPrimitives.ReadUInt32LittleEndian(header[BlockLength..]) : 0;
            switch (type)
            {
                case MainBlock:
                    volume = (flags & 0x0001) != 0;
                    if ((flags & 0x0080) != 0) return new(4, Encrypted: true, Damaged: false, volume, entries); // the rest cannot be read
                    break;
                case FileBlock:
                    if (Entry(header, flags, ref data) is not { } entry) return new(4, encrypted, Damaged: true, volume, entries);
                    encrypted |= (flags & 0x0004) != 0;
                    entries.Add(entry);
                    break;
                case EndBlock:
                    return new(4, encrypted, Damaged: false, volume, entries);
            }

            if (data > left.Length - length) return new(4, encrypted, Damaged: true, volume, entries);
            left = left[(length + (int)data)..];
        }

        return new(4, encrypted, Damaged: entries.Count == 0, volume, entries); // old archives have no end block
    }

    private static bool TryBlock(ReadOnlySpan<byte> left, out byte type, out ushort flags, out int length)
    {
        (type, flags, length) = (0, 0, 0);
        if (left.Length < BlockLength) return false;
        type = left[2];
        flags = BinaryPrimitives.ReadUInt16LittleEndian(left[3..]);
        length = BinaryPrimitives.ReadUInt16LittleEndian(left[5..]);
        var least = (flags & HasData) != 0 || type == FileBlock ? BlockLength + 4 : BlockLength;
        return length >= least && length <= left.Length && (ushort)Crc32.Of(left[2..length]) == BinaryPrimitives.ReadUInt16LittleEndian(left);
    }

    private static RarEntry? Entry(ReadOnlySpan<byte> header, ushort flags, ref long data)
    {
        if (header.Length < BlockLength + FileFields) return null;
        long size = BinaryPrimitives.ReadUInt32LittleEndian(header[(BlockLength + 4)..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[(BlockLength + 19)..]);
        var at = BlockLength + FileFields;
        if ((flags & 0x0100) != 0)
        {
            if (header.Length < at + 8) return null;
            data |= (long)BinaryPrimitives.ReadUInt32LittleEndian(header[at..]) << 32;
            size |= (long)BinaryPrimitives.ReadUInt32LittleEndian(header[(at + 4)..]) << 32;
            at += 8;
        }

        if (header.Length < at + nameLength || data < 0) return null;
        var name = Name(header.Slice(at, nameLength), unicode: (flags & 0x0200) != 0);
        return new(name.Replace('\\', '/'), size, IsFolder: (flags & 0x00e0) == 0x00e0);
    }

    /// <summary>A Unicode name stands packed behind the plain one and a zero, or alone as UTF-8; without the flag it is in the maker's code page, here GB 18030.</summary>
    private static string Name(ReadOnlySpan<byte> bytes, bool unicode)
    {
        var zero = bytes.IndexOf((byte)0);
        if (!unicode) return Chinese.GetString(zero < 0 ? bytes : bytes[..zero]);
        return zero < 0 ? Encoding.UTF8.GetString(bytes) : Unpack(bytes[..zero], bytes[(zero + 1)..]);
    }

    /// <summary>
    /// The format's own packing: a high byte, then flags of two bits a character: 0 the byte alone, 1 the byte under the high byte, 2 two bytes,
    /// 3 a run copied from the plain name, as it is or moved by a correction under the high byte.
    /// </summary>
    private static string Unpack(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> packed)
    {
        var name = new StringBuilder();
        if (packed.IsEmpty) return name.ToString();
        var high = packed[0] << 8;
        var (at, flags, bits) = (1, 0, 0);
        while (at < packed.Length)
        {
            if (bits == 0)
            {
                (flags, bits) = (packed[at++], 8);
                if (at == packed.Length) break;
            }

            switch ((flags >> 6) & 3)
            {
                case 0: name.Append((char)packed[at++]); break;
                case 1: name.Append((char)(packed[at++] | high)); break;
                case 2 when at + 1 < packed.Length: name.Append((char)(packed[at] | (packed[at + 1] << 8))); at += 2; break;
                case 2: return name.ToString();
                default:
                    var run = (packed[at] & 0x7f) + 2;
                    var moved = (packed[at++] & 0x80) != 0;
                    if (moved && at == packed.Length) return name.ToString();
                    var correction = moved ? packed[at++] : 0;
                    for (; run > 0 && name.Length < plain.Length; run--)
                        name.Append(moved ? (char)(((plain[name.Length] + correction) & 0xff) | high) : (char)plain[name.Length]);
                    break;
            }

            flags <<= 2;
            bits -= 2;
        }

        return name.ToString();
    }

    private static Encoding MakeChinese() => CodePagesEncodingProvider.Instance.GetEncoding("GB18030") ?? Encoding.Latin1;
}
