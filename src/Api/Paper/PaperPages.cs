using System.Globalization;
using System.Text;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>A cell of a row. A label is narrow, centred and tinted.</summary>
internal readonly record struct Cell(string Text, double Width, bool IsLabel = false, bool Centred = false, double Indent = 0);

/// <summary>Sheets of A4 that are filled from top to bottom; a new one begins where one is full. Measures are points, from the top left corner.</summary>
internal sealed class PaperPages(Typeface regular, Typeface bold)
{
    public const double Left = 71; // 25 mm: it is bound on this side
    public const double Right = PdfFile.Width - 62;
    public const double Top = 78;
    public const double Bottom = PdfFile.Height - 70;

    /// <summary>What a line of the text can hold.</summary>
    public const double Measure = Right - Left;

    public const double TextSize = 12;
    private const double TextLine = 21;
    private const double CellSize = 10.5;
    private const double CellLine = 16.5;
    private const double Padding = 5;

    /// <summary>A row of at most so many lines goes to the next sheet whole.</summary>
    private const int WholeLines = 12;

    private readonly List<StringBuilder> pages = [];
    private StringBuilder page = new();

    /// <summary>Where the next thing begins.</summary>
    public double Y { get; set; }

    public int Count => pages.Count;

    /// <summary>What is drawn on each, in the words of a PDF.</summary>
    public IReadOnlyList<string> Drawn => [.. pages.Select(page => page.ToString())];

    public void NewPage()
    {
        pages.Add(page = new());
        Y = Top;
    }

    /// <summary>Goes back to a sheet, to draw what is known only when all are there.</summary>
    public void Open(int number) => page = pages[number];

    /// <summary>Begins a new sheet where so much does not fit any more.</summary>
    public void Keep(double height)
    {
        if (Y + height > Bottom) NewPage();
    }

    public void Heading(string text)
    {
        const double size = 18;
        Keep(size * 2 + TextLine * 3);
        Centred(text, size, Y + size, isBold: true);
        Y += size * 2;
    }

    /// <summary>A paragraph of the running text.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in regular.Lines(text, TextSize, Measure, TextSize * 2))
        {
            Keep(TextLine);
            Set(line, regular, TextSize, Left, Y + TextSize, Measure);
            Y += TextLine;
        }
    }

    /// <summary>One line, centred between the margins.</summary>
    public void Centred(string text, double size, double baseline, bool isBold = false)
    {
        var face = isBold ? bold : regular;
        foreach (var line in face.Lines(text, size, Measure))
        {
            Set(line, face, size, Left + (Measure - line.Width) / 2, baseline);
            baseline += size * 1.4;
        }
    }

    /// <summary>Text at a place, broken where <paramref name="width"/> ends.</summary>
    /// <returns>The last line's foot.</returns>
    public double At(string text, double size, double x, double baseline, double width, bool isBold = false)
    {
        var face = isBold ? bold : regular;
        foreach (var line in face.Lines(text, size, width))
        {
            Set(line, face, size, x, baseline);
            baseline += size * 1.4;
        }

        return baseline - size * 1.4;
    }

    /// <summary>One line that ends at the right margin.</summary>
    public void ToRight(string text, double size, double baseline)
    {
        var line = regular.Lines(text, size, Measure)[0];
        Set(line, regular, size, Right - line.Width, baseline);
    }

    /// <summary>Large and pale across a sheet, behind what is drawn on it.</summary>
    public void Behind(string text)
    {
        const double size = 110;
        var characters = bold.Lines(text, size, 10_000)[0];
        var (x, y) = (PdfFile.Width / 2 - characters.Width * 0.35, PdfFile.Height / 2 - characters.Width * 0.35);
        page.Insert(0, string.Create(CultureInfo.InvariantCulture,
            $"q 0.93 g BT /F1 {size} Tf 0.7071 0.7071 -0.7071 0.7071 {PdfFile.Number(x)} {PdfFile.Number(y)} Tm <{bold.Glyphs(characters.Characters)}> Tj ET Q\n"));
    }

    public void Line(double fromX, double toX, double y, double thickness = 0.6) => page.Append(CultureInfo.InvariantCulture,
        $"{PdfFile.Number(thickness)} w {PdfFile.Number(fromX)} {PdfFile.Number(PdfFile.Height - y)} m {PdfFile.Number(toX)} {PdfFile.Number(PdfFile.Height - y)} l S\n");

    /// <summary>A row of a table. A long one goes on on the next sheet; <paramref name="again"/> is drawn there first.</summary>
    public void Row(IReadOnlyList<Cell> cells, Action? again = null)
    {
        var lines = cells.Select(cell => (cell.IsLabel ? bold : regular).Lines(cell.Text, CellSize, cell.Width - Padding * 2, cell.Indent)).ToList();
        var all = lines.Max(cell => cell.Count);
        for (var done = 0; done < all;)
        {
            var fit = (int)((Bottom - Y - Padding * 2) / CellLine);
            if (fit < Math.Min(all - done, all <= WholeLines ? all : 3))
            {
                NewPage();
                again?.Invoke();
                fit = (int)((Bottom - Y - Padding * 2) / CellLine);
            }

            var count = Math.Min(fit, all - done);
            Part(cells, [.. lines.Select(cell => cell.Skip(done).Take(count).ToList())], count);
            done += count;
        }
    }

    private void Part(IReadOnlyList<Cell> cells, IReadOnlyList<IReadOnlyList<TextLine>> lines, int count)
    {
        var height = count * CellLine + Padding * 2;
        var x = Left;
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            Box(x, Y, cell.Width, height, cell.IsLabel);
            var baseline = Y + Padding + CellSize + 1.5 + (lines[i].Count < count && cell.Indent == 0 ? (count - lines[i].Count) * CellLine / 2 : 0);
            foreach (var line in lines[i])
            {
                var inset = cell.IsLabel || cell.Centred ? (cell.Width - line.Width) / 2 : Padding;
                Set(line, cell.IsLabel ? bold : regular, CellSize, x + inset, baseline, cell.IsLabel || cell.Centred ? null : cell.Width - Padding * 2);
                baseline += CellLine;
            }

            x += cell.Width;
        }

        Y += height;
    }

    private void Box(double x, double y, double width, double height, bool tinted)
    {
        var box = $"{PdfFile.Number(x)} {PdfFile.Number(PdfFile.Height - y - height)} {PdfFile.Number(width)} {PdfFile.Number(height)} re";
        if (tinted) page.Append("0.95 g ").Append(box).Append(" f 0 g\n");
        page.Append("0.6 w ").Append(box).Append(" S\n");
    }

    /// <summary>Draws a line; within <paramref name="measure"/> its characters are spread to both edges, unless a paragraph ends with it.</summary>
    private void Set(TextLine line, Typeface face, double size, double x, double baseline, double? measure = null)
    {
        if (line.Characters.Count == 0) return;
        var slack = line.Ends || measure is null ? 0 : measure.Value - line.Indent - line.Width;
        var spread = line.Characters.Count > 1 && slack > 0 && slack < size * 5 ? slack / (line.Characters.Count - 1) : 0;
        page.Append(CultureInfo.InvariantCulture,
            $"BT /F{(face == bold ? 1 : 0)} {PdfFile.Number(size)} Tf {spread:0.###} Tc {PdfFile.Number(x + line.Indent)} {PdfFile.Number(PdfFile.Height - baseline)} Td <{face.Glyphs(line.Characters)}> Tj ET\n");
    }
}
