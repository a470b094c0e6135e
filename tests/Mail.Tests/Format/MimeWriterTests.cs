using System.Text;
using BenchmarkWorkflow.Mail.Format;
using BenchmarkWorkflow.Mail.Outgoing;

namespace BenchmarkWorkflow.Mail.Tests.Format;

public sealed class MimeWriterTests
{
    private static readonly MimeMessage Letter = new()
    {
        MessageId = "<abc@example.org>",
        Date = new DateTimeOffset(2022, 7, 15, 0, 5, 0, TimeSpan.Zero),
        From = new("benchmark@example.org", "全国质量标杆活动秘书处"),
        Recipients = [new("hz@示例.公司", "杭州 \"示例\" 制造"), new("b@example.com", "O'Neil, Bob", RecipientKind.Cc), new("secret@example.com", null, RecipientKind.Bcc)],
        Subject = "【2022年全国质量标杆】申报回执 2022-0017：杭州示例制造有限公司（质量管理数字化）𠮷祥",
        Text = "杭州示例制造有限公司：\n\n您好。\n.\n.点",
        Html = "<p>您好</p>",
    };

    [Fact]
    public void Headers_are_ascii_folded_and_read_back_as_written()
    {
        var headers = Headers(Write(Letter));

        Assert.Equal("Fri, 15 Jul 2022 08:05:00 +0800", headers["Date"]);
        Assert.Equal("<abc@example.org>", headers["Message-ID"]);
        Assert.Equal(Letter.Subject, Decode(headers["Subject"]));
        Assert.Equal("全国质量标杆活动秘书处 <benchmark@example.org>", Decode(headers["From"]));
        Assert.Equal("杭州 \"示例\" 制造 <hz@xn--fsq092h.xn--55qx5d>", Decode(headers["To"]));
        Assert.Equal("\"O'Neil, Bob\" <b@example.com>", headers["Cc"]);
        Assert.DoesNotContain("secret@example.com", Write(Letter));
    }

    [Fact]
    public void No_line_is_longer_than_78_and_all_is_ascii()
    {
        var text = Write(Letter with { Parts = [new("典型经验——数据驱动的全过程质量管理与供应链协同改进实践（终稿）.docx", "application/msword", new byte[500])] });

        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
        Assert.All(text, c => Assert.True(c < 127 && c != '\0'));
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
    }

    [Fact]
    public void A_line_break_in_a_subject_or_name_cannot_add_a_header()
    {
        var text = Write(Letter with { Subject = "Hello\r\nBcc: evil@example.com", Recipients = [new("a@example.com", "A\r\nBcc: evil@example.com")] });

        Assert.DoesNotContain("Bcc", Headers(text).Keys);
        Assert.Equal("Hello Bcc: evil@example.com", Headers(text)["Subject"]);
    }

    [Fact]
    public void A_file_with_a_Chinese_name_keeps_it_in_the_form_of_rfc_2231()
    {
        var text = Write(Letter with { Parts = [new("典型经验.docx", "application/msword", "x"u8.ToArray()), new("plan.pdf", "bad type", "y"u8.ToArray())] });
        var disposition = text.Split("\r\n").SkipWhile(line => !line.StartsWith("Content-Disposition")).ToList();

        Assert.Equal("典型经验.docx", Uri.UnescapeDataString(disposition[1].Split("''")[1]));
        Assert.Contains("filename=\"plan.pdf\"", text);
        Assert.Contains("application/octet-stream", text);
    }

    [Theory]
    [InlineData("plain text\r\nsecond line ")]
    [InlineData("caf\u00e9 = 1\r\n\ttab at end\t\r\n")]
    [InlineData("a very long line of ascii text that goes on and on and on until it is longer than seventy-six characters = yes \u4e2d")]
    public void Quoted_printable_reads_back_as_written_in_lines_of_76(string text)
    {
        var encoded = TransferEncoding.QuotedPrintable(Encoding.UTF8.GetBytes(text));

        Assert.All(encoded.Split("\r\n"), line => Assert.True(line.Length <= 76 && !line.EndsWith(' ') && !line.EndsWith('\t')));
        Assert.Equal(text, FromQuotedPrintable(encoded));
    }

    [Theory]
    [InlineData("a@example.com", true)]
    [InlineData("质量@example.com", false)]
    [InlineData("a@示例.公司", true)]
    [InlineData("a b@example.com", false)]
    [InlineData("a@example.com\r\nRCPT TO:<x@y.z>", false)]
    [InlineData("a@@example.com", false)]
    [InlineData("a@-example.com", false)]
    [InlineData(".a@example.com", false)]
    [InlineData("", false)]
    public void An_address_is_what_servers_take(string address, bool valid) => Assert.Equal(valid, MailAddress.IsValid(address));

    private static string Write(MimeMessage message) => Encoding.ASCII.GetString(MimeWriter.Write(message).Span);

    private static Dictionary<string, string> Headers(string message) =>
        message[..message.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ").Split("\r\n")
            .ToDictionary(line => line[..line.IndexOf(':')], line => line[(line.IndexOf(':') + 1)..].Trim());

    /// <summary>Encoded words beside each other join without the space between them.</summary>
    private static string Decode(string header) => System.Text.RegularExpressions.Regex.Replace(
        header.Replace("?= =?", "?==?"), @"=\?utf-8\?B\?([^?]*)\?=", match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)));

    private static string FromQuotedPrintable(string encoded)
    {
        var bytes = new List<byte>();
        var text = encoded.Replace("=\r\n", "");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') bytes.Add((byte)text[i]);
            else bytes.Add(Convert.ToByte(text.Substring((i += 2) - 1, 2), 16));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
