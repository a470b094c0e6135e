namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What would change if one thing were decided otherwise.</summary>
/// <param name="Enters">Applications that would then be selected.</param>
/// <param name="Leaves">Applications that would then no longer be.</param>
/// <param name="Moves">How many lines would change their rank.</param>
public sealed record RankingVariation(string Name, string Text, IReadOnlyList<RankedApplication> Enters, IReadOnlyList<RankedApplication> Leaves, int Moves);

/// <summary>Shows how firmly the list stands: the same ranking with another cut, other weights, other aggregation.</summary>
public static class RankingSensitivity
{
    /// <summary>The variations that need nothing but the entries: a place more and less, three more and less, weights a tenth either way.</summary>
    public static IReadOnlyList<RankingVariation> Of(Ranking decided, IReadOnlyCollection<RankingEntry> entries)
    {
        List<RankingVariation> variations = [];
        foreach (var by in (int[])[-3, -1, 1, 3])
        {
            var places = decided.Rule.MaxSelected + by;
            if (places > 0) variations.Add(Compare(decided, Ranking.Of(entries, decided.Rule with { MaxSelected = places }), $"places{by:+0;-0}", $"入选名额改为 {places} 个"));
        }

        foreach (var by in (decimal[])[-0.1m, 0.1m])
        {
            var (document, defence) = (decided.Rule.DocumentWeight + by, decided.Rule.DefenceWeight - by);
            if (document < 0 || defence < 0) continue;
            var other = Ranking.Of(entries, decided.Rule with { DocumentWeight = document, DefenceWeight = defence });
            variations.Add(Compare(decided, other, $"document-weight{by:+0.0;-0.0}", $"资料评审权重改为 {document:0.##}，答辩评审权重改为 {defence:0.##}"));
        }

        return variations;
    }

    /// <summary>One variation that the caller has ranked.</summary>
    public static RankingVariation Compare(Ranking decided, Ranking other, string name, string text)
    {
        var before = decided.Lines.ToDictionary(line => line.ApplicationId);
        return new(
            name, text,
            [.. other.Lines.Where(line => line.IsSelected && !before[line.ApplicationId].IsSelected)],
            [.. other.Lines.Where(line => !line.IsSelected && before[line.ApplicationId].IsSelected)],
            other.Lines.Count(line => line.Rank != before[line.ApplicationId].Rank));
    }
}
