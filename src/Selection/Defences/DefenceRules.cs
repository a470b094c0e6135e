using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>What may be done around a defence.</summary>
public static class DefenceRules
{
    /// <summary><c>seed-hash-malformed</c>: the published hash is a SHA-256 in hex.</summary>
    public static BrokenRule? MayCommit(string seedHash) =>
        seedHash.Length == 64 && seedHash.All(char.IsAsciiHexDigitLower) ? null : new("seed-hash-malformed", "种子摘要应为 64 位小写十六进制的 SHA-256。", "seedHash");

    /// <summary>
    /// <c>draw-not-committed</c>: a seed whose hash was not published before draws nothing; <c>seed-mismatch</c>: nor does another seed.
    /// </summary>
    public static BrokenRule? MayDraw(DefenceDraw? draw, string? seed)
    {
        if (draw is null) return new("draw-not-committed", "抽签前须先公布种子摘要。");
        if (seed is null) return new("seed-missing", "请提供已公布摘要的种子。", "seed");
        return SeededDraw.HashOf(seed) == draw.SeedHash ? null : new("seed-mismatch", "种子与事先公布的摘要不符，不能抽签。", "seed");
    }

    /// <summary>
    /// The company's receipt: <c>receipt-late</c>, <c>presenters-missing</c>, <c>presenters-too-many</c>, <c>defence-order-open</c> (not drawn yet).
    /// </summary>
    public static BrokenRule? MayReceipt(DefenceSlot slot, bool comes, IReadOnlyCollection<string> presenters, DefenceSettings settings, DateTimeOffset now)
    {
        if (slot.StartsAt is not { } starts) return new("defence-order-open", "答辩顺序尚未抽签，暂不能回执。");
        var until = ReceiptUntil(starts, settings);
        if (now >= until) return new("receipt-late", $"回执应在 {ShanghaiTime.InWords(until)} 前提交，请直接联系秘书处。");
        if (!comes) return null;
        if (presenters.Count == 0 || presenters.Any(string.IsNullOrWhiteSpace)) return new("presenters-missing", "请填写答辩人员姓名。", "presenters");
        return presenters.Count <= settings.MaxPresenters ? null : new("presenters-too-many", $"答辩人员不超过 {settings.MaxPresenters} 人。", "presenters");
    }

    /// <summary>24:00 of the day that many days before the session's.</summary>
    public static DateTimeOffset ReceiptUntil(DateTimeOffset starts, DefenceSettings settings) =>
        ShanghaiTime.EndOf(ShanghaiTime.DayOf(starts).AddDays(-settings.ReceiptDays));

    /// <summary>
    /// Attendance: <c>defence-order-open</c>; <c>defence-too-early</c> (presence and absence are seen on the day); <c>attendance-settled</c> (nobody who was heard becomes absent);
    /// <c>reason-missing</c> (an excuse says why).
    /// </summary>
    public static BrokenRule? MayMark(DefenceSlot slot, DefenceAttendance attendance, string remark, bool isScored, DateTimeOffset now)
    {
        if (attendance is DefenceAttendance.Cancelled) return isScored ? Settled : null;
        if (slot.Attendance is DefenceAttendance.Cancelled) return new("attendance-settled", "该申报已退出答辩。");
        if (attendance is DefenceAttendance.Excused && string.IsNullOrWhiteSpace(remark)) return new("reason-missing", "请写明缺席的原因。", "remark");
        if (slot.StartsAt is not { } starts) return attendance is DefenceAttendance.Excused ? null : new("defence-order-open", "答辩顺序尚未抽签。");
        if (isScored && attendance is not DefenceAttendance.Present) return Settled;
        var isSeenOnTheDay = attendance is DefenceAttendance.Present or DefenceAttendance.NoShow;
        if (isSeenOnTheDay && ShanghaiTime.DayOf(now) < ShanghaiTime.DayOf(starts)) return new("defence-too-early", "答辩当日方可登记到场情况。");
        return attendance is DefenceAttendance.NoShow && now < starts ? new("defence-too-early", "未到答辩时间，不能登记缺席。") : null;
    }

