using System.Text.Json;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>
/// Reads a template file: a head between two lines of <c>---</c> (title, subject, subjectEn, variables), the Chinese text, a line
/// <c>--- en</c>, the English text. A variable is <c>name: kind | description | sample</c>; <c>kind?</c> is optional, a list is
/// <c>list(field:kind, …)</c> with a JSON array as its sample.
/// </summary>
internal static partial class TemplateParser
{
    public const string EnglishMark = "--- en";

    /// <summary>The template, or null with the problems that keep it from being one.</summary>
    public static MailTemplate? Parse(string file, string content, List<TemplateProblem> problems)
    {
        var before = problems.Count;
        var lines = content.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var headEnd = Array.IndexOf(lines, "---", 1);
        if (lines[0] != "---" || headEnd < 0)
        {
            problems.Add(new(file, 1, "The file must begin with a head between two lines of '---'."));
            return null;
        }

        var english = Array.IndexOf(lines, EnglishMark, headEnd);
        if (english < 0) problems.Add(new(file, lines.Length, $"The line '{EnglishMark}' and the English text after it are missing."));
        var head = ReadHead(file, lines[1..headEnd], problems);
        foreach (var key in new[] { "title", "subject", "subjectEn" }.Where(key => !head.Values.ContainsKey(key)))
            problems.Add(new(file, 2, $"The head lacks '{key}'."));
        if (problems.Count > before) return null;

        var template = new MailTemplate
        {
            Name = Path.GetFileNameWithoutExtension(file),
            Title = head.Values["title"].Source,
            Subject = head.Values["subject"],
            SubjectEn = head.Values["subjectEn"],
            Text = Body(lines, headEnd + 1, english),
            TextEn = Body(lines, english + 1, lines.Length),
            Variables = head.Variables,
        };
        TemplateCheck.Check(file, template, problems);
        return problems.Count > before ? null : template;
    }

    private static TemplatePart Body(string[] lines, int from, int to)
    {
        while (from < to && lines[from].Length == 0) from++;
        return new(string.Join('\n', lines[from..to]).TrimEnd(), from + 1);
    }

    private static (Dictionary<string, TemplatePart> Values, List<TemplateVariable> Variables) ReadHead(string file, string[] lines, List<TemplateProblem> problems)
    {
        var values = new Dictionary<string, TemplatePart>();
        var variables = new List<TemplateVariable>();
        var inVariables = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var (line, number) = (lines[i], i + 2);
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (line.StartsWith("  ", StringComparison.Ordinal) && inVariables)
            {
                if (ReadVariable(line.Trim()) is not { } variable) problems.Add(new(file, number, $"Not a variable: '{line.Trim()}'. Write 'name: kind | description | sample'."));
                else if (variables.Any(known => known.Name == variable.Name)) problems.Add(new(file, number, $"The variable '{variable.Name}' is declared twice."));
                else variables.Add(variable);
                continue;
            }

            var colon = line.IndexOf(':');
            var key = colon < 0 ? line : line[..colon];
            inVariables = key == "variables";
            if (key is not ("title" or "subject" or "subjectEn" or "variables")) problems.Add(new(file, number, $"'{key}' is not a word of the head."));
            else if (!inVariables && !values.TryAdd(key, new(line[(colon + 1)..].Trim(), number))) problems.Add(new(file, number, $"'{key}' is there twice."));
        }

        return (values, variables);
    }

    private static TemplateVariable? ReadVariable(string line)
    {
        if (VariableLine().Match(line) is not { Success: true } match) return null;
        var fields = match.Groups["fields"].Success ? ReadFields(match.Groups["fields"].Value) : [];
        if (fields is null || KindOf(match.Groups["kind"].Value) is not { } kind) return null;
        var sample = match.Groups["sample"].Value.Trim();
        var json = kind is VariableKind.Text or VariableKind.Day or VariableKind.Instant ? JsonSerializer.Serialize(sample, MailJson.Stored.String) : sample;
        return IsJson(json) ? new(match.Groups["name"].Value, kind, match.Groups["optional"].Success, match.Groups["description"].Value.Trim(), json, fields) : null;
    }

    private static IReadOnlyList<TemplateVariable>? ReadFields(string text)
    {
        var fields = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(field => FieldText().Match(field) is { Success: true } match && KindOf(match.Groups["kind"].Value) is { } kind and not VariableKind.List
                ? new TemplateVariable(match.Groups["name"].Value, kind, match.Groups["optional"].Success, "", "null", []) : null)
            .ToList();
        return fields.Contains(null) ? null : [.. fields.OfType<TemplateVariable>()];
    }

    private static VariableKind? KindOf(string word) => word switch
    {
        "text" => VariableKind.Text,
        "number" => VariableKind.Number,
        "boolean" => VariableKind.Boolean,
        "day" => VariableKind.Day,
        "instant" => VariableKind.Instant,
        "list" => VariableKind.List,
        _ => null,
    };

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?<name>[a-z]\w*):\s*(?<kind>[a-z]+)(\((?<fields>[^)]*)\))?(?<optional>\?)?\s*\|(?<description>[^|]*)\|(?<sample>.*)$")]
    private static partial Regex VariableLine();

    [GeneratedRegex(@"^(?<name>[a-z]\w*):(?<kind>[a-z]+)(?<optional>\?)?$")]
    private static partial Regex FieldText();
}
