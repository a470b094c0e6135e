using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Tests.Reviews;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Notices;

public sealed class NoticeVerbTests
{
    private static readonly DateTimeOffset Published = new(2022, 9, 5, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory, EachDatabase]
    public async Task A_list_is_published_objected_to_corrected_and_closed_into_results(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var (a, b, c) = await RankedAsync(season);
        season.Time.MoveTo(Published);
        await season.Do<NoticeDesk, NoticeDraft>((desk, ct) => desk.WriteAsync(season.CampaignId, "现予公示。", 0, "secretariat", ct));
        var coming = await season.Do<NoticeDesk, ComingNotice?>((desk, ct) => desk.ComingAsync(season.CampaignId, ct));
        var notice = await season.Do<NoticeBoard, PublicNotice>((board, ct) => board.PublishAsync(season.CampaignId, "secretariat", ct));
        Assert.Equal((coming!.Snapshot.Hash, coming.ClosesAt, "现予公示。"), (notice.Hash, notice.ClosesAt, notice.Text)); // what was shown is what is published
        Assert.Null(coming.Obstacle);
        // Monday 5 September, not counted; the fifth working day is Tuesday 13 (the 12th is the Mid-Autumn holiday), until 24:00.
        Assert.Equal(new DateTimeOffset(2022, 9, 14, 0, 0, 0, TimeSpan.FromHours(8)), notice.ClosesAt);
        Assert.Equal(2, notice.Listed);
        Assert.Equal(["notice-open"], await season.Refused<NoticeBoard>((board, ct) => board.PublishAsync(season.CampaignId, "secretariat", ct)));

        var anonymous = await FileAsync(season, notice.Id, new(a, ObjectionChannel.Report, ObjectionSubject.Authenticity, "匿名", "", "不实", ""));
        Assert.Equal(ObjectionState.NotAccepted, anonymous.State);
        Assert.Equal(["objection-anonymous", "objection-no-contact", "objection-no-evidence"], anonymous.Grounds);
        var objection = await FileAsync(season, notice.Id, new(a, ObjectionChannel.Report, ObjectionSubject.Authenticity, "李建国", "010-68416386", "数据不实", "审计报告第8页"));
        Assert.Equal(ObjectionState.Filed, objection.State);

        season.Time.MoveTo(notice.ClosesAt.AddSeconds(-1));
        Assert.Equal(["notice-running"], await season.Refused<NoticeBoard>((board, ct) => board.CloseAsync(notice.Id, "system", ct)));
        season.Time.MoveTo(notice.ClosesAt);
        Assert.Equal(["notice-objection-open"], await season.Refused<NoticeBoard>((board, ct) => board.CloseAsync(notice.Id, "system", ct)));
        Assert.Equal(["objection-late"], (await FileAsync(season, notice.Id, new(b, ObjectionChannel.Report, ObjectionSubject.Authenticity, "李建国", "010-68416386", "数据不实", "证据"))).Grounds);

        await season.Do<ObjectionDesk>((desk, ct) => desk.AcceptAsync(objection.Id, "secretariat", ct));
        Assert.Equal(["objection-effect"], await season.Refused<ObjectionDesk>((desk, ct) => desk.DecideAsync(objection.Id, false, ObjectionEffect.Remove, "不属实", "secretariat", ct)));
        var decided = await season.Do<ObjectionDesk, DecidedObjection>((desk, ct) => desk.DecideAsync(objection.Id, true, ObjectionEffect.Remove, "数据不实，取消资格", "secretariat", ct));
        Assert.Equal((2, (long?)notice.Id, notice.ClosesAt), (decided.Notice!.Number, decided.Notice.PreviousId, decided.Notice.ClosesAt));
        Assert.Contains(notice.Hash, decided.Notice.SnapshotJson);
        Assert.Contains("现予公示。", decided.Notice.SnapshotJson);
        Assert.Equal([b], NoticeSnapshot.Read(decided.Notice.SnapshotJson).Select(e => e.ApplicationId));

        Assert.Equal(["notice-not-closed"], await season.Refused<FinalResults>((results, ct) => results.ConcludeAsync(b, "system", ct)));
        await season.Do<NoticeBoard, PublicNotice>((board, ct) => board.CloseAsync(decided.Notice.Id, "system", ct));
        var given = await season.Do<FinalResults, IReadOnlyDictionary<long, ApplicationOutcome>>((results, ct) => results.ConcludeAllAsync(season.CampaignId, "system", ct));
        Assert.Equal(new Dictionary<long, ApplicationOutcome> { [b] = ApplicationOutcome.Selected, [c] = ApplicationOutcome.NotSelected }, given);
        Assert.Equal(
            [(a, ApplicationOutcome.Removed), (b, ApplicationOutcome.Selected), (c, ApplicationOutcome.NotSelected)],
            (await season.Do<DbContext, List<Application>>((db, ct) => db.Set<Application>().AsNoTracking().OrderBy(x => x.Id).ToListAsync(ct))).Select(x => (x.Id, x.Outcome)));
        Assert.Equal(b, Assert.Single(await season.Do<PledgeBook, IReadOnlyList<PledgeRow>>((book, ct) => book.PageAsync(season.CampaignId, null, null, 0, 10, ct))).Pledge.ApplicationId);
        Assert.Equal(ApplicationOutcome.Selected, await season.Do<FinalResults, ApplicationOutcome>((results, ct) => results.ConcludeAsync(b, "system", ct)));
        Assert.Null(await season.Do<AuditTrail, BrokenRule?>((audit, ct) => audit.VerifyAsync(ct)));
    }

