using System.Text;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>
/// A letter's plain text as HTML: paragraphs, lists (lines that begin with <c>- </c>), a rule (<c>* * *</c>), the foot (after a line
/// <c>-- </c>), web addresses as links. The text is escaped first, so no value can become markup.
/// </summary>
public static partial class HtmlText
{
    public static string FromText(string text)
    {
        var html = new StringBuilder(text.Length * 2);
        foreach (var letter in text.ReplaceLineEndings("\n").Split("\n* * *\n"))
        {
            if (html.Length > 0) html.Append("<hr>\n");
            var parts = letter.Split("\n-- \n", 2);
            Paragraphs(html, parts[0]);
            if (parts.Length < 2) continue;
            html.Append("<div class=\"foot\">\n");
            Paragraphs(html, parts[1]);
            html.Append("</div>\n");
        }

        return html.ToString();
    }

    public static string Escape(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();

    private static void Paragraphs(StringBuilder html, string text)
    {
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            Paragraph(html, block.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Runs of list lines and of other lines, in turn.</summary>
    private static void Paragraph(StringBuilder html, string[] lines)
    {
        for (var i = 0; i < lines.Length;)
        {
            var list = IsItem(lines[i]);
            var run = lines.Skip(i).TakeWhile(line => IsItem(line) == list).ToList();
            if (list) html.Append("<ul>").AppendJoin("", run.Select(line => $"<li>{Line(line[2..])}</li>")).Append("</ul>\n");
            else html.Append("<p>").AppendJoin("<br>\n", run.Select(Line)).Append("</p>\n");
            i += run.Count;
        }
    }

    private static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    private static string Line(string line) => WebAddress().Replace(Escape(line), """<a href="$0">$0</a>""");

    /// <summary>On escaped text: quotes and angle brackets cannot occur in it any more.</summary>
    [GeneratedRegex(@"https?://[A-Za-z0-9./?=_~:#@%+&;,-]*[A-Za-z0-9/=_-]")]
    private static partial Regex WebAddress();
}
