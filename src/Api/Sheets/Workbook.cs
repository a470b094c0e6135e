using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using BenchmarkWorkflow.Selection.Calendar;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Sheets;

/// <summary>
/// Writes one table as an .xlsx file (ECMA-376), row by row: neither the rows nor the file are ever whole in memory. Every text is written as a text (inline string), so that
/// no spreadsheet program takes one that begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c> for a formula; there is no formula in it at all.
/// </summary>
/// <remarks>
/// By hand, as it is five small parts in a ZIP. Of the packages, ClosedXML is not on the feed; NPOI 2.4.1 (Apache 2.0 by its LICENSE) restores only with NU1603, as two of its
/// dependencies are there in other versions than it names, and brings six more packages, System.Drawing among them.
/// </remarks>
internal static class Workbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows that a sheet holds, below its heading.</summary>
    public const int MaxRows = 1_048_575;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A file to be downloaded under that name. The answer deletes what it was kept in.</summary>
    public static async Task<FileStreamHttpResult> DownloadAsync<TRow>(string fileName, string sheet, IReadOnlyList<SheetColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, CancellationToken ct)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        try
        {
            await WriteAsync(file, sheet, columns, rows, ct);
            file.Position = 0;
            return TypedResults.File(file, ContentType, fileName);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public static async Task WriteAsync<TRow>(Stream to, string sheet, IReadOnlyList<SheetColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, CancellationToken ct)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, text) in Parts(sheet)) Write(zip, name, text);
        await using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        await using var xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false), Async = true });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteStartElement("cols");
        for (var i = 0; i < columns.Count; i++) xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" customWidth=\"1\"/>"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        xml.WriteStartElement("row");
        foreach (var column in columns) Text(xml, column.Heading, style: 1);
        xml.WriteEndElement();
        var written = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (written++ == MaxRows) break;
            xml.WriteStartElement("row");
            foreach (var column in columns) Cell(xml, column.Value(row));
            xml.WriteEndElement();
            if (written % 500 == 0) await xml.FlushAsync();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        await xml.FlushAsync();
    }

    private static void Cell(XmlWriter xml, object? value)
    {
        switch (value)
        {
            case null or "":
                xml.WriteRaw("<c/>");
                break;
            case int or long or decimal:
                xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<c><v>{value}</v></c>"));
                break;
            case DateTimeOffset at: // days since 1899-12-30, as these programs count
                xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<c s=\"2\"><v>{at.ToOffset(ShanghaiTime.Offset).DateTime.ToOADate():0.######}</v></c>"));
                break;
            default:
                Text(xml, value.ToString() ?? "", style: 0);
                break;
        }
    }

    private static void Text(XmlWriter xml, string text, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Without what XML cannot hold, and no longer than a cell may be.</summary>
    private static string Clean(string text)
    {
        if (text.Length > 32_000) text = text[..32_000];
        return text.All(IsPlain) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xffff || XmlConvert.IsXmlChar((char)rune.Value)));
    }

    private static bool IsPlain(char one) => XmlConvert.IsXmlChar(one); // surrogates are looked at as runes

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text);
    }

    private static IEnumerable<(string Name, string Text)> Parts(string sheet) =>
    [
        ("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """),
        ("_rels/.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """),
        ("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """),
    ];
}
