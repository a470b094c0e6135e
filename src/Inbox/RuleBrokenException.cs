namespace BenchmarkWorkflow.Inbox;

/// <summary>A verb met one or more broken rules and has changed nothing.</summary>
public sealed class RuleBrokenException(IReadOnlyList<BrokenRule> rules) : Exception(string.Join(" ", rules.Select(rule => rule.Message)))
{
    public RuleBrokenException(BrokenRule rule) : this([rule])
    {
    }

    public IReadOnlyList<BrokenRule> Rules => rules;

    /// <summary>Throws when <paramref name="rule"/> is broken; null means it holds.</summary>
    public static void ThrowIf(BrokenRule? rule)
    {
        if (rule is not null) throw new RuleBrokenException(rule);
    }
}
