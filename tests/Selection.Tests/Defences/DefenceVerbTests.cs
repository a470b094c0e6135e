using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.Tests.Reviews;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests.Defences;

public sealed class DefenceVerbTests
{
    private static readonly DateOnly Day = new(2022, 8, 15);

    [Theory, EachDatabase]
    public async Task Companies_are_planned_drawn_invited_heard_and_scored(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var experts = await season.ExpertsAsync(6);
        List<long> ids = [];
        for (var i = 0; i < 4; i++) ids.Add(await season.ReviewedAsync(80, unit: i + 1));
        await season.Do<RecusalDesk, DeclaredRecusal>((desk, ct) => desk.DeclareAsync(experts[0].Id, ids[0], RecusalReason.Shareholding, "持股", "expert", ct));
        await season.Do<RecusalDesk, DeclaredRecusal>((desk, ct) => desk.DeclareAsync(experts[1].Id, ids[0], RecusalReason.Shareholding, "持股", "expert", ct));

        Assert.Empty((await season.Do<DefenceSchedule, DefencePlan>((schedule, ct) => schedule.PlanAsync(season.CampaignId, new(Day, ["第一会场"]), "secretariat", ct))).Gaps);
        Assert.Equal(["draw-not-committed"], await season.Refused<DefenceLottery>((lottery, ct) => lottery.DrawAsync(season.CampaignId, "种子", "secretariat", ct)));
        await season.Do<DefenceLottery, DefenceDraw>((lottery, ct) => lottery.CommitAsync(season.CampaignId, SeededDraw.HashOf("种子"), "secretariat", ct));
        Assert.Equal(["draw-open"], await season.Refused<DefenceLottery>((lottery, ct) => lottery.CommitSeedAsync(season.CampaignId, "别的", "secretariat", ct)));
        Assert.Equal(["seed-mismatch"], await season.Refused<DefenceLottery>((lottery, ct) => lottery.DrawAsync(season.CampaignId, "别的", "secretariat", ct)));
        var drawn = Assert.Single(await season.Do<DefenceLottery, IReadOnlyList<DrawnSession>>((lottery, ct) => lottery.DrawAsync(season.CampaignId, "种子", "secretariat", ct)));
        Assert.Equal(SeededDraw.Order("种子/1", drawn.Order), drawn.Order);
        Assert.Equal("种子", Assert.Single(await season.Do<DefenceLottery, IReadOnlyList<DefenceDraw>>((lottery, ct) => lottery.DrawsAsync(season.CampaignId, ct))).Seed);

        var invitations = await season.Do<DefenceDay, IReadOnlyList<DefenceInvitation>>((day, ct) => day.InvitationsAsync(season.CampaignId, ct));
        Assert.Equal([1, 2, 3, 4], invitations.Select(i => i.Position));
        Assert.Equal(TimeSpan.FromMinutes(25), invitations[1].StartsAt - invitations[0].StartsAt);
        Assert.Equal(4, invitations.Select(i => i.Uid).Distinct().Count());
        await season.Do<DefenceDay>((day, ct) => day.ReceiptAsync(ids[0], true, ["王总", "李工"], "company", ct));

        Assert.Equal(["defence-too-early"], await season.Refused<DefenceDay>((day, ct) => day.MarkAsync(ids[0], DefenceAttendance.Present, "", "secretariat", ct)));
        season.Time.MoveTo(invitations[3].EndsAt);
        var judges = await season.Do<DefenceDay, IReadOnlyList<long>>((day, ct) => day.JudgesAsync(ids[0], ct));
        Assert.DoesNotContain(experts[0].Id, judges);
        var session = Assert.Single(await season.Do<DefenceSchedule, IReadOnlyList<DefenceSession>>((schedule, ct) => schedule.SessionsAsync(season.CampaignId, ct)));
        var leaves = session.Panel.Except(judges).First();
        await season.Do<DefenceDay>((day, ct) => day.MarkAsync(ids[0], DefenceAttendance.Present, "", "secretariat", ct));
        Assert.Equal(["expert-recused"], await season.Refused<DefenceDay>((day, ct) => day.ScoreAsync(ids[0], leaves, new SheetEntry(Judging.DefencePoints(99)), "expert", ct)));
        Assert.Equal(["defence-not-present"], await season.Refused<DefenceDay>((day, ct) => day.ScoreAsync(ids[1], session.Panel[4], new SheetEntry(Judging.DefencePoints(99)), "expert", ct)));
        foreach (var judge in judges)
        {
            Assert.Null((await ScoreOf(ids[0]))!.Value);
            await season.Do<DefenceDay, decimal>((day, ct) => day.ScoreAsync(ids[0], judge, new SheetEntry(Judging.DefencePoints(88)), "expert", ct));
        }

        Assert.Equal(88, (await ScoreOf(ids[0]))!.Value);
        await season.Do<DefenceDay>((day, ct) => day.MarkAsync(ids[1], DefenceAttendance.NoShow, "", "secretariat", ct));
        Assert.Equal(0, (await ScoreOf(ids[1]))!.Value);
        Assert.Equal(["attendance-settled"], await season.Refused<DefenceDay>((day, ct) => day.MarkAsync(ids[0], DefenceAttendance.NoShow, "", "secretariat", ct)));

        Task<DefenceScore?> ScoreOf(long id) => season.Do<DefenceScores, DefenceScore?>((scores, ct) => scores.OfApplicationAsync(id, ct));
    }

