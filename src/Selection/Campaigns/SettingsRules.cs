using System.Globalization;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>What settings must hold to make sense.</summary>
public static class SettingsRules
{
    private static readonly string[] Sections = ["quota", "application", "package", "eligibility", "review", "defence", "siteCheck", "ranking", "notice", "exchange"];

    /// <summary>What each number may be. The upper bounds are beyond anything sensible; they keep reckoning with dates and lists within what can be reckoned.</summary>
    private static readonly (string Path, Func<CampaignSettings, decimal> Value, decimal Least, decimal Most)[] Ranges =
    [
        ("quota.base", s => s.Quota.Base, 1, 1000), ("quota.extended", s => s.Quota.Extended, 1, 1000),
        ("eligibility.supplementWorkingDays", s => s.Eligibility.SupplementWorkingDays, 1, MostDays), ("eligibility.maxSupplements", s => s.Eligibility.MaxSupplements, 0, 100),
        ("review.expertsPerApplication", s => s.Review.ExpertsPerApplication, 1, 100), ("review.maxLoadPerExpert", s => s.Review.MaxLoadPerExpert, 1, 100_000),
        ("review.daysToScore", s => s.Review.DaysToScore, 1, MostDays), ("review.spreadLimit", s => s.Review.SpreadLimit, 0, 100), ("review.passScore", s => s.Review.PassScore, 0, 100),
        ("review.recusalYears", s => s.Review.RecusalYears, 0, 100),
        ("defence.presentMinutes", s => s.Defence.PresentMinutes, 1, MostMinutes), ("defence.questionMinutes", s => s.Defence.QuestionMinutes, 0, MostMinutes),
        ("defence.bufferMinutes", s => s.Defence.BufferMinutes, 0, MostMinutes), ("defence.slotsPerSession", s => s.Defence.SlotsPerSession, 1, 100),
        ("defence.panelSize", s => s.Defence.PanelSize, 1, 100), ("defence.maxPresenters", s => s.Defence.MaxPresenters, 1, 100), ("defence.receiptDays", s => s.Defence.ReceiptDays, 0, MostDays),
        ("siteCheck.teamSize", s => s.SiteCheck.TeamSize, 1, 100), ("siteCheck.scoreGap", s => s.SiteCheck.ScoreGap, 0, 100),
        ("ranking.maxSelected", s => s.Ranking.MaxSelected, 1, 100_000), ("ranking.minScore", s => s.Ranking.MinScore, 0, 100),
        ("notice.workingDays", s => s.Notice.WorkingDays, 1, MostDays), ("notice.renoticeWorkingDays", s => s.Notice.RenoticeWorkingDays, 1, MostDays),
        ("notice.objectionDecisionWorkingDays", s => s.Notice.ObjectionDecisionWorkingDays, 1, MostDays),
        ("exchange.events", s => s.Exchange.Events, 1, 100), ("exchange.intervalDays", s => s.Exchange.IntervalDays, 1, MostDays), ("exchange.capacity", s => s.Exchange.Capacity, 1, 100_000),
    ];

    private const int MostDays = 250, MostMinutes = 600;

    /// <summary>Everything wrong, with the path inside the settings.</summary>
    public static IReadOnlyList<DataFileProblem> Problems(CampaignSettings s) =>
    [
        .. Sources(s), .. OutOfRange(s), .. Quota(s.Quota), .. Application(s.Application), .. Package(s.Package), .. Eligibility(s.Eligibility), .. Review(s.Review),
        .. Defence(s.Defence), .. Ranking(s.Ranking), .. Notice(s.Notice),
    ];

    private static IEnumerable<DataFileProblem> Sources(CampaignSettings s)
    {
        foreach (var section in Sections.Where(section => !s.Sources.Keys.Any(key => key == section || key.StartsWith(section + ".", StringComparison.Ordinal))))
            yield return new("sources", $"says nothing about '{section}'");
        foreach (var key in s.Sources.Keys.Where(key => !Sections.Contains(key.Split('.')[0])))
            yield return new($"sources.{key}", "is no section of the settings");
    }

    private static IEnumerable<DataFileProblem> OutOfRange(CampaignSettings s) =>
        Ranges.Where(range => range.Value(s) < range.Least || range.Value(s) > range.Most)
            .Select(range => new DataFileProblem(range.Path, FormattableString.Invariant($"must be {range.Least} to {range.Most}"), FormattableString.Invariant($"应在 {range.Least} 到 {range.Most} 之间。")));

    private static IEnumerable<DataFileProblem> Quota(QuotaSettings quota)
    {
        if (quota.Extended < quota.Base) yield return new("quota.extended", "must not be below base", "不能少于基本名额。");
    }

