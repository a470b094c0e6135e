namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>A kind of letter, as its file in <c>workflows/mail</c> says it.</summary>
public sealed record MailTemplate
{
    /// <summary>The file's name without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>Chinese name for those who choose it.</summary>
    public required string Title { get; init; }

    public required TemplatePart Subject { get; init; }

    public required TemplatePart SubjectEn { get; init; }

    public required TemplatePart Text { get; init; }

    public required TemplatePart TextEn { get; init; }

    public required IReadOnlyList<TemplateVariable> Variables { get; init; }
}

/// <summary>A Handlebars source and the line of the file it begins at.</summary>
public sealed record TemplatePart(string Source, int Line);

/// <summary>The kinds of value a template takes.</summary>
public enum VariableKind
{
    Text,
    Number,
    Boolean,

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>ISO 8601 with its offset.</summary>
    Instant,

    /// <summary>A JSON array of objects with the variable's fields.</summary>
    List,
}

/// <summary>A value a template takes.</summary>
/// <param name="Optional">May be left out; the template asks with <c>{{#if}}</c>.</param>
/// <param name="Description">Chinese.</param>
/// <param name="SampleJson">A value for previews, as JSON.</param>
/// <param name="Fields">Of a list's items.</param>
public sealed record TemplateVariable(string Name, VariableKind Kind, bool Optional, string Description, string SampleJson, IReadOnlyList<TemplateVariable> Fields);

/// <summary>Something wrong in a template's file, or in the words that are written in its place.</summary>
/// <param name="Message">For who keeps the file, in English.</param>
/// <param name="InChinese">For who writes the letter on a page; none for what only a file has.</param>
public sealed record TemplateProblem(string File, int Line, string Message, string? InChinese = null)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Template files that cannot be used; every problem is listed.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateProblem> problems) : Exception(string.Join("\n", problems))
{
    public IReadOnlyList<TemplateProblem> Problems => problems;
}