    /// <summary><c>not-on-panel</c>, <c>defence-not-present</c>, <c>panel-score-given</c>: who of a panel may score whom.</summary>
    public static BrokenRule? MayScore(DefenceSlot slot, DefenceSession session, long expertId, bool hasScored)
    {
        if (!session.Panel.Contains(expertId)) return new("not-on-panel", "您不在该场次的评审组中。");
        if (slot.Attendance is not DefenceAttendance.Present) return new("defence-not-present", "该企业未登记到场，不能评分。");
        return hasScored ? new("panel-score-given", "您已提交评分，不能再改。") : null;
    }

    /// <summary><c>defence-same-session</c>; <c>defence-not-excused</c>: only an excused company, or one not heard yet, is heard in another session; <c>defence-other-area</c>; <c>session-undrawn</c>: who has been drawn needs a time, and nobody knows that session's.</summary>
    public static BrokenRule? MayMove(DefenceSlot slot, DefenceSession to, long areaId)
    {
        if (to.Id == slot.SessionId) return new("defence-same-session", "该企业已在这个场次。", "sessionId");
        if (slot.Attendance is not (DefenceAttendance.Excused or DefenceAttendance.Expected)) return new("defence-not-excused", "只有获准改期或尚未答辩的企业可以调整场次。");
        if (to.AreaId != areaId) return new("defence-other-area", "只能调整到同一重点领域的场次。");
        return slot.Position is not null && to.DrawnAt is null ? new("session-undrawn", $"第 {to.Number} 场尚未抽签，定不了该企业的时间。请选择已抽签的场次，或待该场抽签后再调整。", "sessionId") : null;
    }

    /// <summary>
    /// A session's room, start and panel: <c>session-held</c> (somebody of it was there, or not, already), <c>rooms-missing</c>, <c>field-too-long</c>, <c>session-in-the-past</c>, <c>panel-size</c>, <c>expert-unknown</c>,
    /// <c>expert-retired</c>, <c>room-taken</c>, <c>expert-elsewhere</c> (both: another session at that time), <c>too-few-judges</c> (who may not judge a company leaves the room).
    /// </summary>
    public static IReadOnlyList<BrokenRule> MayChange(SessionChange change, DefenceSettings settings, int leastJudges, DateTimeOffset now)
    {
        if (change.IsHeld) return [new("session-held", "该场次已有企业登记到场或缺席，不能再改时间、会场和评审组。")];
        List<BrokenRule> broken = [.. TextRules.TooLong(("room", change.Room, 100))];
        if (string.IsNullOrWhiteSpace(change.Room)) broken.Add(new("rooms-missing", "请填写答辩会场。", "room"));
        if (change.StartsAt <= now) broken.Add(new("session-in-the-past", "开始时间应晚于现在。", "startsAt"));
        if (change.Panel.Distinct().Count() < settings.PanelSize) broken.Add(new("panel-size", $"评审组应有 {settings.PanelSize} 名专家。", "panel"));
        if (change.Unknown) broken.Add(new("expert-unknown", "评审组中有不在专家库的人员。", "panel"));
        if (change.Retired.Count > 0) broken.Add(new("expert-retired", $"已退出专家库：{string.Join("、", change.Retired)}。请更换。", "panel"));
        if (change.RoomTakenBy is { } other) broken.Add(new("room-taken", $"该会场此时有第 {other} 场答辩。", "room"));
        if (change.Elsewhere.Count > 0) broken.Add(new("expert-elsewhere", $"此时在其他场次：{string.Join("、", change.Elsewhere)}。请改时间或更换。", "panel"));
        foreach (var (company, judges) in change.JudgesOf.Where(one => one.Value < leastJudges).OrderBy(one => one.Key, StringComparer.Ordinal))
            broken.Add(new("too-few-judges", $"{company}：除须回避的专家外只有 {judges} 名可以评审，应不少于 {leastJudges} 名。", "panel"));
        return broken;
    }

    private static BrokenRule Settled => new("attendance-settled", "该企业已完成答辩并有评分，不能改登记。");
}
