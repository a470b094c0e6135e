using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>
/// The paper bundle: cover, form, commitment to be signed and stamped, list of what is handed in with it (after Shaanxi's form for the same award). The fields, their order
/// and words are the campaign's.
/// </summary>
internal sealed partial class PaperBundle
{
    /// <summary>From how many characters on a text has the sheet's width to itself, and from how many on a row.</summary>
    private const int Long = 300, Wide = 60;

    private const double Label = 96;

    private readonly PaperContent content;
    private readonly SortedDictionary<int, int> missing = [];
    private readonly List<(string Title, int Page)> marks = [];
    private readonly IReadOnlyList<FontSubset> fonts;
    private readonly PaperPages pages;

    private PaperBundle(PaperContent content, TrueTypeFont regular, TrueTypeFont bold)
    {
        this.content = content;
        fonts = [new(regular), new(bold)];
        pages = new(new(fonts[0], missing), new(fonts[1], missing));
    }

    /// <summary>The bundle as a PDF.</summary>
    public static byte[] Make(PaperContent content, TrueTypeFont regular, TrueTypeFont bold)
    {
        var bundle = new PaperBundle(content, regular, bold);
        bundle.Sections();
        return PdfFile.Write($"{content.Company} {content.Year}年全国质量标杆申报书", content.MadeAt.ToOffset(ShanghaiTime.Offset), bundle.fonts, bundle.pages.Drawn, bundle.marks);
    }

    private void Sections()
    {
        Begin("封面");
        Begin("一、申报表");
        pages.Heading("一、申报表");
        Facts();
        Begin("二、承诺书");
        pages.Heading("二、承诺书");
        Commitment();
        Begin("三、申报材料清单");
        pages.Heading("三、申报材料清单");
        Documents();
        pages.Open(0);
        Cover();
        Edges();
    }

    private void Begin(string title)
    {
        pages.NewPage();
        marks.Add((title, pages.Count - 1));
    }

    private void Cover()
    {
        pages.ToRight(content.ReceiptNumber is { } number ? $"回执编号：{number}" : "回执编号：提交后生成", 12, PaperPages.Top);
        pages.Centred($"{content.Year}年全国质量标杆", 26, 210, isBold: true);
        pages.Centred("申　报　书", 38, 270, isBold: true);
        var y = 372.0;
        foreach (var (label, text) in (IEnumerable<(string, string)>)[
            ("企业名称（盖章）", content.Company), ("质量标杆名称", content.Title), ("重点领域", content.Area), ("推荐单位", content.Unit),
            .. Of("address"), .. Of("contactName"), .. Of("contactLandline"), .. Of("contactMobile"),
        ])
        {
            pages.At(label, 14, PaperPages.Left + 24, y, 130, isBold: true);
            var foot = pages.At(text, 14, PaperPages.Left + 160, y, PaperPages.Measure - 190);
            pages.Line(PaperPages.Left + 156, PaperPages.Right - 24, foot + 5);
            y = foot + 34;
        }

        pages.Centred("填报日期：　　　　年　　月　　日", 14, Math.Max(y + 24, PaperPages.Bottom - 40));
        if (missing.Count > 0)
            pages.Centred($"注：字库未收下列字符，文中以“□”和编号标出，请手写补全：{string.Join('、', missing.Select(one => $"U+{one.Key:X4}（{one.Value} 处）"))}。", 9, PaperPages.Bottom + 4);
        (string, string)[] Of(string field) => content.Form.FirstOrDefault(one => one.Name == field) is { } asked ? [(asked.Label, content.Answer(field))] : [];
    }

    /// <summary>What was asked and answered: short answers two in a row, amounts by year, long texts over the whole width.</summary>
    private void Facts()
    {
        Wide2("企业名称", content.Company);
        Wide2("统一社会信用代码", content.CreditCode);
        Wide2("质量标杆名称", content.Title);
        Wide2("重点领域", content.Area);
        Wide2("推荐单位", content.Unit);
        var asked = content.Form.Where(field => field.Kind != FormFieldKind.Promise).ToList();
        var amounts = asked.Where(field => field.Kind == FormFieldKind.Money && Yearly().IsMatch(field.Label)).ToList();
        FormField? waiting = null;
        foreach (var field in asked.Except(amounts).Where(field => !IsLong(field)))
        {
            if (field.Kind == FormFieldKind.Email || field.Kind == FormFieldKind.Text && field.MaxLength > Wide)
            {
                Flush();
                Wide2(field.Label, Said(field));
            }
            else if (waiting is null)
            {
                waiting = field;
            }
            else
            {
                var half = (PaperPages.Measure - Label * 2) / 2;
                pages.Row([new(waiting.Label, Label, IsLabel: true), new(Said(waiting), half), new(field.Label, Label, IsLabel: true), new(Said(field), half)]);
                waiting = null;
            }
        }

        Flush();
        Amounts(amounts);
        foreach (var field in asked.Where(IsLong))
        {
            pages.Keep(76);
            pages.Row([new(field.Label, PaperPages.Measure, IsLabel: true)]);
            pages.Row([new(Said(field), PaperPages.Measure, Indent: 21)]);
        }

        void Flush()
        {
            if (waiting is { } one) Wide2(one.Label, Said(one));
            waiting = null;
        }
    }

