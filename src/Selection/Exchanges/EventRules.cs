using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>What may be done around an exchange event.</summary>
public static class EventRules
{
    /// <summary>How often one address may register for an event, cancel, and register again: each time a letter goes to it.</summary>
    private const int MostCancellations = 3;

    /// <summary><c>event-title-missing</c>, <c>event-place-missing</c>, <c>event-times</c>, <c>event-capacity</c>, <c>field-too-long</c>.</summary>
    public static IReadOnlyList<BrokenRule> Check(PlannedEvent planned)
    {
        List<BrokenRule> broken =
        [
            .. TextRules.TooLong(
                ("title", planned.Title, 100), ("theme", planned.Theme, 500), ("agenda", planned.Agenda, 4000), ("place", planned.Place, 200), ("coOrganiser", planned.CoOrganiser, TextRules.Company)),
        ];
        if (string.IsNullOrWhiteSpace(planned.Title)) broken.Add(new("event-title-missing", "请填写活动名称。", "title"));
        if (string.IsNullOrWhiteSpace(planned.Place)) broken.Add(new("event-place-missing", "请填写活动地点。", "place"));
        if (planned.EndsAt <= planned.StartsAt) broken.Add(new("event-times", "结束时间应晚于开始时间。", "endsAt"));
        if (planned.Capacity < 1) broken.Add(new("event-capacity", "名额应不少于 1。", "capacity"));
        return broken;
    }

    /// <summary><c>events-planned</c>, <c>events-enough</c>: by hand an event is added only before the process plans them, and never more than the campaign has.</summary>
    /// <param name="there">Events that are not cancelled.</param>
    /// <param name="wanted">How many the campaign has.</param>
    /// <param name="isConcluded">The notice has closed: the process plans what is missing.</param>
    public static BrokenRule? MayAdd(int there, int wanted, bool isConcluded)
    {
        if (isConcluded) return new("events-planned", "公示已结束，各期活动由流程安排，可在此修改。");
        return there < wanted ? null : new("events-enough", $"本届设定为 {wanted} 期，均已安排。");
    }

    /// <summary>
    /// <c>event-not-open</c>, <c>event-begun</c>, <c>name-missing</c>, <c>company-missing</c>, <c>name-malformed</c>, <c>field-too-long</c>, <c>email-malformed</c>,
    /// <c>registered-already</c>, <c>cancelled-often</c>.
    /// </summary>
    /// <param name="isRegistered">The address has a registration that holds.</param>
    /// <param name="cancelled">How many of its registrations were cancelled.</param>
    public static IReadOnlyList<BrokenRule> MayRegister(ExchangeEvent of, Attendee attendee, bool isRegistered, int cancelled, DateTimeOffset now)
    {
        if (of.State is not ExchangeEventState.Open) return [new("event-not-open", "该活动未开放报名。")];
        if (now >= of.StartsAt) return [new("event-begun", "活动已开始，报名截止。")];
        List<BrokenRule> broken =
        [
            .. TextRules.TooLong(("name", attendee.Name, TextRules.Person), ("company", attendee.Company, TextRules.Company), ("phone", attendee.Phone, TextRules.Phone)),
            .. TextRules.NotNames(("name", attendee.Name), ("company", attendee.Company)),
        ];
        if (string.IsNullOrWhiteSpace(attendee.Name)) broken.Add(new("name-missing", "请填写姓名。", "name"));
        if (string.IsNullOrWhiteSpace(attendee.Company)) broken.Add(new("company-missing", "请填写单位。", "company"));
        if (!ApplicantRules.IsEmail(attendee.Email.Trim())) broken.Add(new("email-malformed", "电子邮箱格式不正确。", "email"));
        else if (isRegistered) broken.Add(new("registered-already", "该邮箱已报名本期活动。", "email"));
        else if (cancelled >= MostCancellations) broken.Add(new("cancelled-often", $"该邮箱已 {cancelled} 次报名后取消本期活动，如仍需参加，请联系秘书处。", "email"));
        return broken;
    }

    /// <summary><c>event-over</c>, <c>registration-cancelled</c>, <c>checked-in-already</c>: nobody who is there cancels.</summary>
    public static BrokenRule? MayCancel(ExchangeEvent of, EventRegistration registration)
    {
        if (of.State is ExchangeEventState.Held or ExchangeEventState.Cancelled) return new("event-over", "该活动已举办或已取消，无须取消报名。");
        if (registration.State is RegistrationState.Cancelled) return new("registration-cancelled", "该报名已取消。");
        return registration.CheckedInAt is null ? null : new("checked-in-already", "已签到，不能取消报名。");
    }

