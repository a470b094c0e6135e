using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>What a package must be (notice 一（二）3): a RAR named by the company's full name, holding the Word documents, in time.</summary>
public static class PackageRules
{
    /// <summary>Whether it came in time: <c>package-late</c>. The closing instant itself is too late.</summary>
    public static BrokenRule? InTime(DateTimeOffset receivedAt, DateTimeOffset closes) => receivedAt < closes
        ? null
        : new("package-late", $"申报材料包应于 {ShanghaiTime.InWords(closes)} 前送达，收到时间为 {ShanghaiTime.InWords(receivedAt)}。", "receivedAt");

    /// <summary>Everything wrong with the archive; none when it can be accepted.</summary>
    /// <returns>
    /// <c>package-missing</c>; <c>package-file-name</c>, <c>package-too-large</c>, and one of <c>package-not-rar</c>, <c>package-encrypted</c>, <c>package-volume</c>,
    /// <c>package-damaged</c>, or <c>package-word-missing</c> and <c>package-document-missing</c>.
    /// </returns>
    public static IReadOnlyList<BrokenRule> Problems(PackageSettings settings, string fullName, string fileName, ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty) return [new("package-missing", $"邮件没有附件。请将申报材料的 Word 版压缩为“{fullName}{settings.Extension}”后作为附件重新发送。", "file")];
        List<BrokenRule> broken = [];
        if (!NameFits(settings, fullName, fileName))
            broken.Add(new("package-file-name", $"附件应命名为“{fullName}{settings.Extension}”，现为“{fileName}”。", "file"));
        if (content.Length > settings.MaxBytes) broken.Add(new("package-too-large", $"附件不能超过 {settings.MaxBytes / (1024 * 1024)} MB。", "file"));
        broken.AddRange(Archive(settings, RarArchive.Read(content)));
        return broken;
    }

    /// <summary>The Word documents of a listing: not folders, not what programs leave behind (<c>~$…</c>, <c>.…</c>).</summary>
    public static IReadOnlyList<string> WordDocuments(PackageSettings settings, RarListing listing) =>
    [
        .. listing.Entries.Where(entry => !entry.IsFolder && entry.Size > 0).Select(entry => entry.Path.Split('/')[^1])
            .Where(name => !name.StartsWith("~$", StringComparison.Ordinal) && !name.StartsWith('.'))
            .Where(name => settings.WordExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)),
    ];

    private static bool NameFits(PackageSettings settings, string fullName, string fileName) =>
        string.Equals(Path.GetExtension(fileName.Trim()), settings.Extension, StringComparison.OrdinalIgnoreCase)
        && CompanyName.Normal(Path.GetFileNameWithoutExtension(fileName.Trim())) == CompanyName.Normal(fullName);

    private static IEnumerable<BrokenRule> Archive(PackageSettings settings, RarListing? listing)
    {
        switch (listing)
        {
            case null: return [new("package-not-rar", "附件不是 RAR 压缩文件（按文件内容判断，改扩展名无效），请用 RAR 格式重新压缩。", "file")];
            case { Encrypted: true }: return [new("package-encrypted", "压缩文件设置了密码，无法查看，请去掉密码后重新发送。", "file")];
            case { Volume: true }: return [new("package-volume", "请不要分卷压缩，将全部材料放在一个压缩文件中。", "file")];
            case { Damaged: true }: return [new("package-damaged", "压缩文件不完整或已损坏，请重新压缩并确认能打开后再发送。", "file")];
        }

        var documents = WordDocuments(settings, listing);
        List<BrokenRule> broken = [];
        if (documents.Count < settings.MinWordDocuments)
            broken.Add(new("package-word-missing", $"压缩文件中应有申报书、典型经验材料和证明材料的 Word 版，至少 {settings.MinWordDocuments} 个 Word 文件，现有 {documents.Count} 个。", "file"));
        broken.AddRange(settings.RequiredNames
            .Where(words => !documents.Any(name => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))))
            .Select(words => new BrokenRule("package-document-missing", $"压缩文件中没有名称含“{string.Join("”或“", words)}”的 Word 文件。", "file")));
        return broken;
    }
}
