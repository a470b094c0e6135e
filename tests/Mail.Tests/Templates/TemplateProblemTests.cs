using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Tests.Templates;

public sealed class TemplateProblemTests : IDisposable
{
    private const string Head = "---\ntitle: 测试\nsubject: 主题 {{company}}\nsubjectEn: Subject {{company}}\nvariables:\n  company: text | 企业 | 甲公司\n  due: instant? | 期限 | 2022-07-16T00:00:00+08:00\n  items: list(name:text) | 清单 | [{\"name\":\"一\"}]\n---\n";

    private readonly string folder = Directory.CreateTempSubdirectory("letters-").FullName;

    public TemplateProblemTests()
    {
        foreach (var layout in new[] { "layout.text.hbs", "layout.html.hbs" }) File.Copy(Path.Combine(Shipped.Folder, layout), Path.Combine(folder, layout));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("您好\n{{compny}}", 11, "The variable 'compny' is not declared.")]
    [InlineData("您好\n\n{{#if due}}{{deadline due}}", 12, "'{{#if}}' is never closed.")]
    [InlineData("{{/if}}", 10, "'{{/if}}' closes nothing.")]
    [InlineData("{{due}}", 10, "'due' must be written with a helper, such as {{date due}}.")]
    [InlineData("{{date company}}", 10, "'date' does not take 'company'.")]
    [InlineData("{{shout company}}", 10, "'{{shout company}}' is neither a variable nor a helper with a variable.")]
    [InlineData("{{#each company}}x{{/each}}", 10, "'company' is not a list.")]
    [InlineData("{{#each items}}\n{{company}}\n{{/each}}", 11, "The variable 'company' is not declared.")]
    [InlineData("{{{company}}}", 10, "'{{{company}}}': three braces are not allowed, two do the same here.")]
    [InlineData("{{company", 10, "A '{{' without its '}}', or the other way round.")]
    public void A_wrong_expression_is_said_with_its_line(string text, int line, string message)
    {
        Letter(Head + text + "\n--- en\nHello\n");

        var problem = Assert.Single(TemplateLibrary.Validate(folder));
        Assert.Equal(("letter.hbs", line, message), (problem.File, problem.Line, problem.Message));
        Assert.NotNull(problem.InChinese);
    }

    [Theory]
    [InlineData("Hello", "must begin with a head")]
    [InlineData(Head + "您好\n", "'--- en'")]
    [InlineData("---\ntitle: x\nsubjectEn: x\n---\na\n--- en\nb\n", "lacks 'subject'")]
    [InlineData("---\ntitle: x\nsubject: x\nsubjectEn: x\nvariables:\n  A B\n---\na\n--- en\nb\n", "Not a variable")]
    [InlineData("---\ntitle: x\nsubject: x\nsubjectEn: x\ncolour: red\n---\na\n--- en\nb\n", "'colour' is not a word of the head")]
    public void A_file_that_is_no_letter_is_said(string content, string message)
    {
        Letter(content);

        Assert.Contains(TemplateLibrary.Validate(folder), problem => problem.Message.Contains(message));
        Assert.Throws<TemplateException>(() => Renderer().Preview("letter", MailLanguage.Chinese));
    }

    [Fact]
    public void A_missing_or_wrong_value_is_said_with_letter_and_variable()
    {
        Letter(Head + "{{company}}{{#each items}}{{name}}{{/each}}\n--- en\nHello\n");

        var broken = Assert.Throws<RuleBrokenException>(() => Renderer().Render("letter", """{"company":" ","due":"2022-07-16","items":[{"name":"a"},{}]}""", MailLanguage.Chinese));

        Assert.Equal(
            [("template-value-missing", "company"), ("template-value-kind", "due"), ("template-value-missing", "items[1].name")],
            broken.Rules.Select(rule => (rule.Name, rule.Field!)));
        Assert.Contains("邮件模板 letter 缺少变量 company（企业）", broken.Rules[0].Message);
    }

    [Fact]
    public void A_value_cannot_become_markup_or_a_template()
    {
        Letter(Head + "{{company}}\n--- en\nHello\n");

        var letter = Renderer().Render("letter", """{"company":"<script>alert('x')</script>\"&{{due}}","items":[]}""", MailLanguage.Chinese);

        Assert.Contains("<script>alert('x')</script>\"&{{due}}", letter.Text);
        Assert.DoesNotContain("<script>", letter.Html);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;{{due}}", letter.Html);
    }

    [Fact]
    public void A_text_becomes_paragraphs_lists_and_links()
    {
        Assert.Equal(
            "<p>一<br>\n二</p>\n<ul><li>甲</li><li>乙</li></ul>\n<p>见 <a href=\"https://a.example/x?b=1&amp;c=2\">https://a.example/x?b=1&amp;c=2</a>。</p>\n<div class=\"foot\">\n<p>尾</p>\n</div>\n",
            HtmlText.FromText("一\n二\n\n- 甲\n- 乙\n\n见 https://a.example/x?b=1&c=2。\n-- \n尾"));
    }

    [Theory]
    [InlineData("2022-07-15T16:00:00Z", "2022年7月15日 24:00", "24:00 on 15 July 2022 (Beijing time)")]
    [InlineData("2022-07-15T09:05:00+08:00", "2022年7月15日 09:05", "09:05 on 15 July 2022 (Beijing time)")]
    [InlineData("2021-12-31T16:00:00Z", "2021年12月31日 24:00", "24:00 on 31 December 2021 (Beijing time)")]
    public void A_deadline_at_midnight_is_the_end_of_the_day_before(string instant, string chinese, string english)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((chinese, english), (TemplateHelpers.Deadline(at), TemplateHelpers.DeadlineEn(at)));
    }

    [Fact]
    public void An_appointment_names_the_weekday() =>
        Assert.Equal("2022年7月15日（星期五）09:30", TemplateHelpers.When(new(2022, 7, 15, 1, 30, 0, TimeSpan.Zero)));

    private void Letter(string content) => File.WriteAllText(Path.Combine(folder, "letter.hbs"), content);

    private TemplateRenderer Renderer()
    {
        var options = Options.Create(new MailOptions { TemplateFolder = folder });
        return new(new TemplateLibrary(options), new ManualTime(), options);
    }
}
