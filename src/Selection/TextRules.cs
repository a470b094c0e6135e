using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Selection;

/// <summary>What a text must keep to, whoever gives it and wherever it stands.</summary>
public static partial class TextRules
{
    /// <summary>The most that a person's name, a company's and a telephone number have, in UTF-16 units.</summary>
    public const int Person = 100, Company = 200, Phone = 30;

    /// <summary><c>field-too-long</c>, for each text that is.</summary>
    public static IEnumerable<BrokenRule> TooLong(params IEnumerable<(string Field, string? Text, int Most)> texts) =>
        texts.Where(one => one.Text?.Length > one.Most).Select(one => new BrokenRule("field-too-long", $"不能超过 {one.Most} 个字符，现为 {one.Text!.Length} 个。", one.Field));

    /// <summary>The most that a reason has, in UTF-16 units.</summary>
    public const int Reason = 500;

    /// <summary><c>reason-missing</c> or <c>field-too-long</c>: whoever declines, moves or calls off says why.</summary>
    /// <param name="missing">What is said of none.</param>
    public static BrokenRule? HasReason(string reason, string missing = "请填写原因。") =>
        string.IsNullOrWhiteSpace(reason) ? new("reason-missing", missing, "reason") : TooLong(("reason", reason, Reason)).FirstOrDefault();

    /// <summary>
    /// <c>name-malformed</c>, for each name of a person or company that is more than a line or names a page. Such names stand in letters that go out in the product's name, also to
    /// addresses that whoever typed them does not own: they carry no message.
    /// </summary>
    public static IEnumerable<BrokenRule> NotNames(params IEnumerable<(string Field, string? Name)> names) =>
        names.Where(one => one.Name is { } name && (name.Trim().Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') || Page().IsMatch(name)))
            .Select(one => new BrokenRule("name-malformed", "名称中不能有换行或网址，请只填写名称。", one.Field));

    [GeneratedRegex(@"://|www\.|[a-z0-9-]\.(com|cn|net|org|top|xyz|info|cc|vip|shop|club|site|online|link|icu)(?![a-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
