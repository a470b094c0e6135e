using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>Writes a PDF 1.7 (ISO 32000-1): pages of A4, text in fonts of which the glyphs used are embedded, each with its character, so that text can be searched and copied.</summary>
/// <remarks>By hand, as <c>decisions/012-paper-bundle.md</c> says.</remarks>
internal sealed class PdfFile
{
    /// <summary>A4 in points.</summary>
    public const double Width = 595.28;

    public const double Height = 841.89;

    private readonly MemoryStream file = new();
    private readonly List<long> places = [0];

    /// <summary>Writes the whole file.</summary>
    /// <param name="pages">What is drawn on each, as content streams say it; <c>/F0</c>, <c>/F1</c> … are the fonts in their order.</param>
    public static byte[] Write(string title, DateTimeOffset madeAt, IReadOnlyList<FontSubset> fonts, IReadOnlyList<string> pages, IReadOnlyList<(string Title, int Page)> marks)
    {
        var pdf = new PdfFile();
        pdf.Raw("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var (catalog, tree, info, outline) = (pdf.Next(), pdf.Next(), pdf.Next(), pdf.Next());
        var resources = string.Concat(fonts.Select((font, i) => $"/F{i} {pdf.Font(font)} 0 R "));
        var kids = pages.Select(page => pdf.Page(page, tree, resources)).ToList();
        pdf.Object(catalog, $"<</Type/Catalog/Pages {tree} 0 R/Outlines {outline} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>>>");
        pdf.Object(tree, $"<</Type/Pages/Count {kids.Count}/Kids[{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}]/MediaBox[0 0 {Number(Width)} {Number(Height)}]>>");
        pdf.Object(info, $"<</Title {Text(title)}/CreationDate(D:{madeAt.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}+08'00')>>");
        pdf.Marks(outline, [.. marks.Select(mark => (mark.Title, kids[mark.Page]))]);
        pdf.End(catalog, info);
        return pdf.file.ToArray();
    }

    /// <summary>A number as content streams take it.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Marks(int outline, IReadOnlyList<(string Title, int Page)> marks)
    {
        var numbers = marks.Select(_ => Next()).ToList();
        Object(outline, marks.Count == 0 ? "<</Type/Outlines/Count 0>>" : $"<</Type/Outlines/First {numbers[0]} 0 R/Last {numbers[^1]} 0 R/Count {marks.Count}>>");
        for (var i = 0; i < marks.Count; i++)
        {
            var beside = (i > 0 ? $"/Prev {numbers[i - 1]} 0 R" : "") + (i + 1 < marks.Count ? $"/Next {numbers[i + 1]} 0 R" : "");
            Object(numbers[i], $"<</Title {Text(marks[i].Title)}/Parent {outline} 0 R/Dest[{marks[i].Page} 0 R/Fit]{beside}>>");
        }
    }

    private int Page(string content, int tree, string resources)
    {
        var (page, drawn) = (Next(), Stream(Encoding.Latin1.GetBytes(content)));
        Object(page, $"<</Type/Page/Parent {tree} 0 R/Resources<</Font<<{resources}>>>>/Contents {drawn} 0 R>>");
        return page;
    }

    private int Font(FontSubset subset)
    {
        var (font, descendant, descriptor) = (Next(), Next(), Next());
        var content = subset.File();
        var program = Stream(content, $"/Length1 {content.Length}");
        var used = subset.Used.ToList();
        var name = $"{Tag(content)}+{subset.Font.Name}";
        var characters = Stream(Encoding.ASCII.GetBytes(Characters(used)));
        var heading = subset.Font.Heading;
        int Em(int at) => (short)(heading[at] << 8 | heading[at + 1]) * 1000 / subset.Font.UnitsPerEm;
        Object(font, $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {characters} 0 R>>");
        Object(descendant, $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R"
            + $"/CIDToGIDMap/Identity/DW 1000/W[{string.Concat(used.Where(one => one.Width != 1000).Select(one => $"{one.Number}[{one.Width}]"))}]>>");
        Object(descriptor, $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[-200 {Em(6)} 1200 {Em(4)}]/ItalicAngle 0/Ascent {Em(4)}/Descent {Em(6)}/CapHeight 730/StemV 80/FontFile2 {program} 0 R>>");
        return font;
    }

    /// <summary>Which character each glyph is, for whoever searches or copies.</summary>
    private static string Characters(IEnumerable<(int Number, int Width, int Character)> used)
    {
        var text = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var some in used.Where(one => one.Character != 0).Chunk(100))
        {
            text.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (number, _, character) in some) text.Append(CultureInfo.InvariantCulture, $"<{number:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)))}>\n");
            text.Append("endbfchar\n");
        }

        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    /// <summary>Six letters before a font's name tell one subset from another.</summary>
    private static string Tag(byte[] content) => string.Concat(SHA256.HashData(content).Take(6).Select(one => (char)('A' + one % 26)));

    private static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private int Next()
    {
        places.Add(0);
        return places.Count - 1;
    }

    private void Object(int number, string content)
    {
        places[number] = file.Position;
        Raw($"{number} 0 obj\n{content}\nendobj\n");
    }

    private int Stream(byte[] content, string more = "")
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content);
        var number = Next();
        places[number] = file.Position;
        Raw($"{number} 0 obj\n<</Length {packed.Length}/Filter/FlateDecode{more}>>\nstream\n");
        packed.WriteTo(file);
        Raw("\nendstream\nendobj\n");
        return number;
    }

    private void End(int catalog, int info)
    {
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length))[..16]);
        var start = file.Position;
        Raw($"xref\n0 {places.Count}\n0000000000 65535 f \n");
        foreach (var place in places.Skip(1)) Raw($"{place:D10} 00000 n \n");
        Raw($"trailer\n<</Size {places.Count}/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n");
    }

    private void Raw(string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
