using BenchmarkWorkflow.Selection.Exchanges;

namespace BenchmarkWorkflow.Selection.Tests.Exchanges;

public sealed class ExchangeRulesTests
{
    private static readonly DateTimeOffset Starts = new(2022, 10, 20, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(3, false, null)]
    [InlineData(4, false, "events-enough")]
    [InlineData(0, true, "events-planned")]
    public void Adding_an_event_by_hand(int there, bool isConcluded, string? rule) => Assert.Equal(rule, EventRules.MayAdd(there, 4, isConcluded)?.Name);

    [Theory]
    [InlineData(ExchangeEventState.Open, "王芳", "甲公司", "w@a.cn", false, -1, "")]
    [InlineData(ExchangeEventState.Planned, "王芳", "甲公司", "w@a.cn", false, -1, "event-not-open")]
    [InlineData(ExchangeEventState.Open, "王芳", "甲公司", "w@a.cn", false, 0, "event-begun")]
    [InlineData(ExchangeEventState.Open, "王芳", "甲公司", "w@a.cn", true, -1, "registered-already")]
    [InlineData(ExchangeEventState.Open, "", "", "w@", false, -1, "name-missing,company-missing,email-malformed")]
    [InlineData(ExchangeEventState.Open, "王芳\n请速转账", "甲公司", "w@a.cn", false, -1, "name-malformed")]
    [InlineData(ExchangeEventState.Open, "王芳", "领奖请登录 http://a.b", "w@a.cn", false, -1, "name-malformed")]
    [InlineData(ExchangeEventState.Open, "王芳", "WWW.evil.top", "w@a.cn", false, -1, "name-malformed")]
    [InlineData(ExchangeEventState.Open, "王芳", "A.O.史密斯（中国）热水器有限公司 Co.,Ltd.", "w@a.cn", false, -1, "")]
    [InlineData(ExchangeEventState.Open, "王芳", "甲公司", "w@a.cn\nBcc: x@y.z", false, -1, "email-malformed")]
    public void Registering(ExchangeEventState state, string name, string company, string email, bool registered, int hours, string rules) =>
        Assert.Equal(rules, Names(EventRules.MayRegister(Event(state), new(name, company, email), registered, 0, Starts.AddHours(hours))));

    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "cancelled-often")]
    public void An_address_that_was_registered_and_cancelled_again_and_again_is_written_to_no_more(int cancelled, string rules) =>
        Assert.Equal(rules, Names(EventRules.MayRegister(Event(ExchangeEventState.Open), new("王芳", "甲公司", "w@a.cn"), isRegistered: false, cancelled, Starts.AddHours(-1))));

    [Fact]
    public void What_is_too_long_is_refused_field_by_field() =>
        Assert.Equal(
            [("field-too-long", "name"), ("field-too-long", "company"), ("field-too-long", "phone")],
            EventRules.MayRegister(Event(ExchangeEventState.Open), new(new('王', 101), new('甲', 201), "w@a.cn", new('1', 31)), false, 0, Starts.AddHours(-1)).Select(rule => (rule.Name, rule.Field!)));

    [Theory]
    [InlineData(RegistrationState.Registered, ExchangeEventState.Open, 0, false, null)]
    [InlineData(RegistrationState.Registered, ExchangeEventState.Closed, 0, false, null)]
    [InlineData(RegistrationState.Registered, ExchangeEventState.Closed, 0, true, "checked-in-already")]
    [InlineData(RegistrationState.Waiting, ExchangeEventState.Closed, 0, false, "registration-waiting")]
    [InlineData(RegistrationState.Cancelled, ExchangeEventState.Closed, 0, false, "registration-cancelled")]
    [InlineData(RegistrationState.Registered, ExchangeEventState.Closed, -1, false, "check-in-day")]
    [InlineData(RegistrationState.Registered, ExchangeEventState.Closed, 1, false, "check-in-day")]
    [InlineData(RegistrationState.Registered, ExchangeEventState.Held, 0, false, "event-not-open")]
    [InlineData(null, ExchangeEventState.Open, 0, false, "check-in-code")]
    public void Checking_in(RegistrationState? state, ExchangeEventState eventState, int day, bool checkedIn, string? rule)
    {
        var registration = state is { } has ? Registration(has, checkedIn) : null;
        Assert.Equal(rule, EventRules.MayCheckIn(Event(eventState), registration, Starts.AddDays(day))?.Name);
    }

    [Theory]
    [InlineData(true, 5, null)]
    [InlineData(true, 0, "rating-range")]
    [InlineData(true, 6, "rating-range")]
    [InlineData(false, 5, "not-attended")]
    public void Who_was_there_rates(bool attended, int rating, string? rule) =>
        Assert.Equal(rule, EventRules.MayGiveFeedback(Registration(RegistrationState.Registered, attended), rating, "好")?.Name);

    [Theory]
    [InlineData(ExchangeEventState.Planned, ExchangeEventState.Open, 0, null)]
    [InlineData(ExchangeEventState.Planned, ExchangeEventState.Held, 0, "event-state")]
    [InlineData(ExchangeEventState.Closed, ExchangeEventState.Held, 0, null)]
    [InlineData(ExchangeEventState.Closed, ExchangeEventState.Held, -1, "event-ahead")]
    [InlineData(ExchangeEventState.Held, ExchangeEventState.Cancelled, 0, "event-state")]
    [InlineData(ExchangeEventState.Cancelled, ExchangeEventState.Open, 0, "event-state")]
    public void An_event_goes_through_its_states(ExchangeEventState from, ExchangeEventState to, int hours, string? rule) =>
        Assert.Equal(rule, EventRules.MayBecome(Event(from), to, Starts.AddHours(hours))?.Name);

    [Theory]
    [InlineData(PublicityChannel.Network, "中国质量网", "标题", "https://www.caq.org.cn/1", 0, "")]
    [InlineData(PublicityChannel.Network, "中国质量网", "标题", "", 0, "publicity-link")]
    [InlineData(PublicityChannel.Network, "中国质量网", "标题", "javascript:alert(1)", 0, "publicity-link")]
    [InlineData(PublicityChannel.Newspaper, "中国质量报", "标题", "", 0, "")]
    [InlineData(PublicityChannel.Magazine, "", "", "", 1, "publicity-title-missing,publicity-outlet-missing,publicity-ahead")]
    public void A_report_says_where_and_when(PublicityChannel channel, string outlet, string title, string link, int day, string rules) =>
        Assert.Equal(rules, Names(FollowOnRules.Check(new(channel, outlet, title, link, new DateOnly(2022, 10, 20).AddDays(day)), new(2022, 10, 20))));

    [Theory]
    [InlineData(DiagnosisState.Requested, DiagnosisState.Accepted, null)]
    [InlineData(DiagnosisState.Requested, DiagnosisState.Done, "diagnosis-state")]
    [InlineData(DiagnosisState.Accepted, DiagnosisState.Scheduled, null)]
    [InlineData(DiagnosisState.Scheduled, DiagnosisState.Declined, "diagnosis-state")]
    [InlineData(DiagnosisState.Done, DiagnosisState.Scheduled, "diagnosis-state")]
    public void A_diagnosis_goes_through_its_states(DiagnosisState from, DiagnosisState to, string? rule) => Assert.Equal(rule, FollowOnRules.MayBecome(from, to)?.Name);

    [Fact]
    public void A_check_in_code_is_hard_to_mistype_and_depends_on_key_event_and_registration()
    {
        var code = CheckInCode.Of("key", 1, 2);
        Assert.Matches("^[2-9A-HJ-NP-Z]{8}$", code);
        Assert.Equal(4, new[] { code, CheckInCode.Of("yek", 1, 2), CheckInCode.Of("key", 2, 2), CheckInCode.Of("key", 1, 3) }.Distinct().Count());
        Assert.Equal(code, CheckInCode.Normalise($" {code[..4].ToLowerInvariant()}-{code[4..]} "));
    }

    private static string Names(IReadOnlyList<BrokenRule> rules) => string.Join(',', rules.Select(rule => rule.Name));

    private static ExchangeEvent Event(ExchangeEventState state) => new()
    {
        CampaignId = 1, Number = 1, Title = "t", Theme = "", StartsAt = Starts, EndsAt = Starts.AddHours(8), Place = "杭州", Capacity = 2, State = state,
    };

    private static EventRegistration Registration(RegistrationState state, bool checkedIn) => new()
    {
        EventId = 1, Name = "王芳", Company = "甲公司", Email = "w@a.cn", Phone = "", Role = RegistrationRole.Participant, RegisteredAt = Starts.AddDays(-9), State = state,
        CheckedInAt = checkedIn ? Starts : null,
    };
}
