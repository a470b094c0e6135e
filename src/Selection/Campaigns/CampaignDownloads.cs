using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>The files that a campaign offers. There are none but those that somebody put there.</summary>
public sealed class CampaignDownloads(DbContext db, TimeProvider time, AuditTrail audit, IFileStore files)
{
    /// <summary>Bytes of one file at most.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private const int MaxTitle = 100;

    /// <summary>What may be offered, by its content: nothing that holds macros.</summary>
    private static readonly string[] Types = ["pdf", "doc", "docx", "xls", "xlsx"];

    /// <summary>What is offered, in the order it was put there.</summary>
    public async Task<IReadOnlyList<CampaignDownload>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<CampaignDownload>().AsNoTracking().Where(file => file.CampaignId == campaignId && file.RemovedAt == null).OrderBy(file => file.Id).ToListAsync(ct);

    /// <summary>Offers one more file.</summary>
    /// <exception cref="RuleBrokenException"><c>title-missing</c>, <c>field-too-long</c>, <c>file-empty</c>, <c>file-too-large</c>, <c>file-type</c>.</exception>
    public async Task<CampaignDownload> AddAsync(long campaignId, string title, string fileName, ReadOnlyMemory<byte> content, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(Check(title, content));
        var stored = await files.PutAsync(content, ct);
        var offered = new CampaignDownload
        {
            CampaignId = campaignId, Title = title.Trim(), FileName = FileNames.Safe(fileName), Sha256 = stored.Sha256, Size = stored.Size, AddedBy = actor, AddedAt = time.GetUtcNow(),
        };
        db.Add(offered);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "campaign.downloadAdded", "campaign", campaignId, new { offered.Title, offered.FileName, offered.Sha256 }, ct);
        return offered;
    }

    /// <summary>Takes a file back.</summary>
    /// <exception cref="RuleBrokenException"><c>download-not-found</c>.</exception>
    public async Task RemoveAsync(long campaignId, long id, string actor, CancellationToken ct)
    {
        var offered = await db.Set<CampaignDownload>().SingleOrDefaultAsync(file => file.Id == id && file.CampaignId == campaignId && file.RemovedAt == null, ct) ?? throw new RuleBrokenException(NotFound);
        offered.RemovedAt = time.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "campaign.downloadRemoved", "campaign", campaignId, new { offered.Title, offered.FileName, offered.Sha256 }, ct);
    }

    /// <summary>A file that is offered.</summary>
    /// <exception cref="RuleBrokenException"><c>download-not-found</c>.</exception>
    public async Task<Download> OpenAsync(long campaignId, long id, CancellationToken ct)
    {
        var offered = await db.Set<CampaignDownload>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id && file.CampaignId == campaignId && file.RemovedAt == null, ct);
        return offered is not null && await files.OpenAsync(offered.Sha256, ct) is { } content ? Download.Of(offered.FileName, offered.Size, content) : throw new RuleBrokenException(NotFound);
    }

    private static BrokenRule NotFound => new("download-not-found", "没有找到该文件。");

    private static IReadOnlyList<BrokenRule> Check(string title, ReadOnlyMemory<byte> content)
    {
        List<BrokenRule> broken = [];
        if (string.IsNullOrWhiteSpace(title)) broken.Add(new("title-missing", "请填写名称。", "title"));
        broken.AddRange(TextRules.TooLong(("title", title, MaxTitle)));
        if (content.Length == 0) broken.Add(new("file-empty", "文件是空的，请重新选择。", "file"));
        else if (content.Length > MaxBytes) broken.Add(new("file-too-large", $"不能超过 {MaxBytes / 1024 / 1024} MB。", "file"));
        else if (!Types.Contains(FileTypes.Of(content))) broken.Add(new("file-type", $"只接受 {string.Join("、", Types)} 格式（按文件内容判断）。", "file"));
        return broken;
    }
}
