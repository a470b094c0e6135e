using System.Text.RegularExpressions;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests.Audit;

/// <summary>Whatever the code can write into the audit has a word in both languages; the codes are read from the source, so that a new act without one is found.</summary>
public sealed partial class AuditWordsTests
{
    /// <summary>Settings are named in the same way, and are no acts.</summary>
    private static readonly string[] NoActs = ["SettingsRules.cs", "SettingsValues.cs", "AuditWords.cs"];

    private static readonly string Source = Path.Combine(Repository.Root, "src");

    [Fact]
    public void Every_act_that_the_code_records_has_a_word_and_every_word_an_act()
    {
        var begins = AuditWords.Acts.Keys.Select(Begin).ToHashSet();
        var named = Files().SelectMany(file => Codes().Matches(file.Text).Select(match => match.Groups[1].Value).Where(code => begins.Contains(Begin(code)) || SpeaksOfAudit().IsMatch(file.Text))).ToHashSet();

        Assert.Equal(AuditWords.Acts.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.All(AuditWords.Acts.Values.Concat(AuditWords.Subjects.Values).Concat(AuditWords.Actors.Values), word => Assert.False(string.IsNullOrWhiteSpace(word.Chinese) || string.IsNullOrWhiteSpace(word.English)));
        Assert.Equal(AuditWords.Acts.Count, AuditWords.Acts.Values.Select(word => word.Chinese).Distinct().Count()); // a filter shows them by word alone
        Assert.Equal(AuditWords.Acts.Count, AuditWords.Acts.Values.Select(word => word.English).Distinct().Count());
    }

    [Fact]
    public void No_act_is_put_together_from_parts_that_nobody_finds() =>
        Assert.Empty(Files().Where(file => SpeaksOfAudit().IsMatch(file.Text)).SelectMany(file => Parts().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")));

    [Fact]
    public void Every_kind_of_thing_that_acts_are_done_to_has_a_word()
    {
        var named = Files().SelectMany(file => Subjects().Matches(file.Text).Select(match => match.Groups[1].Value + match.Groups[2].Value)).ToHashSet(); // one of them matched

        Assert.True(named.Count >= 15, string.Join(", ", named));
        Assert.Empty(named.Except(AuditWords.Subjects.Keys));
    }

    private static IEnumerable<(string Path, string Text)> Files() => ((string[])["Selection", "Activities", "Api", "Host"])
        .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Source, room), "*.cs", SearchOption.AllDirectories)).Where(path => !NoActs.Contains(Path.GetFileName(path)))
        .Select(path => (path, File.ReadAllText(path)));

    private static string Begin(string code) => code[..code.IndexOf('.', StringComparison.Ordinal)];

    [GeneratedRegex("\"([a-z][A-Za-z]*\\.[a-z][A-Za-z-]*)\"")]
    private static partial Regex Codes();

    [GeneratedRegex("\"[a-z][A-Za-z]*\\.\"\\s*\\+|\\$\"[a-z][A-Za-z]*\\.\\{")]
    private static partial Regex Parts();

    [GeneratedRegex("AuditTrail|[aA]udit\\.RecordAsync")]
    private static partial Regex SpeaksOfAudit();

    /// <summary>What stands behind the act where it is recorded.</summary>
    [GeneratedRegex("RecordAsync\\([^;]*?\"[a-z][A-Za-z]*\\.[a-z][A-Za-z-]*\",\\s*\"([a-zA-Z]+)\"|RecordAsync\\([^;\"]*?\\bact,\\s*\"([a-zA-Z]+)\"")]
    private static partial Regex Subjects();
}