    [Theory, EachDatabase]
    public async Task An_excused_company_is_heard_in_another_session_under_the_same_calendar_id(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(5);
        var first = await season.ReviewedAsync(80);
        await season.Do<DefenceSchedule, DefencePlan>((schedule, ct) => schedule.PlanAsync(season.CampaignId, new(Day, ["第一会场"]), "secretariat", ct));
        var second = await season.ReviewedAsync(80, unit: 2);
        var plan = await season.Do<DefenceSchedule, DefencePlan>((schedule, ct) => schedule.PlanAsync(season.CampaignId, new(Day, ["第一会场"]), "secretariat", ct));
        Assert.Equal(second, Assert.Single(Assert.Single(plan.Sessions).Hearings).ApplicationId);
        Assert.Equal(Day.AddDays(1), plan.Sessions[0].Place.Date); // the first day's room is taken
        await season.Do<DefenceLottery, DefenceDraw>((lottery, ct) => lottery.CommitSeedAsync(season.CampaignId, "种子", "secretariat", ct));
        await season.Do<DefenceLottery, IReadOnlyList<DrawnSession>>((lottery, ct) => lottery.DrawAsync(season.CampaignId, null, "secretariat", ct));
        var before = (await season.Do<DefenceDay, DefenceInvitation?>((day, ct) => day.InvitationAsync(first, ct)))!;

        await season.Do<DefenceDay>((day, ct) => day.MarkAsync(first, DefenceAttendance.Excused, "疫情管控", "secretariat", ct));
        Assert.Null(await season.Do<DefenceDay, DefenceInvitation?>((day, ct) => day.InvitationAsync(first, ct)));
        var sessions = await season.Do<DefenceSchedule, IReadOnlyList<DefenceSession>>((schedule, ct) => schedule.SessionsAsync(season.CampaignId, ct));
        await season.Do<DefenceSchedule, DefenceSlot>((schedule, ct) => schedule.MoveAsync(first, sessions[1].Id, "疫情管控", "secretariat", ct));
        var after = (await season.Do<DefenceDay, DefenceInvitation?>((day, ct) => day.InvitationAsync(first, ct)))!;
        Assert.Equal((before.Uid, before.Sequence + 1, 2), (after.Uid, after.Sequence, after.Position));
        Assert.Equal(sessions[1].StartsAt.AddMinutes(25), after.StartsAt);
    }

