using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Eligibility;

/// <summary>What was found for one item of the checklist.</summary>
/// <param name="Item">The item's name in the campaign's checklist.</param>
/// <param name="Note">For people; why not, where it is not met.</param>
public sealed record EligibilityFinding(string Item, bool Met, string Note = "");

/// <summary>How a check may go on.</summary>
public static class EligibilityRules
{
    /// <summary>Whether findings may be written down: <c>check-decided</c>, <c>item-unknown</c>, <c>note-missing</c> for one that is not met.</summary>
    public static IReadOnlyList<BrokenRule> MayMark(EligibilityStatus status, IReadOnlyList<EligibilityItem> checklist, IReadOnlyList<EligibilityFinding> findings)
    {
        if (Decided(status) is { } decided) return [decided];
        return
        [
            .. findings.Where(finding => checklist.All(item => item.Name != finding.Item)).Select(finding => new BrokenRule("item-unknown", $"审查清单中没有“{finding.Item}”。", finding.Item)),
            .. findings.Where(finding => !finding.Met && string.IsNullOrWhiteSpace(finding.Note)).Select(finding => new BrokenRule("note-missing", "请写明不符合的原因。", finding.Item)),
        ];
    }

    /// <summary>Whether the application passes: every item is found met, else <c>item-open</c> or <c>item-unmet</c> for each; <c>check-decided</c>; <c>supplement-open</c>.</summary>
    public static IReadOnlyList<BrokenRule> MayPass(EligibilityStatus status, IReadOnlyList<EligibilityItem> checklist, IReadOnlyList<EligibilityFinding> findings)
    {
        if (Decided(status) is { } decided) return [decided];
        if (status == EligibilityStatus.SupplementRequested) return [new("supplement-open", "补正尚未提交，请等待企业补正或截止后再作结论。")];
        return [.. checklist.Select(item => Unmet(item, findings.FirstOrDefault(finding => finding.Item == item.Name))).OfType<BrokenRule>()];
    }

    /// <summary>Whether a supplement may be asked for: something is unmet, all that is unmet can be mended, and it was not asked too often.</summary>
    /// <returns>All broken: <c>check-decided</c>, <c>supplement-open</c>, <c>supplement-too-often</c>, <c>nothing-to-supplement</c>, <c>not-correctable</c>, <c>text-missing</c>.</returns>
    public static IReadOnlyList<BrokenRule> MayRequestSupplement(
        EligibilityStatus status, int supplements, EligibilitySettings settings, IReadOnlyList<EligibilityFinding> findings, string text)
    {
        if (Decided(status) is { } decided) return [decided];
        if (status == EligibilityStatus.SupplementRequested) return [new("supplement-open", "已要求补正，请等待企业提交。")];
        List<BrokenRule> broken = [];
        if (supplements >= settings.MaxSupplements) broken.Add(new("supplement-too-often", $"最多要求补正 {settings.MaxSupplements} 次，请作出审查结论。"));
        var unmet = settings.Checklist.Where(item => findings.Any(finding => finding.Item == item.Name && !finding.Met)).ToList();
        if (unmet.Count == 0) broken.Add(new("nothing-to-supplement", "没有不符合的审查项，无需补正。"));
        broken.AddRange(unmet.Where(item => !item.Correctable).Select(item => new BrokenRule("not-correctable", $"“{item.Text}”不能通过补正满足，请作不通过处理。", item.Name)));
        if (string.IsNullOrWhiteSpace(text)) broken.Add(new("text-missing", "请写明需要补正的内容。", "text"));
        return broken;
    }

    /// <summary>Whether what was asked for may be handed in: <c>no-supplement-open</c>, <c>supplement-late</c>.</summary>
    public static BrokenRule? MaySupplement(EligibilityStatus status, DateTimeOffset? due, DateTimeOffset now)
    {
        if (status != EligibilityStatus.SupplementRequested || due is not { } closes) return new("no-supplement-open", "目前没有需要提交的补正。");
        return now < closes ? null : new("supplement-late", $"补正已于 {ShanghaiTime.InWords(closes)} 截止。");
    }

    /// <summary>Whether the application may be rejected: <c>check-decided</c>, <c>reasons-missing</c>.</summary>
    public static BrokenRule? MayReject(EligibilityStatus status, string reasons) =>
        Decided(status) ?? (string.IsNullOrWhiteSpace(reasons) ? new("reasons-missing", "请逐条写明不通过的原因，企业将看到这些原因。", "reasons") : null);

    private static BrokenRule? Decided(EligibilityStatus status) =>
        status is EligibilityStatus.Passed or EligibilityStatus.Rejected ? new("check-decided", "资格审查已有结论，不能更改。") : null;

    private static BrokenRule? Unmet(EligibilityItem item, EligibilityFinding? finding) => finding switch
    {
        null => new("item-open", $"“{item.Text}”尚未审查。", item.Name),
        { Met: false } => new("item-unmet", $"“{item.Text}”不符合：{finding.Note}", item.Name),
        _ => null,
    };
}
