using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Mail.Templates;

namespace BenchmarkWorkflow.Mail.Tests.Templates;

public sealed class ShippedLettersTests
{
    public static TheoryData<string> Letters =>
        [.. Directory.EnumerateFiles(Shipped.Folder, "*.hbs").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.StartsWith("layout."))];

    [Fact]
    public void Every_letter_can_be_used() => Assert.Empty(TemplateLibrary.Validate(Shipped.Folder));

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_filled_with_its_samples_is_complete_in_both_languages(string name)
    {
        var chinese = Shipped.Renderer.Preview(name, MailLanguage.Chinese);
        var english = Shipped.Renderer.Preview(name, MailLanguage.English);

        Assert.Contains("2022年全国质量标杆", chinese.Subject);
        Assert.Contains("National Quality Benchmark 2022", english.Subject);
        Assert.Contains(Shipped.Options.Organization, chinese.Text);
        Assert.Contains(Shipped.Options.OrganizationEn, english.Text);
        foreach (var part in new[] { chinese.Subject, chinese.Text, chinese.Html, english.Subject, english.Text, english.Html })
        {
            Assert.DoesNotContain("{{", part);
            Assert.DoesNotContain("T00:00:00", part);
            Assert.DoesNotContain("\n\n\n", part);
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_without_its_optional_values_is_still_a_letter(string name)
    {
        var renderer = Shipped.Renderer;
        var template = Shipped.Library.Get(name);
        var required = "{" + string.Join(',', template.Variables.Where(v => !v.Optional).Select(v => $"\"{v.Name}\":{v.SampleJson}")) + "}";

        var text = renderer.Render(name, required, MailLanguage.Chinese).Text;

        Assert.DoesNotContain("：。", text);
        Assert.DoesNotContain("“”", text);
        Assert.DoesNotContain("  ", text);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_uses_every_variable_it_declares_in_both_languages(string name)
    {
        var template = Shipped.Library.Get(name);
        foreach (var variable in template.Variables)
        {
            Assert.Matches($@"\b{variable.Name}\b", template.Subject.Source + template.Text.Source);
            Assert.Matches($@"\b{variable.Name}\b", template.SubjectEn.Source + template.TextEn.Source);
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void The_readme_lists_the_letter_with_its_variables(string name)
    {
        var template = Shipped.Library.Get(name);
        var line = File.ReadLines(Path.Combine(Shipped.Folder, "README.md")).Single(text => text.StartsWith($"| `{name}` |"));

        Assert.Contains(template.Title, line);
        foreach (var variable in template.Variables.Where(v => v.Name != "year")) Assert.Contains($"{variable.Name}: ", line);
    }

    [Fact]
    public void The_receipt_reads_as_an_official_letter()
    {
        var receipt = Shipped.Renderer.Preview("application-received", MailLanguage.Chinese);

        Assert.Equal("【2022年全国质量标杆】申报回执 2022-0017：杭州示例制造有限公司", receipt.Subject);
        Assert.StartsWith("杭州示例制造有限公司：\n\n贵单位提交的2022年全国质量标杆典型经验申报材料已收悉", receipt.Text);
        Assert.Contains("于2022年7月15日 24:00前发送至", receipt.Text);
        Assert.Contains("提交时间：2022年7月8日 15:20", receipt.Text);
        Assert.Contains("中国质量协会（全国质量标杆活动秘书处）\n2022年6月6日\n", receipt.Text);
        Assert.Contains("<li>回执编号：2022-0017</li>", receipt.Html);
    }

    [Fact]
    public void Both_languages_in_one_mail_have_the_Chinese_first()
    {
        var both = Shipped.Renderer.Preview("application-received", MailLanguage.Both);

        Assert.StartsWith("【", both.Subject);
        Assert.True(both.Text.IndexOf("贵单位", StringComparison.Ordinal) < both.Text.IndexOf("To 杭州", StringComparison.Ordinal));
        Assert.Contains("<hr>", both.Html);
    }
}
