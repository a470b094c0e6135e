using System.Diagnostics;
using System.Text;
using BenchmarkWorkflow.Api.Paper;
using BenchmarkWorkflow.Selection.Campaigns;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit.Abstractions;

namespace BenchmarkWorkflow.Application.Tests.Api.Paper;

/// <summary>The paper bundle, read by another program's PDF library: every sheet's text, where it stands, and the fonts in it.</summary>
public sealed class PaperBundleTests(ITestOutputHelper output)
{
    private static readonly TrueTypeFont Regular = Font("NotoSerifSC_400Regular.ttf"), Bold = Font("NotoSerifSC_700Bold.ttf");

    [Fact]
    public void A_bundle_has_a_cover_the_form_the_commitment_and_the_list_of_documents()
    {
        using var pdf = Read(Content());
        var texts = pdf.GetPages().Select(page => TextOf(page)).ToList();

        Assert.Equal(4, texts.Count);
        Assert.Contains("2022年全国质量标杆", texts[0]);
        Assert.Contains("北京示范精密制造有限公司", texts[0]);
        Assert.Contains("回执编号：QB2022-0007", texts[0]);
        Assert.Contains("一、申报表", texts[1]);
        Assert.Contains("第1页共3页", texts[1]);
        Assert.Contains("2019年2020年2021年", texts[1]); // amounts stand by year
        Assert.Contains("-1,234,567.8", texts[1]);
        Assert.Contains("3．无不良信用记录。", texts[2]);
        Assert.Contains("法定代表人（签字）：", texts[2]);
        Assert.Contains("企业名称（公章）：", texts[2]);
        Assert.Contains("1申报书（加盖公章）申报书.pdf", texts[3]);
        Assert.DoesNotContain("草稿", string.Concat(texts));
        Assert.Equal("北京示范精密制造有限公司 2022年全国质量标杆申报书", pdf.Information.Title);
    }

