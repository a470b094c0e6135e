using System.Buffers.Binary;
using System.Text;

namespace BenchmarkWorkflow.Selection.Tests.Packages;

/// <summary>Writes old RAR archives of stored files, block by block, as the format's note lays them out.</summary>
internal static class Rar4
{
    /// <param name="files">The raw bytes of the name field, whether they are flagged as Unicode, and the content.</param>
    public static byte[] Write(IEnumerable<(byte[] Name, bool Unicode, byte[] Content)> files, ushort mainFlags = 0, ushort fileFlags = 0)
    {
        using var archive = new MemoryStream();
        archive.Write("Rar!\x1a\x07\0"u8);
        Block(archive, 0x73, mainFlags, new byte[6]);
        foreach (var (name, unicode, content) in files)
        {
            var fields = new byte[25 + name.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(fields, (uint)content.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(4), (uint)content.Length);
            fields[8] = 2; // made on Windows
            BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(9), Crc(content));
            fields[17] = 20; // version 2.0 unpacks it
            fields[18] = 0x30; // stored
            BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(19), (ushort)name.Length);
            fields[21] = 0x20;
            name.CopyTo(fields, 25);
            Block(archive, 0x74, (ushort)(0x8000 | fileFlags | (unicode ? 0x0200 : 0)), fields);
            archive.Write(content);
        }

        Block(archive, 0x7b, 0x4000, []);
        return archive.ToArray();
    }

    /// <summary>A name field that carries Chinese: a plain stand-in, a zero, and the packed characters, two bytes each.</summary>
    public static byte[] UnicodeName(string name)
    {
        using var field = new MemoryStream();
        field.Write(Encoding.ASCII.GetBytes(new string('_', name.Length)));
        field.WriteByte(0);
        field.WriteByte(0); // high byte, unused by this packing
        foreach (var four in name.Chunk(4))
        {
            field.WriteByte(0b10101010); // four characters of two bytes
            foreach (var c in four) field.Write([(byte)c, (byte)(c >> 8)]);
        }

        return field.ToArray();
    }

    private static void Block(MemoryStream archive, byte type, ushort flags, byte[] fields)
    {
        var block = new byte[7 + fields.Length];
        block[2] = type;
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(3), flags);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(5), (ushort)block.Length);
        fields.CopyTo(block, 7);
        BinaryPrimitives.WriteUInt16LittleEndian(block, (ushort)Crc(block.AsSpan(2)));
        archive.Write(block);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }
}