    private static IEnumerable<DataFileProblem> Application(ApplicationSettings application)
    {
        if (application.ReceiptDigits is < 1 or > 9) yield return new("application.receiptDigits", "must be 1 to 9");
        foreach (var (i, field) in application.Form.Index())
        {
            var place = $"application.form[{i}]";
            if (application.Form.Take(i).Any(other => other.Name == field.Name)) yield return new($"{place}.name", $"'{field.Name}' stands twice");
            if (field.Kind == FormFieldKind.Choice && field.Choices is not { Count: > 1 }) yield return new($"{place}.choices", "a choice needs two or more");
            if (field.MinLength > field.MaxLength) yield return new($"{place}.minLength", "is above maxLength");
        }

        foreach (var (i, rule) in application.Documents.Index())
        {
            var place = $"application.documents[{i}]";
            if (application.Documents.Take(i).Any(other => other.Kind == rule.Kind)) yield return new($"{place}.kind", $"'{rule.Kind}' stands twice");
            if (rule.MinCount < 0 || rule.MaxCount < Math.Max(1, rule.MinCount)) yield return new($"{place}.maxCount", "must be 1 or more and not below minCount");
            if (rule.MaxBytes < 1) yield return new($"{place}.maxBytes", "must be 1 or more");
            if (rule.Types.Count == 0) yield return new($"{place}.types", "there is none");
        }

        foreach (var (i, step) in application.Stages.Index())
            if (step.From == step.To || step.From is ApplicationStage.Draft or ApplicationStage.Concluded || step.To is ApplicationStage.Draft or ApplicationStage.Submitted or ApplicationStage.Concluded)
                yield return new($"application.stages[{i}]", $"{step.From} to {step.To} is not a step a campaign may set: handing in and concluding are the verbs' own");
    }

    private static IEnumerable<DataFileProblem> Package(PackageSettings package)
    {
        if (package.MaxBytes < 1) yield return new("package.maxBytes", "must be 1 or more");
        if (!package.Extension.StartsWith('.')) yield return new("package.extension", "must begin with a dot");
        if (package.WordExtensions.Count == 0) yield return new("package.wordExtensions", "there is none");
        if (package.MinWordDocuments < package.RequiredNames.Count) yield return new("package.minWordDocuments", "is below the number of requiredNames");
    }

    private static IEnumerable<DataFileProblem> Eligibility(EligibilitySettings eligibility)
    {
        if (eligibility.Checklist.Count == 0) yield return new("eligibility.checklist", "there is none");
        foreach (var (i, item) in eligibility.Checklist.Index())
            if (eligibility.Checklist.Take(i).Any(other => other.Name == item.Name)) yield return new($"eligibility.checklist[{i}].name", $"'{item.Name}' stands twice");
    }

    private static IEnumerable<DataFileProblem> Review(ReviewSettings review)
    {
        if (review.MinScores < 1 || review.MinScores > review.ExpertsPerApplication) yield return new("review.minScores", "must be 1 to expertsPerApplication", "应在 1 到每项申报的专家人数之间。");
        foreach (var problem in Rubric("review", review.Rubric, review.TrimFrom)) yield return problem;
    }

    private static IEnumerable<DataFileProblem> Rubric(string place, IReadOnlyList<RubricItem> rubric, int trimFrom)
    {
        if (rubric.Sum(item => item.MaxPoints) != 100) yield return new($"{place}.rubric", "the points must make 100");
        if (rubric.Select(item => item.Name).Distinct().Count() != rubric.Count) yield return new($"{place}.rubric", "a name stands twice");
        if (trimFrom is < 0 or 1 or 2) yield return new($"{place}.trimFrom", "must be 0 (never) or 3 and more, else nothing is left", "应为 0（从不）或不小于 3，否则没有分数可用。");
    }

    private static IEnumerable<DataFileProblem> Defence(DefenceSettings defence)
    {
        if (defence.NoShow is not ("scoreZero" or "excluded")) yield return new("defence.noShow", "must be scoreZero or excluded");
        foreach (var problem in Rubric("defence", defence.Rubric, defence.TrimFrom)) yield return problem;
    }

    private static IEnumerable<DataFileProblem> Ranking(RankingSettings ranking)
    {
        if (RankingRules.CheckWeights(ranking) is not null)
            yield return new("ranking.documentWeight", "with defenceWeight it must make 1", "资料评审与答辩评审的权重之和应为 1。");
    }

    private static IEnumerable<DataFileProblem> Notice(NoticeSettings notice)
    {
        if (notice.ClosesAt != "24:00" && !TimeOnly.TryParseExact(notice.ClosesAt, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new("notice.closesAt", $"'{notice.ClosesAt}' is not HH:mm from 00:00 to 24:00", "应为 00:00 到 24:00 之间的时刻，如 24:00。");
    }
}
