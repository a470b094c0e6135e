using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>The letters of <c>workflows/mail</c>, read and checked once, at first use or <see cref="Reload"/>.</summary>
public sealed class TemplateLibrary(IOptions<MailOptions> options)
{
    private readonly Lock gate = new();
    private Loaded? loaded;

    /// <summary>All templates, by name.</summary>
    /// <exception cref="TemplateException">A file cannot be used; every problem of every file is listed.</exception>
    public IReadOnlyList<MailTemplate> All => [.. Current.Templates.Values.OrderBy(template => template.Name, StringComparer.Ordinal)];

    /// <summary>The template of that name.</summary>
    /// <exception cref="RuleBrokenException">There is none.</exception>
    public MailTemplate Get(string name) => Current.Templates.TryGetValue(name, out var template)
        ? template : throw new RuleBrokenException(new BrokenRule("template-unknown", $"没有名为“{name}”的邮件模板。", "template"));

    /// <summary>Reads the folder anew. When a file cannot be used, the templates stay as they were.</summary>
    public void Reload()
    {
        var fresh = Load(options.Value.TemplateFolder);
        lock (gate) loaded = fresh;
    }

    internal Loaded Current
    {
        get
        {
            lock (gate) return loaded ??= Load(options.Value.TemplateFolder);
        }
    }

    /// <summary>What is wrong with the files of a folder; empty when all can be used.</summary>
    public static IReadOnlyList<TemplateProblem> Validate(string folder)
    {
        var problems = new List<TemplateProblem>();
        Read(folder, problems);
        return problems;
    }

    private static Loaded Load(string folder)
    {
        var problems = new List<TemplateProblem>();
        var read = Read(folder, problems);
        return read is { } complete && problems.Count == 0 ? complete : throw new TemplateException(problems);
    }

    private static Loaded? Read(string folder, List<TemplateProblem> problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(new(folder, 0, "The folder of the mail templates is missing."));
            return null;
        }

        var templates = Directory.EnumerateFiles(folder, "*.hbs").Order(StringComparer.Ordinal)
            .Where(file => !Path.GetFileName(file).StartsWith("layout.", StringComparison.Ordinal))
            .Select(file => TemplateParser.Parse(Path.GetFileName(file), File.ReadAllText(file), problems))
            .OfType<MailTemplate>().ToFrozenDictionary(template => template.Name);
        var text = Layout(folder, "layout.text.hbs", problems);
        var html = Layout(folder, "layout.html.hbs", problems);
        return text is null || html is null ? null : new Loaded(templates, TemplateRenderer.Compile(templates.Values, text, html));
    }

    private static string? Layout(string folder, string name, List<TemplateProblem> problems)
    {
        var file = Path.Combine(folder, name);
        if (File.Exists(file)) return File.ReadAllText(file).ReplaceLineEndings("\n");
        problems.Add(new(name, 0, "The layout is missing."));
        return null;
    }

    internal sealed record Loaded(FrozenDictionary<string, MailTemplate> Templates, CompiledTemplates Compiled);
}
