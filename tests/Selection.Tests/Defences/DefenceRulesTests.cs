using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Tests.Defences;

public sealed class DefenceRulesTests
{
    private static readonly DateTimeOffset Starts = new(2022, 8, 18, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DefenceSettings Settings = CampaignFile.Read(ProductFiles.Campaign2022).Settings.Defence;

    [Theory]
    [InlineData(null, "seed", "draw-not-committed")]
    [InlineData("seed", null, "seed-missing")]
    [InlineData("seed", "another", "seed-mismatch")]
    [InlineData("seed", "seed", null)]
    public void Only_the_committed_seed_draws(string? committed, string? seed, string? rule)
    {
        var draw = committed is null ? null : new DefenceDraw { CampaignId = 1, SeedHash = SeededDraw.HashOf(committed), CommittedBy = "s", CommittedAt = Starts };
        Assert.Equal(rule, DefenceRules.MayDraw(draw, seed)?.Name);
    }

    [Theory]
    [InlineData("42f0b784842893a7ca3ef58614870cfe7557fc242b934303197753330b8c8633", null)]
    [InlineData("42F0B784842893A7CA3EF58614870CFE7557FC242B934303197753330B8C8633", "seed-hash-malformed")]
    [InlineData("全国质量标杆2022", "seed-hash-malformed")]
    public void A_published_hash_looks_like_one(string hash, string? rule) => Assert.Equal(rule, DefenceRules.MayCommit(hash)?.Name);

    [Theory] // two days before 18 August, 24:00: until 16 August 24:00
    [InlineData(true, 4, "2022-08-16T23:59:59+08:00", null)]
    [InlineData(true, 4, "2022-08-17T00:00:00+08:00", "receipt-late")]
    [InlineData(true, 5, "2022-08-10T09:00:00+08:00", "presenters-too-many")]
    [InlineData(true, 0, "2022-08-10T09:00:00+08:00", "presenters-missing")]
    [InlineData(false, 0, "2022-08-10T09:00:00+08:00", null)]
    public void A_receipt_is_in_time_and_names_who_comes(bool comes, int people, string now, string? rule) =>
        Assert.Equal(rule, DefenceRules.MayReceipt(Slot(), comes, [.. Enumerable.Range(1, people).Select(n => $"答辩人{n}")], Settings, DateTimeOffset.Parse(now))?.Name);

    [Fact]
    public void Before_the_draw_there_is_nothing_to_answer() =>
        Assert.Equal("defence-order-open", DefenceRules.MayReceipt(Slot(drawn: false), true, ["甲"], Settings, Starts.AddDays(-9))?.Name);

    [Theory]
    [InlineData(DefenceAttendance.Present, "", false, "2022-08-18T08:00:00+08:00", null)]
    [InlineData(DefenceAttendance.Present, "", false, "2022-08-17T23:00:00+08:00", "defence-too-early")]
    [InlineData(DefenceAttendance.NoShow, "", false, "2022-08-18T08:59:00+08:00", "defence-too-early")]
    [InlineData(DefenceAttendance.NoShow, "", false, "2022-08-18T09:00:00+08:00", null)]
    [InlineData(DefenceAttendance.NoShow, "", true, "2022-08-18T09:20:00+08:00", "attendance-settled")]
    [InlineData(DefenceAttendance.Excused, "", false, "2022-08-16T09:00:00+08:00", "reason-missing")]
    [InlineData(DefenceAttendance.Excused, "疫情管控", false, "2022-08-16T09:00:00+08:00", null)]
    [InlineData(DefenceAttendance.Cancelled, "", true, "2022-08-18T09:20:00+08:00", "attendance-settled")]
    public void Attendance_is_what_was_seen_on_the_day(DefenceAttendance attendance, string remark, bool scored, string now, string? rule) =>
        Assert.Equal(rule, DefenceRules.MayMark(Slot(), attendance, remark, scored, DateTimeOffset.Parse(now))?.Name);

    [Theory]
    [InlineData(9, DefenceAttendance.Present, false, "not-on-panel")]
    [InlineData(1, DefenceAttendance.Expected, false, "defence-not-present")]
    [InlineData(1, DefenceAttendance.Present, true, "panel-score-given")]
    [InlineData(1, DefenceAttendance.Present, false, null)]
    public void Who_scores_sits_on_the_panel_and_the_company_is_there(long expert, DefenceAttendance attendance, bool scored, string? rule)
    {
        var slot = Slot();
        slot.Attendance = attendance;
        Assert.Equal(rule, DefenceRules.MayScore(slot, Session(), expert, scored)?.Name);
    }

    [Fact]
    public void A_slot_starts_after_those_before_it_with_their_buffers()
    {
        Assert.Equal(Starts.AddMinutes(50), Session().StartOf(3));
        Assert.Equal(Starts.AddMinutes(20), Slot().EndsAt);
    }

    [Theory]
    [InlineData(DefenceAttendance.NoShow, false, 0, true, false)]
    [InlineData(DefenceAttendance.NoShow, true, null, true, true)]
    [InlineData(DefenceAttendance.Expected, false, null, false, false)]
    [InlineData(DefenceAttendance.Excused, false, null, false, false)]
    public void Who_did_not_come_has_no_points_or_is_out(DefenceAttendance attendance, bool excludes, int? value, bool allIn, bool excluded)
    {
        var slot = Slot();
        slot.Attendance = attendance;
        var score = DefenceScores.Of(slot, [], [1, 2, 3], new AggregationRule(5, 15, 3), excludes);
        Assert.Equal((value, allIn, excluded), ((int?)score.Value, score.AreAllIn, score.IsExcluded));
    }

    [Fact]
    public void A_value_waits_for_every_judge_who_is_not_recused()
    {
        var slot = Slot();
        slot.Attendance = DefenceAttendance.Present;
        PanelScore[] scores = [.. new[] { 80m, 85, 90 }.Select((total, i) => new PanelScore { CampaignId = 1, SlotId = 1, ApplicationId = 1, ExpertId = i + 1, PointsJson = "{}", Comment = "", Total = total, SubmittedAt = Starts })];
        Assert.Null(DefenceScores.Of(slot, scores, [1, 2, 3, 4], new AggregationRule(5, 15, 3), false).Value);
        Assert.Equal(85, DefenceScores.Of(slot, scores, [1, 2, 3], new AggregationRule(5, 15, 3), false).Value);
    }

    [Theory]
    [InlineData("2022-08-15", null, null, 8, "")]
    [InlineData("2022-08-15", "2022-08-14", null, 8, "defence-days")]
    [InlineData("2022-08-15", null, "11:00", 8, "sessions-overlap")]
    [InlineData("2022-08-15", null, "13:30", 8, "")]
    public void Days_and_sessions_fit(string first, string? last, string? afternoon, int slots, string rules)
    {
        var days = new DefenceDays(DateOnly.Parse(first), ["A"], last is null ? null : DateOnly.Parse(last), afternoon is null ? null : TimeOnly.Parse(afternoon));
        Assert.Equal(rules, string.Join(',', days.Check(Settings with { SlotsPerSession = slots }).Select(r => r.Name)));
    }

    private static DefenceSession Session() => new()
    {
        CampaignId = 1, Number = 1, AreaId = 1, StartsAt = Starts, Room = "A", Panel = [1, 2, 3], PresentMinutes = 10, QuestionMinutes = 10, BufferMinutes = 5,
    };

    private static DefenceSlot Slot(bool drawn = true)
    {
        var slot = new DefenceSlot { CampaignId = 1, SessionId = 1, ApplicationId = 1 };
        if (drawn) slot.Place(Session(), 1);
        return slot;
    }
}
