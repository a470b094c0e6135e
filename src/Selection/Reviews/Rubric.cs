using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What is scored and how the points of a sheet become its total out of 100. A line weighs as much as its points.</summary>
public static class Rubric
{
    /// <summary>Points are given in steps of this.</summary>
    public const decimal Step = 0.5m;

    /// <summary>Of a draft: no unknown line, no score outside its range. Names: <c>score-unknown</c>, <c>score-out-of-range</c>, <c>score-step</c>.</summary>
    public static IReadOnlyList<BrokenRule> CheckDraft(IReadOnlyList<RubricItem> rubric, IReadOnlyDictionary<string, decimal> points)
    {
        List<BrokenRule> broken = [];
        foreach (var (name, score) in points.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var line = rubric.FirstOrDefault(item => item.Name == name);
            if (line is null) broken.Add(new("score-unknown", $"评分表中没有“{name}”一项。", name));
            else if (score < 0 || score > line.MaxPoints) broken.Add(new("score-out-of-range", $"“{line.Text}”应在 0 到 {line.MaxPoints:0.##} 分之间。", name));
            else if (score % Step != 0) broken.Add(new("score-step", $"“{line.Text}”应以 {Step} 分为单位。", name));
        }

        return broken;
    }

    /// <summary>Of a sheet to be handed in: a draft's rules, and no line left out (<c>score-missing</c>).</summary>
    public static IReadOnlyList<BrokenRule> CheckComplete(IReadOnlyList<RubricItem> rubric, IReadOnlyDictionary<string, decimal> points) =>
    [
        .. CheckDraft(rubric, points),
        .. rubric.Where(item => !points.ContainsKey(item.Name)).Select(item => new BrokenRule("score-missing", $"“{item.Text}”尚未评分。", item.Name)),
    ];

    /// <summary>Out of 100, to two decimals, halves up.</summary>
    public static decimal Total(IReadOnlyList<RubricItem> rubric, IReadOnlyDictionary<string, decimal> points) =>
        Score.Round(rubric.Sum(item => points[item.Name]) * 100 / rubric.Sum(item => item.MaxPoints));
}
