using System.Globalization;
using BenchmarkWorkflow.Host.Rehearsal;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>A number of both seasons; <paramref name="Before"/> is the published one's, null without one.</summary>
internal sealed record ComparedNumber(string Key, double? Before, double After);

internal sealed record ComparedCount(string Key, int? Before, int After);

internal sealed record ComparedApplication(string Company, int? Area, int? Unit, string? Before, string? After);

internal sealed record ComparedStage(string Stage, int? ApplicationsBefore, int ApplicationsAfter, double? DaysBefore, double? DaysAfter);

internal sealed record ComparedUnit(int Number, string Name, int? QuotaBefore, int QuotaAfter, int? Before, int After);

/// <param name="New">True: the published season did not have it.</param>
internal sealed record ComparedTrouble(string DefinitionId, string Definition, string ActivityId, string Activity, string? Message, int Count, bool New);

internal sealed record ComparedCheck(string Title, bool? Before, bool After, string Detail);

/// <summary>A rehearsed draft beside the published version.</summary>
/// <param name="Identical">True: everything that the two seasons say of themselves is the same, but for how long they took and what things are called.</param>
internal sealed record SeasonComparison(
    bool Identical,
    string Summary,
    string SummaryEn,
    IReadOnlyList<ComparedNumber> Numbers,
    IReadOnlyList<ComparedCount> Outcomes,
    IReadOnlyList<ComparedApplication> Applications,
    IReadOnlyList<ComparedCount> Mail,
    IReadOnlyList<ComparedCount> Tasks,
    IReadOnlyList<ComparedStage> Stages,
    IReadOnlyList<ComparedUnit> Units,
    IReadOnlyList<ComparedTrouble> Troubles,
    IReadOnlyList<ComparedTrouble> Waiting,
    IReadOnlyList<ComparedCheck> Checks)
{
    /// <summary>Sets <paramref name="draft"/> beside <paramref name="published"/>; null: no version of the definition is published.</summary>
    public static SeasonComparison Of(RehearsalResult draft, RehearsalResult? published)
    {
        var comparison = new SeasonComparison(
            false, "", "", Figures(draft, published),
            Counts(CountsOfOutcomes(draft), published is null ? null : CountsOfOutcomes(published)),
            published is null ? [] : Moved(draft, published),
            Counts(draft.Mail, published?.Mail), Counts(draft.Details?.Tasks, published?.Details?.Tasks),
            StagesOf(draft, published), Quotas(draft, published),
            TroublesOf(draft, published), Waits(draft, published), ChecksOf(draft, published));
        comparison = comparison with { Identical = published is not null && Plain(draft) == Plain(published) };
        return comparison with { Summary = SeasonWords.Chinese(comparison), SummaryEn = SeasonWords.English(comparison) };
    }

    private static string Plain(RehearsalResult result) => (result with
    {
        WallSeconds = 0,
        Details = result.Details is not { } details ? null : details with
        {
            Troubles = [.. details.Troubles.Select(trouble => trouble with { Definition = "", Activity = "" })],
            Waiting = [.. details.Waiting.Select(wait => wait with { Definition = "", Activity = "" })],
        },
    }).ToJson();

    private static List<ComparedNumber> Figures(RehearsalResult draft, RehearsalResult? published)
    {
        return
        [
            Of("applications", result => result.Applications.Count(application => application.SubmittedAt is not null)),
            Of("recommended", result => result.Units.Sum(unit => unit.Recommended)),
            Of("selected", result => result.Applications.Count(application => application.Outcome == "selected")),
            Of("mail", result => result.Mail.Values.Sum()),
            Of("tasks", result => result.Tasks.Created),
            Of("timedOut", result => result.Tasks.TimedOut),
            Of("days", result => result.VirtualDays),
            Of("instances", result => result.Instances.Finished + result.Instances.Running + result.Instances.Faulted + result.Instances.Cancelled),
            Of("running", result => result.Instances.Running),
            Of("incidents", result => result.Incidents),
        ];

        ComparedNumber Of(string key, Func<RehearsalResult, double> figure) => new(key, published is null ? null : figure(published), figure(draft));
    }

    private static SortedDictionary<string, int> CountsOfOutcomes(RehearsalResult result) =>
        new(result.Applications.GroupBy(application => application.Outcome).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);

    private static List<ComparedCount> Counts(IReadOnlyDictionary<string, int>? draft, IReadOnlyDictionary<string, int>? published) =>
        [.. (draft?.Keys ?? []).Union(published?.Keys ?? []).Order(StringComparer.Ordinal).Select(key => new ComparedCount(key, published is null ? null : published.GetValueOrDefault(key), draft?.GetValueOrDefault(key) ?? 0))];

    /// <summary>Companies whose application ended otherwise; those who won or lost their place first.</summary>
    private static List<ComparedApplication> Moved(RehearsalResult draft, RehearsalResult published)
    {
        var (after, before) = (ByCompany(draft), ByCompany(published));
        return [.. after.Keys.Union(before.Keys)
            .Select(company => (Company: company, After: after.GetValueOrDefault(company), Before: before.GetValueOrDefault(company)))
            .Where(pair => pair.After?.Outcome != pair.Before?.Outcome)
            .OrderByDescending(pair => pair.After?.Outcome == "selected" || pair.Before?.Outcome == "selected").ThenBy(pair => pair.Company, StringComparer.Ordinal)
            .Select(pair => new ComparedApplication(pair.Company, (pair.After ?? pair.Before)?.Area, (pair.After ?? pair.Before)?.Unit, pair.Before?.Outcome, pair.After?.Outcome))];
    }

    private static Dictionary<string, RehearsedApplication> ByCompany(RehearsalResult result) =>
        result.Applications.GroupBy(application => application.Company).ToDictionary(group => group.Key, group => group.Last());

    private static List<ComparedStage> StagesOf(RehearsalResult draft, RehearsalResult? published)
    {
        var before = published?.Details?.Stages.ToDictionary(stage => stage.Stage) ?? [];
        var now = draft.Details?.Stages ?? [];
        return
        [
            .. now.Select(stage => new ComparedStage(
                stage.Stage, published is null ? null : before.GetValueOrDefault(stage.Stage)?.Applications ?? 0, stage.Applications, before.GetValueOrDefault(stage.Stage)?.MedianDays, stage.MedianDays)),
            .. before.Values.Where(stage => now.All(other => other.Stage != stage.Stage)).Select(stage => new ComparedStage(stage.Stage, stage.Applications, 0, stage.MedianDays, null)),
        ];
    }

    private static List<ComparedUnit> Quotas(RehearsalResult draft, RehearsalResult? published)
    {
        var before = published?.Units.ToDictionary(unit => unit.Number) ?? [];
        return [.. draft.Units.Select(unit => new ComparedUnit(unit.Number, unit.Name, before.GetValueOrDefault(unit.Number)?.Quota, unit.Quota, before.GetValueOrDefault(unit.Number)?.Recommended, unit.Recommended))];
    }

    private static List<ComparedTrouble> TroublesOf(RehearsalResult draft, RehearsalResult? published) =>
        [.. (draft.Details?.Troubles ?? []).Select(trouble => new ComparedTrouble(
            trouble.DefinitionId, trouble.Definition, trouble.ActivityId, trouble.Activity, trouble.Message, trouble.Count,
            published?.Details?.Troubles.Any(other => (other.DefinitionId, other.ActivityId, other.Message) == (trouble.DefinitionId, trouble.ActivityId, trouble.Message)) != true))];

    private static List<ComparedTrouble> Waits(RehearsalResult draft, RehearsalResult? published) =>
        [.. (draft.Details?.Waiting ?? []).Select(wait => new ComparedTrouble(
            wait.DefinitionId, wait.Definition, wait.ActivityId, wait.Activity, null, wait.Count,
            published?.Details?.Waiting.Any(other => (other.DefinitionId, other.ActivityId) == (wait.DefinitionId, wait.ActivityId)) != true))];

    private static List<ComparedCheck> ChecksOf(RehearsalResult draft, RehearsalResult? published) =>
        [.. (draft.Details?.Checks ?? []).Select(check => new ComparedCheck(check.Title, published?.Details?.Checks.FirstOrDefault(other => other.Title == check.Title)?.Holds, check.Holds, check.Detail))];
}

