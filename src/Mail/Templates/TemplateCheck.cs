using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>
/// Checks every expression of a template against its declared variables, so that a letter cannot fail over a misspelt name on the day it
/// is sent. Allowed: a variable, a helper with a variable, <c>#if</c>, <c>#unless</c>, <c>else</c>, <c>#each</c>, <c>@last</c>, <c>@first</c>, comments.
/// </summary>
internal static partial class TemplateCheck
{
    /// <summary>Set by the room for every letter: who signs, how to reach them, where the site is, the day of writing.</summary>
    public static readonly IReadOnlyList<TemplateVariable> Always =
    [
        new("organization", VariableKind.Text, false, "落款单位", "\"\"", []),
        new("organizationEn", VariableKind.Text, false, "落款单位（英文）", "\"\"", []),
        new("contact", VariableKind.Text, false, "联系方式", "\"\"", []),
        new("portalUrl", VariableKind.Text, false, "网址", "\"\"", []),
        new("sentOn", VariableKind.Instant, false, "落款日期", "\"\"", []),
    ];

    public static void Check(string file, MailTemplate template, List<TemplateProblem> problems)
    {
        foreach (var part in new[] { template.Subject, template.SubjectEn, template.Text, template.TextEn })
            Check(file, part, template.Variables, problems);
    }

    public static void Check(string file, TemplatePart part, IReadOnlyList<TemplateVariable> variables, List<TemplateProblem> problems)
    {
        var open = new Stack<(string Word, int Line, IReadOnlyList<TemplateVariable> Scope)>();
        var scope = new List<TemplateVariable>([.. variables, .. Always]) as IReadOnlyList<TemplateVariable>;
        if (string.IsNullOrWhiteSpace(part.Source)) problems.Add(new(file, part.Line, "The text is empty.", "请填写内容。"));
        foreach (Match match in Expression().Matches(part.Source))
        {
            var line = part.Line + part.Source.AsSpan(0, match.Index).Count('\n');
            var inner = match.Groups["inner"].Value.Trim();
            if (match.Groups["triple"].Success) problems.Add(new(file, line, $"'{match.Value}': three braces are not allowed, two do the same here.", $"“{match.Value}”请只用两层花括号。"));
            else if (inner.StartsWith('!')) continue;
            else if (inner.StartsWith('#')) scope = Open(inner, line);
            else if (inner.StartsWith('/')) scope = Close(inner, line);
            else if (inner == "else") { if (open.Count == 0) problems.Add(new(file, line, "'{{else}}' outside a block.", "{{else}} 不在条件之内。")); }
            else Value(inner, line);
        }

        if (Expression().Replace(part.Source, "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)))
            problems.Add(new(file, part.Line, "A '{{' without its '}}', or the other way round.", "花括号没有成对。"));
        foreach (var block in open) problems.Add(new(file, block.Line, $"'{{{{#{block.Word}}}}}' is never closed.", $"“{{{{#{block.Word}}}}}”没有结束。"));

        IReadOnlyList<TemplateVariable> Open(string inner, int line)
        {
            var words = inner[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            open.Push((words.Length > 0 ? words[0] : "", line, scope));
            if (words is not [("if" or "unless" or "each"), var name])
            {
                problems.Add(new(file, line, $"'{{{{{inner}}}}}' is not a block; there are #if, #unless and #each with one variable.", $"“{{{{{inner}}}}}”不是可用的条件，可用 #if、#unless、#each 加一个变量。"));
                return scope;
            }

            if (name is "@last" or "@first" && words[0] != "each") return scope;
            if (Find(name, line) is not { } variable || words[0] != "each") return scope;
            if (variable.Kind == VariableKind.List) return [.. variable.Fields, .. Always];
            problems.Add(new(file, line, $"'{name}' is not a list.", $"“{name}”不是列表，不能用 #each。"));
            return scope;
        }

        IReadOnlyList<TemplateVariable> Close(string inner, int line)
        {
            if (open.TryPop(out var block) && block.Word == inner[1..].Trim()) return block.Scope;
            problems.Add(new(file, line, $"'{{{{{inner}}}}}' closes nothing.", $"“{{{{{inner}}}}}”前面没有对应的开始。"));
            return scope;
        }

        void Value(string inner, int line)
        {
            var words = inner.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [var name])
            {
                if (Find(name, line) is { Kind: VariableKind.Day or VariableKind.Instant or VariableKind.List } raw)
                    problems.Add(new(file, line, $"'{raw.Name}' must be written with a helper, such as {{{{date {raw.Name}}}}}.", $"“{raw.Name}”请写明格式，如 {{{{date {raw.Name}}}}}。"));
            }
            else if (words is [var helper, var argument] && TemplateHelpers.Takes.TryGetValue(helper, out var kinds))
            {
                if (Find(argument, line) is { } variable && !kinds.Contains(variable.Kind))
                    problems.Add(new(file, line, $"'{helper}' does not take '{argument}'.", $"“{helper}”不能用于“{argument}”。"));
            }
            else
            {
                problems.Add(new(file, line, $"'{{{{{inner}}}}}' is neither a variable nor a helper with a variable.", $"“{{{{{inner}}}}}”不是变量，也不是格式加变量。"));
            }
        }

        TemplateVariable? Find(string name, int line)
        {
            var found = scope.FirstOrDefault(variable => variable.Name == name);
            if (found is null) problems.Add(new(file, line, $"The variable '{name}' is not declared.", $"没有名为“{name}”的变量。"));
            return found;
        }
    }

    [GeneratedRegex(@"(?<triple>\{\{\{[^}]*\}\}\})|\{\{(?<inner>[^{}]*)\}\}")]
    private static partial Regex Expression();
}
