using System.Buffers.Binary;
using System.Text;

namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>The headers of a RAR archive of version 5, by the format's technical note.</summary>
internal static class Rar5Headers
{
    private const long MainHeader = 1;
    private const long FileHeader = 2;
    private const long EncryptionHeader = 4;
    private const long EndHeader = 5;

    /// <summary>The note's limit of a header.</summary>
    private const int MaxHeaderBytes = 2 * 1024 * 1024;

    public static RarListing Read(ReadOnlyMemory<byte> blocks)
    {
        List<RarEntry> entries = [];
        var (encrypted, volume, left) = (false, false, blocks);
        for (var headers = 0; headers < RarArchive.MaxHeaders && TryHeader(left.Span, out var type, out var flags, out var extra, out var data, out var fields, out var length); headers++)
        {
            switch (type)
            {
                case MainHeader when fields.TryNumber(out var archive): volume = (archive & 1) != 0; break;
                case EncryptionHeader: return new(5, Encrypted: true, Damaged: false, volume, entries); // the rest cannot be read
                case FileHeader:
                    if (Entry(ref fields) is not { } entry) return new(5, encrypted, Damaged: true, volume, entries);
                    encrypted |= HasEncryption(extra);
                    entries.Add(entry);
                    break;
                case EndHeader: return new(5, encrypted, Damaged: false, volume, entries);
            }

            if (data > left.Length - length) break;
            left = left[(length + (int)data)..];
        }

        return new(5, encrypted, Damaged: true, volume, entries); // every whole archive has its end header
    }

    private static bool TryHeader(ReadOnlySpan<byte> left, out long type, out long flags, out ReadOnlySpan<byte> extra, out long data, out Fields fields, out int length)
    {
        (type, flags, data, length) = (0, 0, 0, 0);
        extra = default;
        fields = default;
        if (left.Length < 7) return false;
        var sized = new Fields(left[4..]);
        if (!sized.TryNumber(out var size) || size < 2 || size > MaxHeaderBytes || size > sized.Left) return false;
        length = left.Length - sized.Left + (int)size;
        if (Crc32.Of(left[4..length]) != BinaryPrimitives.ReadUInt32LittleEndian(left)) return false;
        fields = new Fields(left[(length - (int)size)..length]);
        if (!fields.TryNumber(out type) || !fields.TryNumber(out flags)) return false;
        long extraLength = 0;
        if ((flags & 1) != 0 && !fields.TryNumber(out extraLength)) return false;
        if ((flags & 2) != 0 && !fields.TryNumber(out data)) return false;
        if (extraLength > fields.Left) return false;
        extra = left[(length - (int)extraLength)..length];
        return true;
    }

    private static RarEntry? Entry(ref Fields fields)
    {
        if (!fields.TryNumber(out var flags) || !fields.TryNumber(out var size) || !fields.TryNumber(out _)) return null;
        if ((flags & 2) != 0 && !fields.TrySkip(4)) return null; // time
        if ((flags & 4) != 0 && !fields.TrySkip(4)) return null; // checksum of the data
        if (!fields.TryNumber(out _) || !fields.TryNumber(out _) || !fields.TryNumber(out var nameLength)) return null;
        return fields.TryText(nameLength, out var name) ? new(name, size, IsFolder: (flags & 1) != 0) : null;
    }

    /// <summary>Whether one of a file's extra records is that of encryption (type 1).</summary>
    private static bool HasEncryption(ReadOnlySpan<byte> extra)
    {
        var records = new Fields(extra);
        while (records.TryNumber(out var size) && size > 0 && size <= records.Left)
        {
            var before = records.Left;
            if (!records.TryNumber(out var type)) return false;
            if (type == 1) return true;
            if (!records.TrySkip(size - (before - records.Left))) return false;
        }

        return false;
    }

    /// <summary>Reads one field after another; a number takes 7 bits a byte, lowest first, the high bit saying that more follow.</summary>
    private ref struct Fields(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> left = bytes;

        public readonly int Left => left.Length;

        public bool TryNumber(out long number)
        {
            number = 0;
            for (var i = 0; i < left.Length && i < 9; i++) // 9 bytes hold 63 bits; a number has no sign
            {
                number |= (long)(left[i] & 0x7f) << (7 * i);
                if ((left[i] & 0x80) != 0) continue;
                left = left[(i + 1)..];
                return true;
            }

            return false;
        }

        public bool TrySkip(long bytes)
        {
            if (bytes < 0 || bytes > left.Length) return false;
            left = left[(int)bytes..];
            return true;
        }

        public bool TryText(long bytes, out string text)
        {
            text = "";
            if (bytes < 0 || bytes > left.Length) return false;
            text = Encoding.UTF8.GetString(left[..(int)bytes]);
            left = left[(int)bytes..];
            return true;
        }
    }
}