    [Theory, EachDatabase]
    public async Task A_session_is_not_moved_into_the_room_or_before_the_panel_of_one_that_is_not_over(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(5); // one panel
        for (var i = 1; i <= 3; i++) await season.ReviewedAsync(80, unit: i);
        await season.Do<DefenceSchedule, DefencePlan>((schedule, ct) => schedule.PlanAsync(season.CampaignId, new(Day, ["第一会场"]), "secretariat", ct));
        await season.ReviewedAsync(80, unit: 4);
        await season.Do<DefenceSchedule, DefencePlan>((schedule, ct) => schedule.PlanAsync(season.CampaignId, new(Day, ["第一会场"]), "secretariat", ct));
        await season.Do<DefenceLottery, DefenceDraw>((lottery, ct) => lottery.CommitSeedAsync(season.CampaignId, "种子", "secretariat", ct));
        await season.Do<DefenceLottery, IReadOnlyList<DrawnSession>>((lottery, ct) => lottery.DrawAsync(season.CampaignId, null, "secretariat", ct));
        var sessions = await season.Do<DefenceSchedule, IReadOnlyList<DefenceSession>>((schedule, ct) => schedule.SessionsAsync(season.CampaignId, ct));
        var slots = await season.Do<DefenceSchedule, IReadOnlyList<DefenceSlot>>((schedule, ct) => schedule.SlotsAsync(sessions[0].Id, ct));
        await season.Do<DefenceSchedule, DefenceSlot>((schedule, ct) => schedule.MoveAsync(slots[1].ApplicationId, sessions[1].Id, "疫情管控", "secretariat", ct)); // leaves a gap: the third keeps its time

        var over = sessions[0].StartOf(3).AddMinutes(sessions[0].SlotMinutes);
        Assert.Equal(["room-taken", "expert-elsewhere"], await season.Refused<DefenceSchedule>((schedule, ct) => ChangeAsync(schedule, over.AddMinutes(-1), ct)));
        Assert.Equal(["room-taken", "expert-elsewhere"], await season.Refused<DefenceSchedule>((schedule, ct) => ChangeAsync(schedule, sessions[0].StartsAt.AddMinutes(-40), ct))); // two companies take longer than that
        await season.Do<DefenceSchedule>((schedule, ct) => ChangeAsync(schedule, over, ct));

        Task ChangeAsync(DefenceSchedule schedule, DateTimeOffset startsAt, CancellationToken ct) =>
            schedule.ChangeSessionAsync(sessions[1].Id, startsAt, "第一会场", sessions[1].Panel, null, "secretariat", ct);
    }

    [Theory, EachDatabase]
    public async Task The_ranking_is_read_from_the_scores_and_says_how_firm_it_is(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(6);
        var a = await season.ReviewedAsync(90);
        var b = await season.ReviewedAsync(80, unit: 2);
        var c = await season.ReviewedAsync(50, unit: 3);
        await season.HearAsync(Day, new Dictionary<long, decimal> { [a] = 70, [b] = 90, [c] = 60 });

        var ranking = await season.Do<RankingDesk, Ranking>((desk, ct) => desk.RankAsync(season.CampaignId, ct));
        Assert.Equal([(b, 84m, null), (a, 82m, null), (c, 54m, "below-least-score")], ranking.Lines.Select(l => (l.ApplicationId, l.Total!.Value, l.Why?.Name)));
        var variations = await season.Do<RankingDesk, IReadOnlyList<RankingVariation>>((desk, ct) => desk.SensitivityAsync(season.CampaignId, ct));
        Assert.Equal(2, variations.Single(v => v.Name == "document-weight+0.1").Moves); // 0.7/0.3: 84 to 83
        Assert.Contains(variations, v => v.Name == "calibrated");
        await season.Do<ApplicationProgress>((progress, ct) => progress.WithdrawAsync(b, "企业重组", "company", ct));
        Assert.Equal([a, c], (await season.Do<RankingDesk, Ranking>((desk, ct) => desk.RankAsync(season.CampaignId, ct))).Lines.Select(l => l.ApplicationId));
    }
}
