using System.Globalization;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>What is wrong in a template, for those who write letters and no files.</summary>
internal static partial class TemplateWords
{
    /// <param name="withLine">Whether to say in which line.</param>
    public static string InChinese(TemplateProblem problem, bool withLine)
    {
        var quoted = Quoted().Matches(problem.Message).Select(match => match.Groups[1].Value).ToList();
        var what = quoted.FirstOrDefault() ?? "";
        var words = problem.Message switch
        {
            "The text is empty." => "请填写内容。",
            var message when message.EndsWith("is not declared.", StringComparison.Ordinal) => $"没有名为“{what}”的变量。",
            var message when message.Contains("three braces", StringComparison.Ordinal) => $"“{what}”请只用两层花括号。",
            var message when message.Contains("outside a block", StringComparison.Ordinal) => "{{else}} 不在条件之内。",
            var message when message.StartsWith("A '{{'", StringComparison.Ordinal) => "花括号没有成对。",
            var message when message.EndsWith("is never closed.", StringComparison.Ordinal) => $"“{what}”没有结束。",
            var message when message.EndsWith("closes nothing.", StringComparison.Ordinal) => $"“{what}”前面没有对应的开始。",
            var message when message.Contains("is not a block", StringComparison.Ordinal) => $"“{what}”不是可用的条件，可用 #if、#unless、#each 加一个变量。",
            var message when message.EndsWith("is not a list.", StringComparison.Ordinal) => $"“{what}”不是列表，不能用 #each。",
            var message when message.Contains("must be written with a helper", StringComparison.Ordinal) => $"“{what}”请写明格式，如 {{{{date {what}}}}}。",
            var message when message.Contains("does not take", StringComparison.Ordinal) => $"“{what}”不能用于“{quoted.ElementAtOrDefault(1)}”。",
            var message when message.Contains("is neither a variable", StringComparison.Ordinal) => $"“{what}”不是变量，也不是格式加变量。",
            var message => message,
        };
        return withLine ? string.Create(CultureInfo.InvariantCulture, $"第 {problem.Line} 行：{words}") : words;
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