    [Theory, EachDatabase]
    public async Task Renotice_runs_for_a_new_period_and_a_correction_shows_the_name_as_it_is_now(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var (a, _, _) = await RankedAsync(season);
        season.Time.MoveTo(Published);
        var notice = await season.Do<NoticeBoard, PublicNotice>((board, ct) => board.PublishAsync(season.CampaignId, "secretariat", ct));
        var wording = await FileAsync(season, notice.Id, new(a, ObjectionChannel.Objection, ObjectionSubject.Wording, "王芳", "w@example.com", "名称有误", ""));
        var procedure = await FileAsync(season, notice.Id, new(null, ObjectionChannel.Complaint, ObjectionSubject.Procedure, "赵明远", "z@example.com", "评审程序有误", "会议记录"));
        await season.Do<ObjectionDesk>(async (desk, ct) =>
        {
            await desk.AcceptAsync(wording.Id, "secretariat", ct);
            await desk.AcceptAsync(procedure.Id, "secretariat", ct);
        });
        await season.Do<DbContext, int>((db, ct) => db.Set<Application>().Where(x => x.Id == a).ExecuteUpdateAsync(x => x.SetProperty(y => y.Title, "更正后的标题"), ct));

        season.Time.MoveTo(Published.AddDays(1));
        var corrected = await season.Do<ObjectionDesk, DecidedObjection>((desk, ct) => desk.DecideAsync(wording.Id, true, ObjectionEffect.Correct, "更正标题", "secretariat", ct));
        Assert.Equal(notice.ClosesAt, corrected.Notice!.ClosesAt);
        Assert.Contains("更正后的标题", corrected.Notice.SnapshotJson);
        season.Time.MoveTo(Published.AddDays(2));
        var again = await season.Do<ObjectionDesk, DecidedObjection>((desk, ct) => desk.DecideAsync(procedure.Id, true, ObjectionEffect.Renotice, "重新公示", "secretariat", ct));
        Assert.Equal(new DateTimeOffset(2022, 9, 16, 0, 0, 0, TimeSpan.FromHours(8)), again.Notice!.ClosesAt); // Wednesday 7 + 5, the holiday between
        Assert.Equal([NoticeState.Superseded, NoticeState.Superseded, NoticeState.Open], (await season.Do<NoticeBoard, IReadOnlyList<PublicNotice>>((board, ct) => board.OfCampaignAsync(season.CampaignId, ct))).Select(n => n.State));
        Assert.All(await season.Do<ObjectionDesk, IReadOnlyList<ObjectionView>>((desk, ct) => desk.OfCampaignAsync(season.CampaignId, false, ct)), view => Assert.Equal((null, null), (view.FiledBy, view.Contact)));
        Assert.Equal(["王芳", "赵明远"], (await season.Do<ObjectionDesk, IReadOnlyList<ObjectionView>>((desk, ct) => desk.OfCampaignAsync(season.CampaignId, true, ct))).Select(view => view.FiledBy));
    }

