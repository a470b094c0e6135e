using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Mail.Outgoing;
using HandlebarsDotNet;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>A letter ready to be sent.</summary>
/// <param name="Text">The whole plain text, signature and foot included; the HTML follows from it.</param>
public sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>Fills templates.</summary>
public sealed partial class TemplateRenderer(TemplateLibrary library, TimeProvider time, IOptions<MailOptions> options)
{
    /// <summary>Fills the template.</summary>
    /// <param name="modelJson">The variables, a JSON object; members that the template does not declare are ignored.</param>
    /// <exception cref="RuleBrokenException">No such template; or a value is missing or of the wrong kind: one rule each, naming template and variable.</exception>
    public RenderedMail Render(string name, string modelJson, MailLanguage language) => Render(library.Get(name), modelJson, language);

    /// <summary>Fills a template whose words may be others than its file's.</summary>
    /// <exception cref="RuleBrokenException">A value is missing or of the wrong kind.</exception>
    internal RenderedMail Render(MailTemplate template, string modelJson, MailLanguage language)
    {
        var model = TemplateModel.Read(template, modelJson);
        foreach (var (key, value) in Letterhead()) model[key] = value;

        var compiled = library.Current.Compiled;
        var letter = compiled.Of(template);
        var chinese = language is MailLanguage.Chinese or MailLanguage.Both;
        var subject = OneLine(language == MailLanguage.English ? letter.SubjectEn(model) : letter.Subject(model));
        var texts = new List<string>();
        if (chinese) texts.Add(Signed(compiled, model, letter.Text(model), english: false));
        if (language is MailLanguage.English or MailLanguage.Both) texts.Add(Signed(compiled, model, letter.TextEn(model), english: true));
        var text = string.Join("\n\n* * *\n\n", texts);
        return new(subject, text, Html(subject, text));
    }

    /// <summary>The HTML of a plain text, in the shared layout. Everything in it is escaped.</summary>
    public string Html(string subject, string text) =>
        library.Current.Compiled.HtmlLayout(new Dictionary<string, object?> { ["subject"] = HtmlText.Escape(subject), ["content"] = HtmlText.FromText(text) });

    /// <summary>The template filled with the samples its file declares.</summary>
    public RenderedMail Preview(string name, MailLanguage language) => Render(name, TemplateModel.Sample(library.Get(name)), language);

    internal static CompiledTemplates Compile(IEnumerable<MailTemplate> templates, string textLayout, string htmlLayout)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
        TemplateHelpers.Register(handlebars);
        return new(
            templates.ToFrozenDictionary(t => t.Name, t => new CompiledLetter(t, Of(t.Subject), Of(t.SubjectEn), Of(t.Text), Of(t.TextEn))),
            Of(new(textLayout, 1)), Of(new(htmlLayout, 1)), Of);

        Func<object, string> Of(TemplatePart part)
        {
            // Compiling takes milliseconds a text: each is compiled when first needed, and checked long before.
            var compiled = new Lazy<HandlebarsTemplate<object, object>>(() => handlebars.Compile(part.Source));
            return model => compiled.Value(model);
        }
    }

    private string Signed(CompiledTemplates compiled, Dictionary<string, object?> model, string body, bool english)
    {
        var page = new Dictionary<string, object?>(model) { ["body"] = body.Trim(), ["english"] = english };
        return ManyEmptyLines().Replace(compiled.TextLayout(page).Trim(), "\n\n");
    }

    private Dictionary<string, object?> Letterhead() => new()
    {
        ["organization"] = options.Value.Organization,
        ["organizationEn"] = options.Value.OrganizationEn,
        ["contact"] = options.Value.Contact,
        ["portalUrl"] = options.Value.PortalUrl,
        ["sentOn"] = time.GetUtcNow().ToString("O"),
    };

    private static string OneLine(string subject) => Spaces().Replace(subject, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyEmptyLines();
}

internal sealed record CompiledLetter(MailTemplate Source, Func<object, string> Subject, Func<object, string> SubjectEn, Func<object, string> Text, Func<object, string> TextEn);

internal sealed record CompiledTemplates(
    FrozenDictionary<string, CompiledLetter> Letters, Func<object, string> TextLayout, Func<object, string> HtmlLayout, Func<TemplatePart, Func<object, string>> Compile)
{
    /// <summary>More than anybody writes between two starts; then the least is lost by forgetting all.</summary>
    private const int MostWritten = 500;

    private readonly ConcurrentDictionary<string, Func<object, string>> written = new(StringComparer.Ordinal);

    /// <summary>The letter; words that are not the file's are compiled at their first use.</summary>
    public CompiledLetter Of(MailTemplate template)
    {
        var letter = Letters[template.Name];
        return letter.Source.Subject.Source == template.Subject.Source && letter.Source.Text.Source == template.Text.Source ? letter : letter with { Subject = Written(template.Subject), Text = Written(template.Text) };
    }

    private Func<object, string> Written(TemplatePart part)
    {
        if (written.Count > MostWritten) written.Clear();
        return written.GetOrAdd(part.Source, _ => Compile(part));
    }
}
