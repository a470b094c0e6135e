using System.Globalization;
using BenchmarkWorkflow.Selection.Applications;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>What settings must hold to make sense.</summary>
public static class SettingsRules
{
    private static readonly string[] Sections = ["quota", "application", "package", "eligibility", "review", "defence", "siteCheck", "ranking", "notice", "exchange"];

    /// <summary>Everything wrong, with the path inside the settings.</summary>
    public static IReadOnlyList<DataFileProblem> Problems(CampaignSettings s) =>
    [
        .. Sources(s), .. Quota(s.Quota), .. Application(s.Application), .. Package(s.Package), .. Eligibility(s.Eligibility), .. Review(s.Review),
        .. Defence(s.Defence), .. Ranking(s.Ranking), .. NoticeAndAfter(s),
    ];

    /// <summary>A problem of a single value as people read it beside the value.</summary>
    public static string InChinese(string reason) => reason switch
    {
        "must be 1 or more" => "应不小于 1。",
        "must be 0 or more" or "minutes must be 0 or more" => "应不小于 0。",
        "must be 0 to 100" => "应在 0 到 100 之间。",
        "must not be below base" => "不能少于基本名额。",
        "must be 1 to expertsPerApplication" => "应在 1 到每项申报的专家人数之间。",
        "with defenceWeight it must make 1" => "资料评审与答辩评审的权重之和应为 1。",
        _ when reason.EndsWith("is not HH:mm from 00:00 to 24:00", StringComparison.Ordinal) => "应为 00:00 到 24:00 之间的时刻，如 24:00。",
        _ => reason,
    };

    private static IEnumerable<DataFileProblem> Sources(CampaignSettings s)
    {
        foreach (var section in Sections.Where(section => !s.Sources.Keys.Any(key => key == section || key.StartsWith(section + ".", StringComparison.Ordinal))))
            yield return new("sources", $"says nothing about '{section}'");
        foreach (var key in s.Sources.Keys.Where(key => !Sections.Contains(key.Split('.')[0])))
            yield return new($"sources.{key}", "is no section of the settings");
    }

    private static IEnumerable<DataFileProblem> Quota(QuotaSettings quota)
    {
        if (quota.Base < 1) yield return new("quota.base", "must be 1 or more");
        if (quota.Extended < quota.Base) yield return new("quota.extended", "must not be below base");
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
        if (eligibility.SupplementWorkingDays < 1) yield return new("eligibility.supplementWorkingDays", "must be 1 or more");
        if (eligibility.MaxSupplements < 0) yield return new("eligibility.maxSupplements", "must be 0 or more");
    }

    private static IEnumerable<DataFileProblem> Review(ReviewSettings review)
    {
        if (review.ExpertsPerApplication < 1) yield return new("review.expertsPerApplication", "must be 1 or more");
        if (review.MaxLoadPerExpert < 1) yield return new("review.maxLoadPerExpert", "must be 1 or more");
        if (review.SpreadLimit is < 0 or > 100) yield return new("review.spreadLimit", "must be 0 to 100");
        if (review.MinScores < 1 || review.MinScores > review.ExpertsPerApplication) yield return new("review.minScores", "must be 1 to expertsPerApplication");
        if (review.DaysToScore < 1) yield return new("review.daysToScore", "must be 1 or more");
        if (review.PassScore is < 0 or > 100) yield return new("review.passScore", "must be 0 to 100");
        if (review.RecusalYears < 0) yield return new("review.recusalYears", "must be 0 or more");
        foreach (var problem in Rubric("review", review.Rubric, review.TrimFrom)) yield return problem;
    }

    private static IEnumerable<DataFileProblem> Rubric(string place, IReadOnlyList<RubricItem> rubric, int trimFrom)
    {
        if (rubric.Sum(item => item.MaxPoints) != 100) yield return new($"{place}.rubric", "the points must make 100");
        if (rubric.Select(item => item.Name).Distinct().Count() != rubric.Count) yield return new($"{place}.rubric", "a name stands twice");
        if (trimFrom is < 0 or 1 or 2) yield return new($"{place}.trimFrom", "must be 0 (never) or 3 and more, else nothing is left");
    }

    private static IEnumerable<DataFileProblem> Defence(DefenceSettings defence)
    {
        if (defence.PresentMinutes < 1) yield return new("defence.presentMinutes", "must be 1 or more");
        if (defence.QuestionMinutes < 0 || defence.BufferMinutes < 0) yield return new("defence.questionMinutes", "minutes must be 0 or more");
        if (defence.SlotsPerSession < 1) yield return new("defence.slotsPerSession", "must be 1 or more");
        if (defence.PanelSize < 1) yield return new("defence.panelSize", "must be 1 or more");
        if (defence.NoShow is not ("scoreZero" or "excluded")) yield return new("defence.noShow", "must be scoreZero or excluded");
        foreach (var problem in Rubric("defence", defence.Rubric, defence.TrimFrom)) yield return problem;
    }

    private static IEnumerable<DataFileProblem> Ranking(RankingSettings ranking)
    {
        if (ranking.DocumentWeight < 0 || ranking.DefenceWeight < 0 || ranking.DocumentWeight + ranking.DefenceWeight != 1)
            yield return new("ranking.documentWeight", "with defenceWeight it must make 1");
        if (ranking.MaxSelected < 1) yield return new("ranking.maxSelected", "must be 1 or more");
    }

    private static IEnumerable<DataFileProblem> NoticeAndAfter(CampaignSettings s)
    {
        if (s.Notice.WorkingDays < 1) yield return new("notice.workingDays", "must be 1 or more");
        if (s.Notice.RenoticeWorkingDays < 1) yield return new("notice.renoticeWorkingDays", "must be 1 or more");
        if (s.Notice.ClosesAt != "24:00" && !TimeOnly.TryParseExact(s.Notice.ClosesAt, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new("notice.closesAt", $"'{s.Notice.ClosesAt}' is not HH:mm from 00:00 to 24:00");
        if (s.SiteCheck.TeamSize < 1) yield return new("siteCheck.teamSize", "must be 1 or more");
        if (s.Exchange.Events < 1) yield return new("exchange.events", "must be 1 or more");
        if (s.Exchange.IntervalDays < 1) yield return new("exchange.intervalDays", "must be 1 or more");
        if (s.Exchange.Capacity < 1) yield return new("exchange.capacity", "must be 1 or more");
    }
}