    [Theory, EachDatabase]
    public async Task An_objection_to_a_list_corrected_meanwhile_is_in_time_as_long_as_its_successor_runs(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var (a, b, _) = await RankedAsync(season);
        season.Time.MoveTo(Published);
        var notice = await season.Do<NoticeBoard, PublicNotice>((board, ct) => board.PublishAsync(season.CampaignId, "secretariat", ct));
        var corrected = await season.Do<NoticeBoard, PublicNotice>((board, ct) => board.CorrectAsync(notice.Id, [a], "移除一家", newPeriod: false, "secretariat", ct));
        FiledObjection aboutB = new(b, ObjectionChannel.Report, ObjectionSubject.Authenticity, "李建国", "010-68416386", "数据不实", "审计报告第8页");

        Assert.Empty(await season.Do<ObjectionDesk, IReadOnlyList<BrokenRule>>((desk, ct) => desk.CheckAsync(notice.Id, aboutB, ct)));
        var filed = await FileAsync(season, notice.Id, aboutB);
        Assert.Equal((ObjectionState.Filed, notice.Id), (filed.State, filed.NoticeId));
        Assert.Equal(["objection-not-listed"], (await FileAsync(season, notice.Id, aboutB with { ApplicationId = a })).Grounds);

        season.Time.MoveTo(corrected.ClosesAt);
        Assert.Equal(["objection-late"], (await FileAsync(season, notice.Id, aboutB)).Grounds);
    }

    [Theory, EachDatabase]
    public async Task A_published_text_cannot_be_changed_through_the_context(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await RankedAsync(season);
        season.Time.MoveTo(Published);
        var notice = await season.Do<NoticeBoard, PublicNotice>((board, ct) => board.PublishAsync(season.CampaignId, "secretariat", ct));

        await Assert.ThrowsAsync<InvalidOperationException>(() => season.Do<DbContext, int>(async (db, ct) =>
        {
            db.Entry(await db.Set<PublicNotice>().SingleAsync(n => n.Id == notice.Id, ct)).Property(n => n.SnapshotJson).CurrentValue = "{}";
            return await db.SaveChangesAsync(ct);
        }));
    }

    [Theory, EachDatabase]
    public async Task Publishing_is_refused_while_a_listed_application_is_not_ready_and_nothing_is_changed(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(5);
        var id = await season.ReviewedAsync(90);
        await season.HearAsync(new(2022, 8, 15), new Dictionary<long, decimal> { [id] = 90 }); // stays in the stage of its defence

        Assert.Equal(["stage-not-allowed"], await season.Refused<NoticeBoard>((board, ct) => board.PublishAsync(season.CampaignId, "secretariat", ct)));
        Assert.Null(await season.Do<NoticeBoard, PublicNotice?>((board, ct) => board.CurrentAsync(season.CampaignId, ct)));
    }

    private static async Task<(long A, long B, long C)> RankedAsync(Season season)
    {
        await season.ExpertsAsync(5);
        var (a, b, c) = (await season.ReviewedAsync(90), await season.ReviewedAsync(80, unit: 2), await season.ReviewedAsync(50, unit: 3));
        await season.HearAsync(new(2022, 8, 15), new Dictionary<long, decimal> { [a] = 90, [b] = 80, [c] = 50 });
        foreach (var id in (long[])[a, b, c]) await season.StageAsync(id, ApplicationStage.Ranking);
        return (a, b, c);
    }

    private static Task<Objection> FileAsync(Season season, long notice, FiledObjection filed) =>
        season.Do<ObjectionDesk, Objection>((desk, ct) => desk.FileAsync(notice, filed, "public", ct));
}
