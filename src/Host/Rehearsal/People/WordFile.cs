using System.IO.Compression;
using System.Security;
using System.Text;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>A small but real Word document: what a company uploads, and packs. The same text gives the same bytes.</summary>
internal static class WordFile
{
    private static readonly DateTimeOffset Stamp = new(2022, 6, 6, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(params IEnumerable<string> paragraphs)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml",
                """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Add(archive, "_rels/.rels",
                """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            var text = string.Concat(paragraphs.Select(paragraph => $"<w:p><w:r><w:t>{SecurityElement.Escape(paragraph)}</w:t></w:r></w:p>"));
            Add(archive, "word/document.xml",
                $"""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{text}</w:body></w:document>""");
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
