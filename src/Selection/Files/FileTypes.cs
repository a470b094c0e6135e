using System.IO.Compression;

namespace BenchmarkWorkflow.Selection.Files;

/// <summary>Tells what a file is by its content. Names prove nothing.</summary>
public static class FileTypes
{
    /// <summary>Bytes of a file at most that is attached to a task or a request.</summary>
    public const int MostAttached = 20 * 1024 * 1024;

    /// <summary>What may be attached to a task or a request, as <see cref="Of"/> tells it: no macros, nothing unknown.</summary>
    public static IReadOnlyList<string> Attachable { get; } = ["pdf", "doc", "docx", "xls", "xlsx", "png", "jpg", "zip", "rar"];

    /// <summary><c>doc docx docm xls xlsx xlsm pdf png jpg rar zip ole</c>, or none when it is nothing known.</summary>
    public static string? Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.StartsWith("%PDF-"u8)) return "pdf";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return "jpg";
        if (bytes.StartsWith("Rar!\x1a\x07"u8)) return "rar";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return Compound(bytes);
        return bytes.StartsWith("PK\x03\x04"u8) ? Package(content) : null;
    }

    /// <summary>The stream names of an old Office file stand in its directory as UTF-16.</summary>
    private static string Compound(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0"u8) >= 0) return "doc";
        return bytes.IndexOf("W\0o\0r\0k\0b\0o\0o\0k\0\0\0"u8) >= 0 ? "xls" : "ole";
    }

    /// <summary>Only the list of a new Office file's parts is read; nothing is unpacked.</summary>
    private static string Package(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml")) return "zip";
            var macros = names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
            if (names.Contains("word/document.xml")) return macros ? "docm" : "docx";
            if (names.Contains("xl/workbook.xml")) return macros ? "xlsm" : "xlsx";
            return "zip";
        }
        catch (InvalidDataException)
        {
            return "zip";
        }
    }
}
