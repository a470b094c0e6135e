using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>When a notice opens and closes.</summary>
public static class NoticeRules
{
    /// <summary><c>notice-open</c> (one at a time), <c>notice-concluded</c> (the result stands), <c>notice-empty</c>.</summary>
    public static BrokenRule? MayPublish(IReadOnlyCollection<PublicNotice> notices, int entries)
    {
        if (notices.Any(n => n.State is NoticeState.Open)) return new("notice-open", "本届已有正在进行的公示。");
        if (notices.Any(n => n.State is NoticeState.Closed)) return new("notice-concluded", "本届公示已结束，结果已确定。");
        return entries == 0 ? new("notice-empty", "公示名单为空。") : null;
    }

    /// <summary><c>notice-not-open</c>, <c>reason-missing</c>: a correction says what it corrects.</summary>
    public static BrokenRule? MayCorrect(PublicNotice notice, string correction)
    {
        if (notice.State is not NoticeState.Open) return NotOpen;
        return string.IsNullOrWhiteSpace(correction) ? new("reason-missing", "请写明更正内容。", "correction") : null;
    }

    /// <summary>
    /// <c>notice-not-open</c>; <c>notice-running</c>: never before its end; <c>notice-objection-open</c>: never with an objection undecided.
    /// </summary>
    /// <param name="openObjections">Of the campaign: an objection to a superseded notice holds up the one that replaced it.</param>
    public static BrokenRule? MayClose(PublicNotice notice, int openObjections, DateTimeOffset now)
    {
        if (notice.State is not NoticeState.Open) return NotOpen;
        if (now < notice.ClosesAt) return new("notice-running", $"公示至 {ShanghaiTime.InWords(notice.ClosesAt)} 截止，不能提前结束。");
        return openObjections == 0 ? null : new("notice-objection-open", $"尚有 {openObjections} 件异议未处理完毕，公示不能结束。");
    }

    private static BrokenRule NotOpen => new("notice-not-open", "该公示不在进行中。");
}