    /// <summary>
    /// <c>check-in-code</c>, <c>registration-waiting</c>, <c>registration-cancelled</c>, <c>check-in-day</c>, <c>checked-in-already</c>, <c>event-not-open</c>.
    /// </summary>
    public static BrokenRule? MayCheckIn(ExchangeEvent of, EventRegistration? registration, DateTimeOffset now)
    {
        if (registration is null) return new("check-in-code", "签到码无效。", "code");
        if (TakesCheckIns(of, now) is { } broken) return broken;
        return registration.State switch
        {
            RegistrationState.Waiting => new("registration-waiting", "仍在候补名单中，尚无席位。"),
            RegistrationState.Cancelled => new("registration-cancelled", "该报名已取消。"),
            RegistrationState.Registered => registration.CheckedInAt is null ? null : new("checked-in-already", "已签到。"),
        };
    }

    /// <summary><c>event-not-open</c>, <c>check-in-day</c>; none while the door is open.</summary>
    public static BrokenRule? TakesCheckIns(ExchangeEvent of, DateTimeOffset now)
    {
        if (of.State is not (ExchangeEventState.Open or ExchangeEventState.Closed)) return new("event-not-open", "该活动不在签到状态。");
        return ShanghaiTime.DayOf(now) < ShanghaiTime.DayOf(of.StartsAt) || ShanghaiTime.DayOf(now) > ShanghaiTime.DayOf(of.EndsAt) ? new("check-in-day", "只能在活动当日签到。") : null;
    }

    /// <summary><c>registration-not-waiting</c>, <c>event-over</c>.</summary>
    public static BrokenRule? MayPromote(ExchangeEvent of, EventRegistration registration)
    {
        if (of.State is ExchangeEventState.Held or ExchangeEventState.Cancelled) return new("event-over", "该活动已举办或已取消。");
        return registration.State is RegistrationState.Waiting ? null : new("registration-not-waiting", "该报名不在候补名单中。");
    }

    /// <summary><c>not-attended</c>, <c>rating-range</c>, <c>field-too-long</c>: who was there rates, 1 to 5, and may say why.</summary>
    public static BrokenRule? MayGiveFeedback(EventRegistration registration, int rating, string text)
    {
        if (registration.CheckedInAt is null) return new("not-attended", "签到后方可提交反馈。");
        if (rating is < 1 or > 5) return new("rating-range", "评分应为 1 到 5。", "rating");
        return TextRules.TooLong(("text", text, 2000)).SingleOrDefault();
    }

    /// <summary><c>event-over</c>: planned, open and closed events may still change; <c>capacity-below-taken</c>: no seat given is taken back.</summary>
    public static BrokenRule? MayChange(ExchangeEvent of, int capacity)
    {
        if (of.State is ExchangeEventState.Held or ExchangeEventState.Cancelled) return new("event-over", "该活动已举办或已取消。");
        return capacity >= of.Taken ? null : new("capacity-below-taken", $"已有 {of.Taken} 人报名成功，名额不能少于此数。", "capacity");
    }

    /// <summary><c>event-state</c>: planned → open → closed → held, or cancelled before it is held; <c>event-ahead</c>: it is held after its start.</summary>
    public static BrokenRule? MayBecome(ExchangeEvent of, ExchangeEventState next, DateTimeOffset now)
    {
        var follows = (of.State, next) switch
        {
            (ExchangeEventState.Planned, ExchangeEventState.Open) => true,
            (ExchangeEventState.Open, ExchangeEventState.Closed) => true,
            (ExchangeEventState.Closed, ExchangeEventState.Open) => true,
            (ExchangeEventState.Open or ExchangeEventState.Closed, ExchangeEventState.Held) => true,
            (ExchangeEventState.Planned or ExchangeEventState.Open or ExchangeEventState.Closed, ExchangeEventState.Cancelled) => true,
            _ => false,
        };
        if (!follows) return new("event-state", "该活动当前状态不允许此操作。");
        return next is ExchangeEventState.Held && now < of.StartsAt ? new("event-ahead", "活动尚未开始。") : null;
    }
}
