using BenchmarkWorkflow.Selection.Files;

namespace BenchmarkWorkflow.Selection.Quotas;

/// <summary>What a unit's ledger says.</summary>
/// <param name="Granted">Places the unit has.</param>
/// <param name="Relaxed">Whether a relaxation was granted.</param>
/// <param name="Holds">Which applications hold a place, oldest first.</param>
public sealed record QuotaBalance(int Granted, bool Relaxed, IReadOnlyList<QuotaHold> Holds)
{
    public int Held => Holds.Count;

    public int Left => Math.Max(0, Granted - Held);
}

/// <param name="Confirmed">Recommended; else only reserved.</param>
public sealed record QuotaHold(long ApplicationId, bool Confirmed, DateTimeOffset Since);

/// <summary>How many a unit may recommend (notice 一（二）5: 3 each, 5 for a unit with an activity of its own).</summary>
public static class QuotaRules
{
    /// <summary>Reckons the balance from the lines, in the order they were written.</summary>
    public static QuotaBalance Balance(IEnumerable<QuotaEntry> entries)
    {
        var (granted, relaxed) = (0, false);
        List<QuotaHold> holds = [];
        foreach (var entry in entries)
        {
            switch (entry.Kind)
            {
                case QuotaEntryKind.Grant: granted += entry.Places; break;
                case QuotaEntryKind.Relax: (granted, relaxed) = (granted + entry.Places, true); break;
                case QuotaEntryKind.Reserve: holds.Add(new(entry.ApplicationId!.Value, Confirmed: false, entry.At)); break; // a Reserve always names one
                case QuotaEntryKind.Confirm: holds = [.. holds.Select(hold => hold.ApplicationId == entry.ApplicationId ? hold with { Confirmed = true } : hold)]; break;
                case QuotaEntryKind.Release: holds.RemoveAll(hold => hold.ApplicationId == entry.ApplicationId); break;
            }
        }

        return new(granted, relaxed, holds);
    }

    /// <summary>Whether one more place may be taken: <c>quota-exceeded</c>, naming who holds them.</summary>
    /// <param name="holders">The companies that hold the places, for people.</param>
    public static BrokenRule? MayReserve(QuotaBalance balance, IReadOnlyList<string> holders) => balance.Left > 0
        ? null
        : new("quota-exceeded", $"推荐名额 {balance.Granted} 个已用完，占用企业：{string.Join("、", holders)}。可先撤回其中一家的推荐，或申请放宽名额。");

    /// <summary>Whether a place may be confirmed: <c>quota-not-reserved</c>.</summary>
    public static BrokenRule? MayConfirm(QuotaBalance balance, long applicationId) => balance.Holds.Any(hold => hold.ApplicationId == applicationId)
        ? null
        : new("quota-not-reserved", "该申报尚未占用推荐名额，请先预留名额。");

    /// <summary>Whether a relaxation may be asked for: <c>quota-already-relaxed</c>, <c>relaxation-pending</c>, <c>relaxation-late</c>, <c>evidence-missing</c>.</summary>
    public static IReadOnlyList<BrokenRule> MayRequest(QuotaBalance balance, bool pending, bool inTime, string activity, bool hasEvidence)
    {
        List<BrokenRule> broken = [];
        if (balance.Relaxed) broken.Add(new("quota-already-relaxed", "本单位的名额已经放宽，无需再次申请。"));
        if (pending) broken.Add(new("relaxation-pending", "本单位已有一份放宽申请正在审核，请等待结果。"));
        if (!inTime) broken.Add(new("relaxation-late", "名额放宽申请的截止时间已过。"));
        if (string.IsNullOrWhiteSpace(activity)) broken.Add(new("activity-missing", "请填写本地区（行业）已开展的质量标杆活动。", "activity"));
        if (!hasEvidence) broken.Add(new("evidence-missing", "请上传已开展质量标杆活动的证明文件。", "evidence"));
        return broken;
    }

    /// <summary>Whether a proof is not too large to be read at all: <c>evidence-too-large</c>.</summary>
    public static BrokenRule? MayProve(long size) =>
        size > FileTypes.MostAttached ? new("evidence-too-large", $"证明文件不能超过 {FileTypes.MostAttached / 1024 / 1024} MB，请压缩后上传。", "evidence") : null;

    /// <summary>Whether a proof may be kept: <c>evidence-too-large</c>, <c>evidence-type</c>. None is another rule's question.</summary>
    public static BrokenRule? MayProve(ReadOnlyMemory<byte> evidence) =>
        MayProve(evidence.Length) ?? (evidence.IsEmpty || FileTypes.Attachable.Contains(FileTypes.Of(evidence) ?? "")
            ? null
            : new("evidence-type", $"证明文件只接受 {string.Join("、", FileTypes.Attachable)} 格式（按文件内容判断），请转换后上传。", "evidence"));

    /// <summary>The places a unit should have been granted.</summary>
    public static int Target(int @base, int extended, bool relaxed) => relaxed ? extended : @base;
}
