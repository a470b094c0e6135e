using System.Globalization;
using System.Net;
using System.Text;

namespace BenchmarkWorkflow.Host.Rehearsal.Report;

/// <summary>The season as one page without script: the funnel by stage, units against quota, the timeline, mail by day and by template.</summary>
internal static class HtmlReport
{
    /// <summary>How an application can end, and how the report says it.</summary>
    internal static readonly (string Outcome, string Label)[] Outcomes =
    [
        ("selected", "入选 Selected"), ("notSelected", "未入选 Not selected"), ("notRecommended", "未获推荐 Not recommended"),
        ("ineligible", "资格审查未通过 Ineligible"), ("withdrawn", "撤回 Withdrawn"), ("late", "逾期 Late"), ("removed", "异议后移出 Removed"),
    ];

    /// <param name="made">When, for the reader of a report that lay about.</param>
    public static string Write(RehearsalResult result, RehearsalTrace trace, DateTimeOffset made)
    {
        var page = new StringBuilder();
        page.Append($$"""
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Html(result.Campaign)}} 演练 Rehearsal</title><style>{{Style}}</style></head><body><main>
            <h1>{{Html(result.Campaign)}}</h1>
            <p class="lead">演练 Rehearsal · 种子 seed {{result.Seed}} · {{result.VirtualDays}} 天 days · {{Number(result.WallSeconds)}} s · 生成于 made {{made:yyyy-MM-dd HH:mm zzz}}</p>
            """);
        Tiles(page, result);
        Section(page, "进入各环节的申报数 Applications that came to each stage", Charts.Bars("Funnel by stage", trace.Funnel));
        Section(page, "结果 Outcomes", Charts.Bars("Outcomes",
            [.. Outcomes.Select(outcome => new Bar(outcome.Label, result.Applications.Count(application => application.Outcome == outcome.Outcome)))]));
        Section(page, "推荐单位名额使用 Units against quota", Charts.Bars("Units against quota",
            [.. result.Units.Select(unit => new Bar($"{unit.Number}. {unit.Name}", unit.Recommended, unit.Quota, $"{unit.Recommended} / {unit.Quota}"))], 340, 20));
        Section(page, "时间线 Timeline", Charts.Timeline("Timeline", trace.Timeline));
        Section(page, "每日邮件 Mail by day", Charts.Days("Mail by day", trace.MailByDay));
        Section(page, "邮件模板 Mail by template", Charts.Bars("Mail by template",
            [.. result.Mail.OrderByDescending(mail => mail.Value).ThenBy(mail => mail.Key, StringComparer.Ordinal).Select(mail => new Bar(mail.Key, mail.Value))]));
        Checks(page, trace.Checks);
        Definitions(page, trace.Definitions);
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void Tiles(StringBuilder page, RehearsalResult result)
    {
        (string Label, string Value)[] tiles =
        [
            ("申报 Applications", Number(result.Applications.Count)),
            ("获得推荐的名额 Places used", Number(result.Units.Sum(unit => unit.Recommended))),
            ("入选 Selected", Number(result.Applications.Count(application => application.Outcome == "selected"))),
            ("邮件 Mail", Number(result.Mail.Values.Sum())),
            ("待办 Tasks", Number(result.Tasks.Created)),
            ("流程实例 Instances", Number(result.Instances.Finished + result.Instances.Cancelled + result.Instances.Running + result.Instances.Faulted)),
            ("异常 Incidents", Number(result.Incidents)),
        ];
        page.Append("<div class=\"tiles\">");
        foreach (var (label, value) in tiles) page.Append($"<div><b>{value}</b><span>{Html(label)}</span></div>");
        page.Append("</div>");
    }

    private static void Checks(StringBuilder page, IReadOnlyList<RehearsalCheck> checks)
    {
        page.Append("<section><h2>必须成立 What must hold</h2><ul class=\"checks\">");
        foreach (var check in checks)
            page.Append($"<li class=\"{(check.Holds ? "holds" : "broken")}\">{(check.Holds ? "✓" : "✗")} {Html(check.Title)}{(check.Detail.Length > 0 ? $" <small>{Html(check.Detail)}</small>" : "")}</li>");
        page.Append("</ul></section>");
    }

    private static void Definitions(StringBuilder page, IReadOnlyList<RehearsedDefinition> definitions)
    {
        page.Append("<section><h2>所用流程定义 Definitions that ran</h2><table><tr><th>流程 Definition</th><th>标识 Id</th><th>内容指纹 SHA-256</th></tr>");
        foreach (var one in definitions) page.Append($"<tr><td>{Html(one.Name)}</td><td>{Html(one.Id)}</td><td><code>{Html(one.Hash[..Math.Min(12, one.Hash.Length)])}</code></td></tr>");
        page.Append("</table></section>");
    }

    private static void Section(StringBuilder page, string title, string picture) => page.Append($"<section><h2>{Html(title)}</h2>{picture}</section>");

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6b7c;--paper:#fff;--ground:#f4f6f8;--bar:#1f6feb;--whole:#d5e0ee;--over:#c62828;--good:#1b7f3b}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa7b4;--paper:#161b22;--ground:#0d1117;--bar:#4c8dff;--whole:#2b3645;--over:#ff6b6b;--good:#57c27a}}
        body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
        main{max-width:980px;margin:0 auto;padding:32px 20px}h1{margin:0;font-size:26px}.lead{color:var(--soft);margin:4px 0 20px}
        section{background:var(--paper);border-radius:10px;padding:16px 20px;margin:16px 0}h2{font-size:17px;margin:0 0 8px}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(118px,1fr));gap:10px}.tiles div{background:var(--paper);border-radius:10px;padding:12px 14px}
        .tiles b{display:block;font-size:24px}.tiles span{color:var(--soft);font-size:13px}
        svg{width:100%;height:auto;display:block}svg text{fill:var(--ink);font-size:12px}.bar{fill:var(--bar)}.whole{fill:var(--whole)}.over{fill:var(--over)}
        table{width:100%;border-collapse:collapse;font-size:14px}th,td{text-align:left;padding:3px 12px 3px 0}th{color:var(--soft);font-weight:normal}
        .checks{list-style:none;padding:0;margin:0}.holds{color:var(--good)}.broken{color:var(--over)}.checks small{color:var(--soft)}
        """;
}