    private void Wide2(string label, string text) => pages.Row([new(label, Label, IsLabel: true), new(text, PaperPages.Measure - Label)]);

    /// <summary>Amounts whose labels name a year stand in a table: what, by year.</summary>
    private void Amounts(IReadOnlyList<FormField> amounts)
    {
        if (amounts.Count == 0) return;
        var named = amounts.Select(field => (Field: field, Year: Yearly().Match(field.Label).Groups[1].Value, What: Yearly().Match(field.Label).Groups[2].Value)).ToList();
        var years = named.Select(one => one.Year).Distinct().ToList();
        var width = (PaperPages.Measure - Label * 1.5) / years.Count;
        pages.Keep(100);
        pages.Row([new("项目", Label * 1.5, IsLabel: true), .. years.Select(year => new Cell(year + "年", width, IsLabel: true))]);
        foreach (var what in named.GroupBy(one => one.What))
            pages.Row([
                new(what.Key, Label * 1.5, IsLabel: true),
                .. years.Select(year => new Cell(what.FirstOrDefault(one => one.Year == year).Field is { } field ? Said(field) : "", width, Centred: true)),
            ]);
    }

    private void Commitment()
    {
        pages.Paragraph($"本企业自愿申报{content.Campaign}，并郑重承诺：");
        var number = 0;
        foreach (var promise in content.Form.Where(field => field.Kind == FormFieldKind.Promise)) pages.Paragraph($"{++number}．{Promised(promise.Label)}。");
        pages.Paragraph("以上承诺如有不实，本企业愿意承担相应责任。");
        pages.Keep(270);
        var (x, y) = (PaperPages.Left + 170, pages.Y + 70);
        foreach (var line in (string[])["法定代表人（签字）：", "企业名称（公章）："])
        {
            pages.At(line, 13, x, y, 140);
            pages.Line(x + 136, PaperPages.Right, y + 4);
            y += 90;
        }

        pages.At("　　　　年　　月　　日", 13, x + 60, y, 240);
    }

    private void Documents()
    {
        pages.Paragraph(content.Documents.Count == 0 ? "尚未上传申报材料。" : $"下列材料已在网上{(content.Draft is null ? "提交" : "上传")}，与本申报书一并作为申报依据：");
        if (content.Documents.Count == 0) return;
        pages.Y += 6;
        const double number = 40, kind = 130, size = 80;
        void Heads() => pages.Row([new("序号", number, IsLabel: true), new("材料类别", kind, IsLabel: true), new("文件名", PaperPages.Measure - number - kind - size, IsLabel: true), new("大小", size, IsLabel: true)]);
        Heads();
        for (var i = 0; i < content.Documents.Count; i++)
        {
            var one = content.Documents[i];
            pages.Row(
                [new((i + 1).ToString(CultureInfo.InvariantCulture), number, Centred: true), new(one.Kind, kind), new(one.FileName, PaperPages.Measure - number - kind - size), new(Size(one.Size), size, Centred: true)],
                Heads);
        }
    }

    /// <summary>What every sheet has above and below; across a draft, that it is one.</summary>
    private void Edges()
    {
        for (var i = 0; i < pages.Count; i++)
        {
            pages.Open(i);
            if (content.Draft is not null) pages.Behind("草稿");
            if (i == 0) continue;
            pages.At($"{content.Year}年全国质量标杆申报书", 9, PaperPages.Left, 52, 200);
            pages.ToRight(Short(content.Company), 9, 52);
            pages.Line(PaperPages.Left, PaperPages.Right, 58, 0.4);
            pages.At(content.Draft ?? $"{content.ReceiptNumber}　提交于 {ShanghaiTime.InWords(content.SubmittedAt ?? content.MadeAt)}", 9, PaperPages.Left, PdfFile.Height - 40, 300);
            pages.ToRight($"第 {i} 页　共 {pages.Count - 1} 页", 9, PdfFile.Height - 40);
        }
    }

    /// <summary>As it is printed: an amount in groups of three digits; a text that is longer than it may be is cut where it becomes too long, and says so.</summary>
    private string Said(FormField field)
    {
        var answer = content.Answer(field.Name);
        if (field.Kind == FormFieldKind.Money && decimal.TryParse(answer, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return amount.ToString("#,0.########", CultureInfo.InvariantCulture);
        if (field.MaxLength is not { } most || answer.Length <= most || field.Kind is FormFieldKind.Money) return answer;
        return $"{answer[..(char.IsHighSurrogate(answer[most - 1]) ? most - 1 : most)]}……（超出 {most} 字，以下未印出）";
    }

    private static bool IsLong(FormField field) => field.Kind == FormFieldKind.Text && field.MaxLength is null or >= Long;

    private static string Promised(string label) => Lead().Replace(label, "");

    /// <summary>A company's name may take the header's half at most.</summary>
    private static string Short(string name) => name.Length <= 28 ? name : $"{name[..27]}…";

    private static string Size(long bytes) =>
        bytes < 1_048_576 ? $"{Math.Max(1, (bytes + 512) / 1024)} KB" : $"{(bytes / 1_048_576.0).ToString("0.0", CultureInfo.InvariantCulture)} MB";

    [GeneratedRegex(@"^(\d{4})\s*年\s*(.+)$")]
    private static partial Regex Yearly();

    [GeneratedRegex("^承诺[：:]")]
    private static partial Regex Lead();
}
