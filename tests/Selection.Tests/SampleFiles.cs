using System.IO.Compression;

namespace BenchmarkWorkflow.Selection.Tests;

/// <summary>Small files that are what they say.</summary>
internal static class SampleFiles
{
    public static byte[] Pdf => [.. "%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"u8];

    public static byte[] Docx(string text, params string[] more) => Office(text, ["word/document.xml", .. more]);

    public static byte[] Office(string text, params string[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in (string[])["[Content_Types].xml", .. parts])
            {
                using var writer = new StreamWriter(archive.CreateEntry(part).Open());
                writer.Write(text);
            }

        return memory.ToArray();
    }
}
