using System.Text.Json.Nodes;
using BenchmarkWorkflow.Mail.Outgoing;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>A letter filled with somebody's data.</summary>
/// <param name="Sampled">The variables for which nothing real was found, and which show their samples.</param>
public sealed record FilledPreview(RenderedMail Letter, IReadOnlyList<string> Sampled);

/// <summary>The words of the letters: looked at, tried, changed, and taken back.</summary>
public sealed class TemplateDesk(DbContext db, TimeProvider time, TemplateLibrary library, TemplateRenderer renderer)
{
    /// <summary>Characters of a text at most.</summary>
    public const int MaxText = 10_000;

    private const int MaxSubject = 300;

    /// <summary>Letters to one matter that are looked through for real data.</summary>
    private const int LookedThrough = 40;

    private static readonly SteadyList<string, int, TemplateWording> Latest = new((db, name, most) =>
        db.Set<TemplateWording>().AsNoTracking().Where(wording => wording.Template == name).OrderByDescending(wording => wording.Version).Take(most));

    /// <summary>The template as it holds now: the file, with the words of the latest version in it.</summary>
    /// <exception cref="RuleBrokenException"><c>template-unknown</c>.</exception>
    public async Task<MailTemplate> CurrentAsync(string name, CancellationToken ct) => With(library.Get(name), (await Latest.AskAsync(db, name, 1, ct)).FirstOrDefault());

    /// <summary>Every version of a template's words, the newest first.</summary>
    public async Task<IReadOnlyList<TemplateWording>> VersionsAsync(string name, CancellationToken ct) =>
        await db.Set<TemplateWording>().AsNoTracking().Where(wording => wording.Template == name).OrderByDescending(wording => wording.Version).ToListAsync(ct);

    /// <summary>The version that holds of every template whose words were ever changed.</summary>
    public async Task<IReadOnlyDictionary<string, TemplateWording>> HoldingAsync(CancellationToken ct) =>
        await db.Set<TemplateWording>().AsNoTracking()
            .Where(wording => !db.Set<TemplateWording>().Any(later => later.Template == wording.Template && later.Version > wording.Version))
            .ToDictionaryAsync(wording => wording.Template, ct);

    /// <summary>Everything wrong with words for a template: what is not declared, blocks that are not closed.</summary>
    public static IReadOnlyList<BrokenRule> Check(MailTemplate template, string subject, string text)
    {
        List<BrokenRule> broken = [];
        foreach (var (field, source, most) in new[] { ("subject", subject, MaxSubject), ("text", text, MaxText) })
        {
            List<TemplateProblem> problems = [];
            TemplateCheck.Check(template.Name, new TemplatePart(source, 1), template.Variables, problems);
            broken.AddRange(problems.Select(problem => new BrokenRule("template-wrong", (field == "text" ? $"第 {problem.Line} 行：" : "") + (problem.InChinese ?? problem.Message), field)));
            if (source.Length > most) broken.Add(new("field-too-long", $"不能超过 {most} 个字符，现为 {source.Length} 个。", field));
            if (field == "subject" && source.Contains('\n', StringComparison.Ordinal)) broken.Add(new("template-wrong", "主题只能有一行。", field));
        }

        return broken;
    }

    /// <summary>The letter with these words, filled with what was written about a matter before; changes nothing.</summary>
    /// <param name="aboutId">The id of an application; none: with samples alone.</param>
    /// <exception cref="RuleBrokenException">See <see cref="Check"/>.</exception>
    public async Task<FilledPreview> PreviewAsync(string name, string subject, string text, string? aboutId, CancellationToken ct)
    {
        var template = Checked(library.Get(name), subject, text);
        var real = aboutId is null ? [] : await RealAsync(name, aboutId, ct);
        var model = JsonNode.Parse(TemplateModel.Sample(template))!.AsObject(); // a model is an object
        List<string> sampled = [];
        foreach (var variable in template.Variables)
        {
            if (real.TryGetPropertyValue(variable.Name, out var value) && TemplateModel.Fits(variable, value)) model[variable.Name] = value?.DeepClone();
            else sampled.Add(variable.Name);
        }

        return new(renderer.Render(template, model.ToJsonString(), MailLanguage.Chinese), sampled);
    }

