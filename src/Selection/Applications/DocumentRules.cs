using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>Which files an application takes and which it needs.</summary>
public static class DocumentRules
{
    /// <summary>Whether a file may be added.</summary>
    /// <param name="type">By content; none when it is nothing known.</param>
    /// <param name="alike">How many files of the kind the application holds already.</param>
    /// <returns>All broken: <c>document-kind-closed</c>, <c>document-empty</c>, <c>document-too-large</c>, <c>document-type</c>, <c>document-too-many</c>; the kind is the field.</returns>
    public static IReadOnlyList<BrokenRule> MayAdd(IReadOnlyList<DocumentRule> rules, DocumentKind kind, string? type, long size, int alike)
    {
        if (rules.FirstOrDefault(rule => rule.Kind == kind) is not { } rule)
            return [new("document-kind-closed", "本届不收取这类材料。", Field(kind))];
        List<BrokenRule> broken = [];
        if (size == 0) broken.Add(new("document-empty", "文件是空的，请重新选择。", Field(kind)));
        else if (type is null || !rule.Types.Contains(type))
            broken.Add(new("document-type", $"{rule.Label}只接受 {string.Join("、", rule.Types)} 格式（按文件内容判断），请转换后上传。", Field(kind)));
        if (size > rule.MaxBytes) broken.Add(new("document-too-large", $"{rule.Label}不能超过 {Megabytes(rule.MaxBytes)} MB，请压缩后上传。", Field(kind)));
        if (alike >= rule.MaxCount) broken.Add(new("document-too-many", $"{rule.Label}最多 {rule.MaxCount} 个文件，请先移除不需要的。", Field(kind)));
        return broken;
    }

    /// <summary>Whether a file may begin to be uploaded: what can be told before its content is here. As <see cref="MayAdd"/> without <c>document-type</c>.</summary>
    public static IReadOnlyList<BrokenRule> MayBegin(IReadOnlyList<DocumentRule> rules, DocumentKind kind, long size, int alike) =>
        MayAdd(rules, kind, rules.FirstOrDefault(rule => rule.Kind == kind)?.Types.FirstOrDefault(), size, alike);

    /// <summary>Whether a company may store so much more: <c>quota-of-files</c>.</summary>
    /// <param name="held">Bytes of all its files, also of those it took away: they stay.</param>
    public static BrokenRule? MayStore(long held, long size, long most, DocumentKind kind) => held + size <= most
        ? null
        : new("quota-of-files", $"贵单位上传的文件已占 {Megabytes(held)} MB，合计不能超过 {Megabytes(most)} MB（含已移除的），请联系秘书处。", Field(kind));

    /// <summary>Which documents are missing: <c>document-missing</c> with the kind as field.</summary>
    public static IReadOnlyList<BrokenRule> Missing(IReadOnlyList<DocumentRule> rules, IReadOnlyCollection<DocumentKind> held) =>
    [
        .. rules.Where(rule => held.Count(kind => kind == rule.Kind) < rule.MinCount)
            .Select(rule => new BrokenRule("document-missing", $"请上传{rule.Label}（至少 {rule.MinCount} 个文件）。", Field(rule.Kind))),
    ];

    public static string Field(DocumentKind kind) => kind switch
    {
        DocumentKind.Form => "documents.form",
        DocumentKind.Experience => "documents.experience",
        DocumentKind.Proof => "documents.proof",
    };

    private static long Megabytes(long bytes) => bytes / (1024 * 1024);
}