/// <summary>The one sentence that a process owner reads first.</summary>
internal static class SeasonWords
{
    private static readonly (string Key, string Zh, string En)[] Told = [("selected", "入选", "selected"), ("mail", "邮件", "mails"), ("tasks", "待办", "tasks"), ("days", "历时天数", "days")];

    public static string Chinese(SeasonComparison comparison)
    {
        var troubles = comparison.Troubles.Sum(trouble => trouble.Count);
        var waiting = (int)Of(comparison, "running").After;
        var broken = comparison.Checks.Count(check => !check.After);
        string[] mind = [.. new[] { troubles > 0 ? $"发生 {troubles} 次故障" : "", waiting > 0 ? $"{waiting} 个流程没有走完" : "", broken > 0 ? $"{broken} 项检查不成立" : "" }.Where(part => part.Length > 0)];
        var trouble = mind.Length > 0 ? $" 注意：{string.Join("，", mind)}。" : "";
        if (comparison.Identical) return "与现行版本相比，这一季的结果完全相同。" + trouble;
        var numbers = string.Join("，", Told.Select(told => (told.Zh, Number: Of(comparison, told.Key))).Where(told => told.Number.Before is null || told.Number.Before != told.Number.After)
            .Select(told => told.Number.Before is { } before ? $"{told.Zh} {Text(before)} → {Text(told.Number.After)}" : $"{told.Zh} {Text(told.Number.After)}"));
        if (Of(comparison, "selected").Before is null) return $"这个流程还没有发布过，演练结果：{numbers}。{trouble}";
        var moved = comparison.Applications.Count > 0 ? $"{(numbers.Length > 0 ? "，" : "")}{comparison.Applications.Count} 家企业的结果不同" : "";
        return numbers.Length + moved.Length == 0 ? $"与现行版本相比，总数没有变化，细节见下表。{trouble}" : $"与现行版本相比：{numbers}{moved}。{trouble}";
    }