    /// <summary>Sets the words; letters that are written from now on have them.</summary>
    /// <param name="seen">The version that was read; null not to compare.</param>
    /// <exception cref="RuleBrokenException">See <see cref="Check"/>; <c>template-stale</c>.</exception>
    public async Task<TemplateWording> WriteAsync(string name, string subject, string text, int? seen, string actor, CancellationToken ct)
    {
        var template = Checked(library.Get(name), subject, text);
        renderer.Render(template, TemplateModel.Sample(template), MailLanguage.Chinese); // what can be filled today can be on the day
        return await AddAsync(name, template.Subject.Source, template.Text.Source, null, seen, actor, ct);
    }

    /// <summary>Goes back to the words of an earlier version, or of the file.</summary>
    /// <param name="version">0: the file.</param>
    /// <exception cref="RuleBrokenException"><c>template-version-not-found</c>, <c>template-stale</c>, and <see cref="Check"/>: a file may have lost a variable since.</exception>
    public async Task<TemplateWording> RestoreAsync(string name, int version, int? seen, string actor, CancellationToken ct)
    {
        if (version == 0) return await AddAsync(library.Get(name).Name, null, null, 0, seen, actor, ct);
        var old = await db.Set<TemplateWording>().AsNoTracking().SingleOrDefaultAsync(wording => wording.Template == name && wording.Version == version, ct)
            ?? throw new RuleBrokenException(new BrokenRule("template-version-not-found", $"没有第 {version} 版。"));
        if (old is { Subject: { } subject, Text: { } text }) Checked(library.Get(name), subject, text);
        return await AddAsync(name, old.Subject, old.Text, version, seen, actor, ct);
    }

    private async Task<TemplateWording> AddAsync(string name, string? subject, string? text, int? restoredFrom, int? seen, string actor, CancellationToken ct)
    {
        var last = (await Latest.AskAsync(db, name, 1, ct)).FirstOrDefault()?.Version ?? 0;
        if (seen is { } version && version != last) throw new RuleBrokenException(new BrokenRule("template-stale", "模板刚刚被他人修改，请刷新后再改。"));
        var wording = new TemplateWording { Template = name, Version = last + 1, Subject = subject, Text = text, RestoredFrom = restoredFrom, WrittenBy = actor, WrittenAt = time.GetUtcNow() };
        db.Add(wording);
        await db.SaveChangesAsync(ct);
        return wording;
    }

    /// <summary>What letters about the matter were filled with: that of the same letter before all others, the newest before the older.</summary>
    private async Task<JsonObject> RealAsync(string name, string aboutId, CancellationToken ct)
    {
        var models = await db.Set<OutgoingMessage>().AsNoTracking().Where(message => message.AboutKind == "application" && message.AboutId == aboutId && message.Template != null)
            .OrderByDescending(message => message.Id).Take(LookedThrough).Select(message => new { message.Template, message.ModelJson }).ToListAsync(ct);
        JsonObject real = [];
        foreach (var model in models.OrderBy(model => model.Template != name))
            foreach (var (variable, value) in JsonNode.Parse(model.ModelJson ?? "{}") as JsonObject ?? [])
                real.TryAdd(variable, value?.DeepClone());
        return real;
    }

    private static MailTemplate Checked(MailTemplate template, string subject, string text)
    {
        var (line, body) = (subject.Trim(), text.ReplaceLineEndings("\n").Trim());
        var broken = Check(template, line, body);
        return broken.Count == 0 ? template with { Subject = new(line, 1), Text = new(body, 1) } : throw new RuleBrokenException(broken);
    }

    private static MailTemplate With(MailTemplate template, TemplateWording? wording) =>
        wording is { Subject: { } subject, Text: { } text } ? template with { Subject = new(subject, 1), Text = new(text, 1) } : template;
}
