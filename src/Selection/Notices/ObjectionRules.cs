using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>What someone files.</summary>
public sealed record FiledObjection(
    long? ApplicationId, ObjectionChannel Channel, ObjectionSubject Subject, string FiledBy, string Contact, string Statement, string Evidence);

/// <summary>Which objections are accepted, and what may be decided. Grounds after Hebei art. 49–50, CSM 2018, 中国质量奖 (practice; marked P).</summary>
public static class ObjectionRules
{
    private static readonly string[] NoNames = ["匿名", "无名氏", "无名", "某人", "群众", "知情人", "知情者", "anonymous", "anon", "无"];

    /// <summary><c>field-too-long</c>, <c>name-malformed</c>: what is refused as it stands, whatever it says.</summary>
    public static IReadOnlyList<BrokenRule> Unusable(FiledObjection filed) =>
    [
        .. TextRules.TooLong(("filedBy", filed.FiledBy, TextRules.Person), ("contact", filed.Contact, 200), ("statement", filed.Statement, 4000), ("evidence", filed.Evidence, 4000)),
        .. TextRules.NotNames(("filedBy", filed.FiledBy)),
    ];

    /// <summary>
    /// Every ground against acceptance: <c>objection-anonymous</c>, <c>objection-no-contact</c>, <c>objection-late</c>, <c>objection-no-statement</c>,
    /// <c>objection-no-evidence</c>, <c>objection-not-listed</c>, <c>objection-grade</c>, <c>objection-own-score</c>, <c>objection-unrelated</c>.
    /// </summary>
    /// <param name="listed">The applications on the list.</param>
    public static IReadOnlyList<BrokenRule> Grounds(FiledObjection filed, PublicNotice notice, IReadOnlySet<long> listed, DateTimeOffset now)
    {
        List<BrokenRule> grounds = [];
        if (!IsName(filed.FiledBy)) grounds.Add(new("objection-anonymous", "异议须实名提出，请填写真实姓名或单位全称。", "filedBy"));
        if (!IsContact(filed.Contact)) grounds.Add(new("objection-no-contact", "请填写可以联系到您的电话或电子邮箱。", "contact"));
        if (notice.State is not NoticeState.Open || now >= notice.ClosesAt)
            grounds.Add(new("objection-late", $"公示已于 {ShanghaiTime.InWords(notice.ClosesAt)} 截止，逾期不予受理。"));
        if (string.IsNullOrWhiteSpace(filed.Statement)) grounds.Add(new("objection-no-statement", "请写明异议的内容。", "statement"));
        if (NeedsEvidence(filed.Subject) && string.IsNullOrWhiteSpace(filed.Evidence))
            grounds.Add(new("objection-no-evidence", "请提供证据或可以查证的线索。", "evidence"));
        if (filed.ApplicationId is { } id && !listed.Contains(id)) grounds.Add(new("objection-not-listed", "该申报不在公示名单中。", "applicationId"));
        if (AboutSubject(filed.Subject) is { } subject) grounds.Add(subject);
        return grounds;
    }

    /// <summary><c>objection-not-open</c>, <c>reason-missing</c>, <c>objection-effect</c> (a rejected one has none; a correction needs its application).</summary>
    public static BrokenRule? MayDecide(Objection objection, bool isUpheld, ObjectionEffect effect, string decision)
    {
        if (objection.State is not ObjectionState.Accepted) return new("objection-not-open", "该异议未受理或已有结论。");
        if (string.IsNullOrWhiteSpace(decision)) return new("reason-missing", "请写明处理结论及理由。", "decision");
        if (!isUpheld && effect is not ObjectionEffect.None) return new("objection-effect", "异议不成立时不能改动公示名单。", "effect");
        return effect is ObjectionEffect.Correct or ObjectionEffect.Remove && objection.ApplicationId is null
            ? new("objection-effect", "该异议未指明申报，不能更正或移除。", "effect")
            : null;
    }

    /// <summary>By when an objection is to be decided: the campaign's number of working days after the day it was filed, to the end of the last.</summary>
    public static DateTimeOffset DecisionDue(DateTimeOffset filedAt, NoticeSettings settings, WorkingCalendar calendar) =>
        calendar.EndOfSpan(filedAt, settings.ObjectionDecisionWorkingDays, countFirstDay: false, "24:00").At;

    private static BrokenRule? AboutSubject(ObjectionSubject subject) => subject switch
    {
        ObjectionSubject.Grade => new("objection-grade", "对入选等次或名次的意见不属于异议。", "subject"),
        ObjectionSubject.OwnScore => new("objection-own-score", "对自身得分的意见不属于异议。", "subject"),
        ObjectionSubject.Unrelated => new("objection-unrelated", "所提内容与公示材料无关。", "subject"),
        ObjectionSubject.Authenticity or ObjectionSubject.Ownership or ObjectionSubject.Eligibility or ObjectionSubject.Procedure or ObjectionSubject.Wording => null,
    };

    private static bool NeedsEvidence(ObjectionSubject subject) => subject is not ObjectionSubject.Wording; // the list itself shows the slip

    private static bool IsName(string name)
    {
        var plain = name.Trim();
        return plain.Length >= 2 && plain.Any(char.IsLetter) && !plain.Contains("匿名", StringComparison.Ordinal) && !NoNames.Contains(plain.ToLowerInvariant());
    }

    private static bool IsContact(string contact)
    {
        var plain = contact.Trim();
        var at = plain.IndexOf('@', StringComparison.Ordinal);
        return (at > 0 && at < plain.Length - 1 && plain.LastIndexOf('.') > at) || plain.Count(char.IsAsciiDigit) >= 7;
    }
}
