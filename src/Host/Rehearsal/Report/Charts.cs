using System.Globalization;
using System.Net;
using System.Text;

namespace BenchmarkWorkflow.Host.Rehearsal.Report;

/// <summary>One bar: its label, its value, and a lighter whole behind it (a quota, a total) where there is one.</summary>
internal sealed record Bar(string Label, double Value, double? Whole = null, string? Note = null);

/// <summary>Pictures as inline SVG: they need no script, print well, and follow the page's light or dark colours.</summary>
internal static class Charts
{
    private const int Width = 920;

    /// <summary>Horizontal bars, one a line.</summary>
    public static string Bars(string title, IReadOnlyList<Bar> bars, int labelWidth = 260, int line = 24)
    {
        var most = Math.Max(1, bars.Select(bar => Math.Max(bar.Value, bar.Whole ?? 0)).DefaultIfEmpty(1).Max());
        var room = Width - labelWidth - 120;
        var svg = Open(title, bars.Count * line + 8);
        for (var i = 0; i < bars.Count; i++)
        {
            var (bar, y) = (bars[i], 4 + (i * line));
            if (bar.Whole is { } whole) svg.Append(Rectangle(labelWidth, y + 4, whole / most * room, line - 8, "whole"));
            svg.Append(Rectangle(labelWidth, y + 4, bar.Value / most * room, line - 8, bar.Whole < bar.Value ? "over" : "bar"))
                .Append(Text(labelWidth - 8, y + line - 8, bar.Label, "end"))
                .Append(Text(labelWidth + (Math.Max(bar.Value, bar.Whole ?? 0) / most * room) + 8, y + line - 8, bar.Note ?? Number(bar.Value), "start"));
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Upright bars over days, with the first and the last day and the highest value written beside.</summary>
    public static string Days(string title, IReadOnlyList<(DateOnly Day, int Count)> days)
    {
        const int height = 180;
        if (days.Count == 0) return "<p class=\"empty\">—</p>";
        var counts = days.ToDictionary(day => day.Day, day => day.Count);
        var (first, last) = (days[0].Day, days[^1].Day);
        var span = last.DayNumber - first.DayNumber + 1;
        var most = Math.Max(1, counts.Values.Max());
        var step = (Width - 60.0) / span;
        var svg = Open(title, height + 30);
        for (var i = 0; i < span; i++)
        {
            if (!counts.TryGetValue(first.AddDays(i), out var count)) continue;
            var tall = count * (height - 24.0) / most;
            svg.Append(Rectangle(40 + (i * step), height - tall, Math.Max(1.5, step - 1), tall, "bar", $"{first.AddDays(i):yyyy-MM-dd}: {count}"));
        }

        return svg.Append(Text(36, 24, Number(most), "end")).Append(Text(40, height + 18, $"{first:yyyy-MM-dd}", "start"))
            .Append(Text(Width - 20, height + 18, $"{last:yyyy-MM-dd}", "end")).Append("</svg>").ToString();
    }

    /// <summary>Spans of time, one a line.</summary>
    public static string Timeline(string title, IReadOnlyList<(string Label, DateTimeOffset From, DateTimeOffset To)> spans)
    {
        if (spans.Count == 0) return "<p class=\"empty\">—</p>";
        const int line = 28, labels = 260;
        var (first, last) = (spans.Min(span => span.From), spans.Max(span => span.To));
        var scale = (Width - labels - 120) / Math.Max(1, (last - first).TotalHours);
        var svg = Open(title, (spans.Count * line) + 8);
        for (var i = 0; i < spans.Count; i++)
        {
            var (label, from, to) = spans[i];
            var (x, wide) = (labels + ((from - first).TotalHours * scale), Math.Max(3, (to - from).TotalHours * scale));
            svg.Append(Text(labels - 8, (i * line) + 20, label, "end")).Append(Rectangle(x, (i * line) + 7, wide, line - 12, "bar"))
                .Append(Text(x + wide + 6, (i * line) + 20, from.Date == to.Date ? $"{from:MM-dd}" : $"{from:MM-dd} – {to:MM-dd}", "start"));
        }

        return svg.Append("</svg>").ToString();
    }

    private static StringBuilder Open(string title, int height) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" viewBox=\"0 0 {Width} {height}\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");

    private static string Rectangle(double x, double y, double width, double height, string kind, string? tip = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"2\">{(tip is null ? "" : $"<title>{tip}</title>")}</rect>");

    private static string Text(double x, double y, string text, string anchor) => string.Create(
        CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>");

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
