using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>What a campaign file must say, and which dates may be moved where.</summary>
public static class CampaignRules
{
    /// <summary>The order the named dates keep: each pair's first is not after its second.</summary>
    public static IReadOnlyList<(string Earlier, string Later)> Order { get; } =
    [
        (DeadlineNames.Applications, DeadlineNames.Recommendations), (DeadlineNames.Packages, DeadlineNames.Recommendations),
        (DeadlineNames.QuotaRelaxation, DeadlineNames.Recommendations), (DeadlineNames.Recommendations, DeadlineNames.Eligibility),
        (DeadlineNames.Eligibility, DeadlineNames.DocumentReview), (DeadlineNames.DocumentReview, DeadlineNames.Defence),
        (DeadlineNames.Defence, DeadlineNames.SiteCheck), (DeadlineNames.SiteCheck, DeadlineNames.Notice), (DeadlineNames.Notice, DeadlineNames.Exchange),
    ];

    /// <summary><c>campaign-stale</c>: who changes dates or settings has seen them as they are now.</summary>
    /// <param name="seen">The revision that was read; null not to compare.</param>
    public static BrokenRule? IsUnchanged(Campaign campaign, long? seen) =>
        seen is { } revision && revision != campaign.Revision ? new("campaign-stale", "日期或设置刚刚被他人修改，请刷新后再改。") : null;

    /// <summary>Everything wrong with a file, in its own order; none when it can be loaded.</summary>
    public static IReadOnlyList<DataFileProblem> Problems(CampaignFile file)
    {
        List<DataFileProblem> problems = [];
        void Wrong(bool wrong, string place, string reason)
        {
            if (wrong) problems.Add(new(place, reason));
        }

        Wrong(file.Year is < 2000 or > 2100, "year", $"{file.Year} is no year of a campaign");
        Wrong(string.IsNullOrWhiteSpace(file.Name), "name", "is empty");
        Wrong(file.Areas.Count == 0, "areas", "there is none");
        Wrong(file.Units.Count == 0, "units", "there is none");
        foreach (var (i, area) in file.Areas.Index())
        {
            Wrong(area.Number != i + 1, $"areas[{i}].number", $"is {area.Number}, {i + 1} is next");
            Wrong(string.IsNullOrWhiteSpace(area.Name), $"areas[{i}].name", "is empty");
        }

        foreach (var (i, unit) in file.Units.Index())
        {
            Wrong(unit.Number != i + 1, $"units[{i}].number", $"is {unit.Number}, {i + 1} is next");
            Wrong(string.IsNullOrWhiteSpace(unit.Name) || unit.Name.Any(char.IsWhiteSpace), $"units[{i}].name", $"'{unit.Name}' is empty or has white space in it");
            Wrong(file.Units.Take(i).Any(other => other.Name == unit.Name), $"units[{i}].name", $"'{unit.Name}' stands twice");
        }

        problems.AddRange(DateProblems(file));
        problems.AddRange(SettingsRules.Problems(file.Settings).Select(problem => problem with { Place = $"settings.{problem.Place}" }));
        return problems;
    }

    private static IEnumerable<DataFileProblem> DateProblems(CampaignFile file)
    {
        var read = new Dictionary<string, DateTimeOffset>();
        foreach (var (i, date) in file.Dates.Index())
        {
            if (!ShanghaiTime.TryParse(date.At, out var at)) yield return new($"dates[{i}].at", $"'{date.At}' is not like 2022-07-15T24:00+08:00");
            else if (!read.TryAdd(date.Name, at)) yield return new($"dates[{i}].name", $"'{date.Name}' stands twice");
        }

        foreach (var name in DeadlineNames.All.Where(name => file.Dates.All(date => date.Name != name))) yield return new("dates", $"'{name}' is missing");
        foreach (var rule in OrderBroken(read)) yield return new("dates", rule.Message);
    }

    /// <summary>Which pairs stand the wrong way round: <c>dates-out-of-order</c>, the field being the later one's name.</summary>
    public static IReadOnlyList<BrokenRule> OrderBroken(IReadOnlyDictionary<string, DateTimeOffset> dates) =>
    [
        .. Order
            .Where(pair => dates.TryGetValue(pair.Earlier, out var earlier) && dates.TryGetValue(pair.Later, out var later) && earlier > later)
            .Select(pair => new BrokenRule(
                "dates-out-of-order",
                $"“{pair.Later}”（{ShanghaiTime.InWords(dates[pair.Later])}）不能早于“{pair.Earlier}”（{ShanghaiTime.InWords(dates[pair.Earlier])}）。",
                pair.Later)),
    ];

    /// <summary>Whether dates may be moved: each is known, the new one lies ahead, and the order holds afterwards.</summary>
    /// <returns>All broken rules: <c>date-unknown</c>, <c>date-in-the-past</c>, <c>dates-out-of-order</c>.</returns>
    public static IReadOnlyList<BrokenRule> MayMove(IReadOnlyDictionary<string, DateTimeOffset> current, IReadOnlyDictionary<string, DateTimeOffset> moves, DateTimeOffset now)
    {
        var after = new Dictionary<string, DateTimeOffset>(current);
        List<BrokenRule> broken = [];
        foreach (var (name, at) in moves.OrderBy(move => move.Key, StringComparer.Ordinal))
        {
            if (!current.ContainsKey(name)) broken.Add(new("date-unknown", $"本届没有名为“{name}”的日期。", name));
            else if (at <= now) broken.Add(new("date-in-the-past", $"新日期 {ShanghaiTime.InWords(at)} 已经过去，请填写以后的时间。", name));
            else after[name] = at;
        }

        return [.. broken, .. OrderBroken(after)];
    }
}