    [Fact]
    public void Text_of_many_sheets_is_printed_whole_and_stays_between_the_margins()
    {
        var text = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"第{i}段：" + string.Concat(Enumerable.Repeat($"运用关键质量特性根因分析（RCA, root-cause analysis），把一次合格率从 92.5% 提高到 99.{i:00}%；", 5))));
        using var pdf = Read(Content(text, maxLength: 100_000));
        var pages = pdf.GetPages().ToList();

        Assert.InRange(pages.Count, 10, 30);
        Assert.Contains(Squeezed(text), string.Concat(pages.Skip(1).Select(page => TextOf(page, body: true))));
        foreach (var letter in pages.Skip(1).SelectMany(page => page.Letters))
            Assert.True(letter.StartBaseLine.X >= PaperPages.Left - 0.1 && letter.EndBaseLine.X <= PaperPages.Right + 1 && letter.StartBaseLine.Y > 30, $"{letter.Value} at {letter.StartBaseLine}");
        Assert.Contains($"第{pages.Count - 1}页共{pages.Count - 1}页", TextOf(pages[^1]));
    }

    [Fact]
    public void No_line_begins_with_a_comma_or_breaks_a_word()
    {
        var text = string.Concat(Enumerable.Range(1, 80).Select(i => new string('质', i % 7 + 1) + "，“量”（benchmark-2022）。"));
        var lines = new Typeface(new(Regular), new Dictionary<int, int>()).Lines(text, 12, 200).Select(line => string.Concat(line.Characters.Select(char.ConvertFromUtf32))).ToList();

        Assert.Equal(text, string.Concat(lines));
        Assert.All(lines, line => Assert.False("，。”）".Contains(line[0]) || "“（".Contains(line[^1]), line));
        Assert.DoesNotContain(lines.Zip(lines.Skip(1)), two => char.IsAsciiLetterOrDigit(two.First[^1]) && char.IsAsciiLetterOrDigit(two.Second[0]));
    }

    [Fact]
    public void A_character_without_a_glyph_is_boxed_with_its_number_and_told_on_the_cover()
    {
        using var pdf = Read(Content() with { Company = "北京𠮷祥公司", Title = "𬭼镕䶮堃的经验📈\u200b" });
        var (cover, form) = (TextOf(pdf.GetPage(1)), TextOf(pdf.GetPage(2)));

        Assert.Contains("北京□(U+20BB7)祥公司", cover);
        Assert.Contains("𬭼镕䶮堃的经验□(U+1F4C8)", form); // rare, and in the font
        Assert.Contains("请手写补全：U+1F4C8", cover);
    }

    [Fact]
    public void A_draft_says_so_on_each_sheet()
    {
        using var pdf = Read(Content() with { ReceiptNumber = null, SubmittedAt = null, Draft = "草稿，尚未提交" });

        Assert.All(pdf.GetPages(), page => Assert.Contains("草稿", TextOf(page)));
        Assert.Contains("草稿，尚未提交", TextOf(pdf.GetPage(2)));
    }

    [Fact]
    public void What_is_longer_than_it_may_be_is_cut_where_it_becomes_too_long_and_says_so()
    {
        using var pdf = Read(Content(new string('长', 400), maxLength: 300));

        Assert.Contains(new string('长', 300) + "……（超出300字，以下未印出）", TextOf(pdf.GetPage(2), body: true) + TextOf(pdf.GetPage(3), body: true));
    }

    [Fact]
    public void An_answer_that_has_no_limit_is_printed_whole()
    {
        var address = $"{new string('q', 60)}@{new string('e', 60)}.example";
        var content = Content();
        var email = content.Form.First(field => field.Kind == FormFieldKind.Email).Name;
        using var pdf = Read(content with { Answers = new Dictionary<string, string>(content.Answers) { [email] = address } });

        Assert.Contains(address, TextOf(pdf.GetPage(2), body: true));
    }

    [Fact]
    public void Only_the_glyphs_used_are_in_the_file_and_the_same_content_gives_the_same_bytes()
    {
        var (one, two) = (PaperBundle.Make(Content(), Regular, Bold), PaperBundle.Make(Content(), Regular, Bold));

        Assert.InRange(one.Length, 20_000, 400_000); // the two faces have 29 MB
        Assert.Equal(one, two);
    }

    [Fact]
    public void A_large_bundle_takes_little_memory()
    {
        var content = Content(string.Concat(Enumerable.Range(0, 60_000).Select(i => (char)(0x4e00 + i * 7 % 5000))), maxLength: 100_000);
        PaperBundle.Make(content, Regular, Bold);
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());

        var bytes = PaperBundle.Make(content, Regular, Bold);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"{bytes.Length / 1024} kB in {watch.ElapsedMilliseconds} ms, {allocated / 1_000_000} MB allocated");
        Assert.InRange(allocated, 1, 120_000_000);
    }

    private static TrueTypeFont Font(string file) => new(Path.Combine(AppContext.BaseDirectory, "../../../portal/fonts", file), "NotoSerifSC");

    private static PdfDocument Read(PaperContent content)
    {
        var bytes = PaperBundle.Make(content, Regular, Bold);
        if (Environment.GetEnvironmentVariable("KEEP_PAPER") is { } folder) File.WriteAllBytes(Path.Combine(folder, $"{bytes.Length}.pdf"), bytes);
        return PdfDocument.Open(bytes);
    }

    /// <summary>In the order in which it is drawn, without spaces; of the <paramref name="body"/> alone, or with head and foot.</summary>
    private static string TextOf(Page page, bool body = false) =>
        Squeezed(string.Concat(page.Letters.Where(letter => !body || letter.StartBaseLine.Y is > 65 and < 770).Select(letter => letter.Value)));

    private static string Squeezed(string text) => new StringBuilder().AppendJoin("", text.Split((char[])[' ', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries)).ToString();

    private static PaperContent Content(string? summary = null, int maxLength = 1500)
    {
        var form = CampaignFile.Read(Path.Combine(Shipped.Folder, "campaigns/2022.json")).Settings.Application.Form.Select(field => field.Name == "summary" ? field with { MaxLength = maxLength } : field).ToList();
        var answers = form.ToDictionary(field => field.Name, field => field.Kind switch
        {
            FormFieldKind.Money => field.Name.StartsWith("profit", StringComparison.Ordinal) ? "-1234567.8" : "86520",
            FormFieldKind.Integer => "1260",
            FormFieldKind.Phone => "13900000000",
            FormFieldKind.Email => "quality-department@example.com.cn",
            FormFieldKind.Promise => "true",
            FormFieldKind.Choice => field.Choices![0],
            FormFieldKind.Text => field.Name == "address" ? "北京市海淀区示范路 100 号院 3 号楼 12 层" : "李明华",
        });
        answers["summary"] = summary ?? "公司以关键质量特性为主线，建立了从顾客要求到过程参数的追溯关系。\n三年来一次合格率由 92.5% 提高到 99.1%，质量损失率下降 41%。";
        return new(
            2022, "2022年全国质量标杆活动", "北京示范精密制造有限公司", "91110108MA2000007X", "实施关键质量特性闭环管理的经验", "4．企业开展基于关键质量特性根因分析、质量诊断并实施改进", "北京市经济和信息化局",
            "QB2022-0007", new DateTimeOffset(2022, 7, 1, 2, 22, 0, TimeSpan.Zero), null, form, answers,
            [new("申报书（加盖公章）", "申报书.pdf", 1_520_000), new("典型经验材料", "典型经验.docx", 40_000), new("证明材料", "营业执照.jpg", 300)], new DateTimeOffset(2022, 7, 1, 2, 30, 0, TimeSpan.Zero));
    }
}
