namespace BenchmarkWorkflow.Selection;

/// <summary>A verb met a rule that forbids it. The verb has changed nothing.</summary>
public sealed class RuleBrokenException(IReadOnlyList<BrokenRule> rules)
    : Exception(string.Join("；", rules.Select(rule => $"{rule.Name}: {rule.Message}")))
{
    public RuleBrokenException(BrokenRule rule) : this([rule])
    {
    }

    /// <summary>All the rules broken, at least one, in the order they were found.</summary>
    public IReadOnlyList<BrokenRule> Rules { get; } = rules;

    /// <summary>Throws when a rule is broken, else does nothing.</summary>
    public static void ThrowIf(BrokenRule? rule)
    {
        if (rule is not null) throw new RuleBrokenException(rule);
    }

    /// <summary>Throws all the broken rules together, or does nothing when there are none.</summary>
    public static void ThrowIfAny(IReadOnlyList<BrokenRule> rules)
    {
        if (rules.Count > 0) throw new RuleBrokenException(rules);
    }
}
