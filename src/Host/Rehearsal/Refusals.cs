namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>What the system refused the simulated people, by the name of the rule they broke. A refusal is what should happen; anything else thrown is a fault.</summary>
internal sealed class Refusals
{
    private readonly SortedDictionary<string, int> byRule = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> ByRule => byRule;

    /// <summary>Whether <paramref name="exception"/> says that a rule was broken.</summary>
    public static bool Is(Exception exception) => exception is Selection.RuleBrokenException or Inbox.RuleBrokenException or Mail.RuleBrokenException;

    public void Count(Exception refusal)
    {
        foreach (var rule in Names(refusal)) byRule[rule] = byRule.GetValueOrDefault(rule) + 1;
    }

    private static IEnumerable<string> Names(Exception refusal) => refusal switch
    {
        Selection.RuleBrokenException selection => selection.Rules.Select(rule => rule.Name),
        Inbox.RuleBrokenException inbox => inbox.Rules.Select(rule => rule.Name),
        Mail.RuleBrokenException mail => mail.Rules.Select(rule => rule.Name),
        _ => [],
    };
}