    public static string English(SeasonComparison comparison)
    {
        var troubles = comparison.Troubles.Sum(trouble => trouble.Count);
        var waiting = (int)Of(comparison, "running").After;
        var broken = comparison.Checks.Count(check => !check.After);
        string[] mind = [.. new[] { troubles > 0 ? Many(troubles, "failure", "failures") : "", waiting > 0 ? Many(waiting, "process", "processes") + " did not end" : "", broken > 0 ? Many(broken, "check does", "checks do") + " not hold" : "" }.Where(part => part.Length > 0)];
        var trouble = mind.Length > 0 ? $" Mind: {string.Join(", ", mind)}." : "";
        if (comparison.Identical) return "Compared with the published version, the season comes out exactly the same." + trouble;
        var numbers = string.Join(", ", Told.Select(told => (told.En, Number: Of(comparison, told.Key))).Where(told => told.Number.Before is null || told.Number.Before != told.Number.After)
            .Select(told => told.Number.Before is { } before ? $"{told.En} {Text(before)} → {Text(told.Number.After)}" : $"{told.En} {Text(told.Number.After)}"));
        if (Of(comparison, "selected").Before is null) return $"This definition was never published. The season: {numbers}.{trouble}";
        var moved = comparison.Applications.Count > 0 ? $"{(numbers.Length > 0 ? ", " : "")}{Many(comparison.Applications.Count, "company", "companies")} ended otherwise" : "";
        return numbers.Length + moved.Length == 0 ? $"Compared with the published version the totals are the same; see the tables.{trouble}" : $"Compared with the published version: {numbers}{moved}.{trouble}";
    }

    private static string Many(int number, string one, string more) => $"{number} {(number == 1 ? one : more)}";

    private static ComparedNumber Of(SeasonComparison comparison, string key) => comparison.Numbers.First(number => number.Key == key);

    private static string Text(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
