using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What the ranking knows of an application.</summary>
/// <param name="ReceiptNumber">Breaks the last tie: handed in earlier, ranked higher.</param>
/// <param name="Bar">What keeps it off the list whatever its score: not shown up, site check failed; none otherwise.</param>
public sealed record RankingEntry(long ApplicationId, string ReceiptNumber, decimal? DocumentScore, decimal? DefenceScore, RankingBar? Bar = null);

/// <summary>What keeps an application off the list whatever its score.</summary>
public enum RankingBar
{
    NoShow,
    SiteCheckFailed,
    SiteCheckOpen,
}

/// <summary>One line of the ranking.</summary>
/// <param name="Rank">1, 2, 3 … without ties; none without a total.</param>
/// <param name="Total">Weighted, to two decimals.</param>
/// <param name="Why">Why it is not above the cut; none when it is.</param>
public sealed record RankedApplication(
    long ApplicationId, string ReceiptNumber, int? Rank, decimal? DocumentScore, decimal? DefenceScore, decimal? Total, bool IsSelected, BrokenRule? Why);

/// <summary>The ranking of a campaign as it follows from the scores at this moment. It is never stored.</summary>
/// <param name="InputHash">SHA-256 over everything it was derived from: equal hash, equal ranking.</param>
public sealed record Ranking(IReadOnlyList<RankedApplication> Lines, RankingSettings Rule, string InputHash)
{
    public IEnumerable<RankedApplication> Selected => Lines.Where(line => line.IsSelected);

    /// <summary>
    /// Orders by total, then defence score, then document score, then receipt number; cuts at the places and the least score.
    /// Lines without a total, and barred ones, come after the others.
    /// </summary>
    public static Ranking Of(IReadOnlyCollection<RankingEntry> entries, RankingSettings rule)
    {
        var ordered = entries.Select(entry => (Entry: entry, Total: TotalOf(entry, rule)))
            .OrderBy(e => e.Total is null || e.Entry.Bar is not null)
            .ThenByDescending(e => e.Total ?? -1)
            .ThenByDescending(e => e.Entry.DefenceScore ?? -1)
            .ThenByDescending(e => e.Entry.DocumentScore ?? -1)
            .ThenBy(e => e.Entry.ReceiptNumber, StringComparer.Ordinal)
            .ThenBy(e => e.Entry.ApplicationId)
            .ToList();
        List<RankedApplication> lines = new(ordered.Count);
        foreach (var (entry, total) in ordered)
        {
            int? rank = total is null || entry.Bar is not null ? null : lines.Count + 1;
            var why = RankingRules.MayBeSelected(entry, total, rank, rule);
            lines.Add(new(entry.ApplicationId, entry.ReceiptNumber, rank, entry.DocumentScore, entry.DefenceScore, total, why is null, why));
        }

        return new(lines, rule, HashOf(entries, rule));
    }

    private static decimal? TotalOf(RankingEntry entry, RankingSettings rule)
    {
        if (rule.DocumentWeight > 0 && entry.DocumentScore is null) return null;
        if (rule.DefenceWeight > 0 && entry.DefenceScore is null) return null;
        return Score.Round((entry.DocumentScore ?? 0) * rule.DocumentWeight + (entry.DefenceScore ?? 0) * rule.DefenceWeight);
    }

    private static string HashOf(IEnumerable<RankingEntry> entries, RankingSettings rule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{rule.DocumentWeight:0.####}|{rule.DefenceWeight:0.####}|{rule.MaxSelected}|{rule.MinScore:0.####}\n");
        foreach (var e in entries.OrderBy(e => e.ApplicationId))
            text.Append(CultureInfo.InvariantCulture, $"{e.ApplicationId}|{e.ReceiptNumber}|{e.DocumentScore:0.00}|{e.DefenceScore:0.00}|{e.Bar}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
