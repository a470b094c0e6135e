using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Reviews;

/// <summary>The secretariat's boards: who judges what and why not others, the ranking, and what another cut-off would change.</summary>
public sealed class BoardTests(JudgedSeason bench) : IClassFixture<JudgedSeason>
{
    [Fact]
    public async Task The_boards_are_the_secretariats()
    {
        var review = await bench.ReviewAsync();
        foreach (var path in (string[])["/assignments", "/assignments/experts", $"/assignments/{review.Id}/experts", "/ranking", "/ranking/experts", "/ranking/variations", "/ranking/what-if"])
        {
            foreach (var user in (string[])[review.Judges[0], "clerk-1"]) await bench.GetAsync(user, path, 403);
            Assert.Equal(401, (int)(await bench.Season.Server.Anonymous.GetAsync("/api" + path)).StatusCode);
            await bench.GetAsync("secretary", path);
        }

        await bench.PostAsync(review.Judges[0], "/assignments/sheets/1/replace", new { reason = "x" }, 403);
        await bench.PostAsync("secretary", "/assignments/sheets/999999/replace", new { reason = "x" }, 404);
        await bench.GetAsync("secretary", "/assignments/999999/experts", 404);
    }

    [Fact]
    public async Task Each_expert_has_a_reason_why_or_why_not_and_no_score_is_told()
    {
        var review = await bench.ReviewAsync();
        var tied = Enumerable.Range(1, 9).Select(number => $"expert-{number}").First(name => !review.Judges.Contains(name));
        await bench.Season.DoAsync<RecusalDesk>((desk, ct) => desk.DeclareAsync(long.Parse(tied.Split('-')[1]), review.Id, RecusalReason.Kinship, "亲属", "staff", ct));
        foreach (var judge in review.Judges.Take(2)) await bench.ScoreAsync(review, judge, 83.5m);

        var why = (await bench.GetAsync("secretary", $"/assignments/{review.Id}/experts")).AsArray();
        Assert.Equal(9, why.Count);
        Assert.Equal(review.Judges.Select(JudgedSeason.NameOf).Order(), why.Where(line => line!["cause"]!.ToString() == "assigned").Select(line => line!["expert"]!.ToString()).Order());
        var recused = Assert.Single(why, line => line!["expert"]!.ToString() == JudgedSeason.NameOf(tied))!;
        Assert.Equal(("recused", false), (recused["cause"]!.ToString(), (bool)recused["choosable"]!));
        Assert.Contains(why, line => (bool)line!["choosable"]!);

        var line = Line(await bench.GetAsync("secretary", "/assignments?take=200"), review.Id);
        Assert.Equal((3, 0, 3), ((int)line["needed"]!, (int)line["missing"]!, line["sheets"]!.AsArray().Count));
        foreach (var told in (string[])["/assignments?take=200", "/assignments/experts", $"/assignments/{review.Id}/experts", "/ranking?take=200", "/ranking/experts", "/ranking/what-if?maxSelected=1"])
        {
            var text = JudgedSeason.Text(await bench.GetAsync("secretary", told));
            Assert.DoesNotContain("83.5", text, StringComparison.Ordinal);
            Assert.DoesNotContain(JudgedSeason.Remark, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_late_expert_is_replaced_in_the_sheet_and_in_the_task_and_the_new_one_is_written_to()
    {
        await using var own = new OwnSeason();
        var late = await own.OpenAsync();
        var review = await late.ReviewAsync();
        var sheet = Line(await late.GetAsync("secretary", "/assignments"), review.Id)["sheets"]!.AsArray().First(one => one!["expert"]!.ToString() == JudgedSeason.NameOf(review.Judges[0]))!;
        var path = $"/assignments/sheets/{sheet["sheetId"]}/replace";
        Assert.Equal("urn:benchmark-workflow:problem:sheet-not-late", (await late.PostAsync("secretary", path, new { reason = "联系不上" }, 409))["type"]!.ToString());

        late.Season.Server.Time.Advance(TimeSpan.FromDays(11));
        await late.SignInAgainAsync("secretary");
        var why = (await late.GetAsync("secretary", $"/assignments/{review.Id}/experts")).AsArray();
        await late.PostAsync("secretary", path, new { reason = "联系不上", expertId = (long)why.First(one => one!["cause"]!.ToString() == "assigned")!["expertId"]! }, 422);
        var chosen = why.Last(one => (bool)one!["choosable"]!)!;
        var replaced = await late.PostAsync("secretary", path, new { reason = "联系不上", expertId = (long)chosen["expertId"]! });

        Assert.Equal(chosen["expert"]!.ToString(), replaced["expert"]!.ToString());
        var account = $"expert-{chosen["expertId"]}";
        await late.SignInAgainAsync(account);
        Assert.Equal(review.TaskId, (long)(await late.GetAsync(account, $"/reviews/{review.Id}"))["taskId"]!);
        await late.SignInAgainAsync(review.Judges[0]);
        await late.GetAsync(review.Judges[0], $"/reviews/{review.Id}", 404);
        var (seats, letters) = await late.Season.DoAsync(async (services, ct) =>
        {
            var db = services.GetRequiredService<DbContext>();
            return (await db.Set<TaskAnswer>().Where(seat => seat.TaskId == review.TaskId && seat.State == AnswerState.Awaited).Select(seat => seat.User).ToListAsync(ct),
                await db.Set<OutgoingMessage>().Where(mail => mail.Template == "expert-assigned").Select(mail => mail.ToUser).ToListAsync(ct));
        });
        Assert.Contains(account, seats);
        Assert.DoesNotContain(review.Judges[0], seats);
        Assert.Equal([account], letters);
    }

    [Fact]
    public async Task The_ranking_shows_raw_counted_and_calibrated_scores_and_another_cut_off_changes_nothing_that_is_kept()
    {
        var (strong, weak) = (await bench.HearAsync(), await bench.HearAsync());
        foreach (var judge in strong.Judges) await bench.ScoreAsync(strong, judge, 95);
        foreach (var judge in weak.Judges) await bench.ScoreAsync(weak, judge, 70);

        var before = await bench.GetAsync("secretary", "/ranking?take=200");
        var first = before["items"]!.AsArray().Single(line => (long)line!["applicationId"]! == strong.Id)!;
        Assert.Equal((80m, 80m, 95m, 86m), ((decimal)first["raw"]!, (decimal)first["document"]!, (decimal)first["defence"]!, (decimal)first["total"]!));
        Assert.True((bool)first["selected"]!);
        Assert.NotNull(first["calibrated"]);

        var what = await bench.GetAsync("secretary", "/ranking/what-if?minScore=80");
        Assert.Contains(what["leaves"]!.AsArray(), line => (long)line!["applicationId"]! == weak.Id);
        Assert.DoesNotContain(what["leaves"]!.AsArray(), line => (long)line!["applicationId"]! == strong.Id);
        Assert.Contains((await bench.GetAsync("secretary", "/ranking/what-if?maxSelected=1"))["leaves"]!.AsArray(), line => (long)line!["applicationId"]! == weak.Id);
        foreach (var bad in (string[])["maxSelected=-1", "minScore=101", "documentWeight=1.5"]) await bench.GetAsync("secretary", "/ranking/what-if?" + bad, 422);
        Assert.NotEmpty((await bench.GetAsync("secretary", "/ranking/experts")).AsArray());

        Assert.Equal(before["hash"]!.ToString(), (await bench.GetAsync("secretary", "/ranking"))["hash"]!.ToString());
        Assert.Equal(60, (await bench.Season.DoAsync<CampaignDesk, CampaignSettings>((desk, ct) => desk.SettingsAsync(bench.Season.CampaignId, ct))).Ranking.MaxSelected);
    }

    [Fact]
    public async Task A_company_is_heard_in_another_session_and_told_and_every_draw_repeats()
    {
        var (first, second) = (await bench.PlanAsync(), await bench.PlanAsync());
        var heard = await bench.HearAsync();
        foreach (var judge in heard.Judges) await bench.ScoreAsync(heard, judge, 83.5m);
        foreach (var user in (string[])[first.Judges[0], "clerk-1"])
        {
            foreach (var path in (string[])["/defences", "/defences/draws"]) await bench.GetAsync(user, path, 403);
            await bench.PostAsync(user, $"/defences/slots/{first.Id}/move", new { sessionId = 1, reason = "x" }, 403);
        }

        var board = await bench.GetAsync("secretary", "/defences");
        var (from, to) = (SessionOf(board, first.Id), SessionOf(board, second.Id));
        Assert.NotEqual((long)from["id"]!, (long)to["id"]!);
        foreach (var told in (string[])[JudgedSeason.Text(board), JudgedSeason.Text(await bench.GetAsync("secretary", "/defences/draws"))])
            foreach (var secret in (string[])["83.5", JudgedSeason.Remark]) Assert.DoesNotContain(secret, told, StringComparison.Ordinal);

        var move = $"/defences/slots/{first.Id}/move";
        Assert.NotNull((await bench.PostAsync("secretary", move, new { sessionId = (long)to["id"]!, reason = "" }, 422))["errors"]!["reason"]);
        await bench.PostAsync("secretary", move, new { sessionId = (long)from["id"]!, reason = "航班延误" }, 422);
        await bench.PostAsync("secretary", move, new { sessionId = 999999, reason = "航班延误" }, 422);
        await bench.PostAsync("secretary", "/defences/slots/999999/move", new { sessionId = (long)to["id"]!, reason = "航班延误" }, 404);
        await bench.PostAsync("secretary", $"/defences/slots/{heard.Id}/move", new { sessionId = (long)to["id"]!, reason = "已到场" }, 409);
        await bench.PostAsync("secretary", move, new { sessionId = (long)to["id"]!, reason = "航班延误" }, 204);

        var after = SessionOf(await bench.GetAsync("secretary", "/defences"), first.Id);
        Assert.Equal((long)to["id"]!, (long)after["id"]!);
        Assert.Equal(first.Id, (long)after["slots"]!.AsArray()[^1]!["applicationId"]!);
        var letter = await bench.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().SingleAsync(mail => mail.Template == "defence-changed" && mail.AboutId == $"{first.Id}", ct));
        Assert.Contains("航班延误", letter.TextBody, StringComparison.Ordinal);
        var draws = (await bench.GetAsync("secretary", "/defences/draws")).AsArray();
        Assert.NotEmpty(draws);
        Assert.All(draws.SelectMany(draw => draw!["sessions"]!.AsArray()), session => Assert.True((bool)session!["repeats"]!));
    }

    [Fact]
    public async Task The_secretariat_declares_a_recusal_and_takes_a_mistaken_one_back()
    {
        var review = await bench.ReviewAsync();
        await bench.ScoreAsync(review, review.Judges[0], 80);
        var (scored, waits) = (long.Parse(review.Judges[0].Split('-')[1]), long.Parse(review.Judges[1].Split('-')[1]));
        var path = $"/applications/{review.Id}/recusals";
        foreach (var user in (string[])[review.Judges[2], "clerk-1"]) await bench.PostAsync(user, path, new { expertId = scored, reason = "kinship", note = "亲属" }, 403);
        await bench.PostAsync("secretary", "/applications/999999/recusals", new { expertId = scored, reason = "kinship", note = "亲属" }, 404);
        Assert.Equal(2, (await bench.PostAsync("secretary", path, new { }, 422))["errors"]!.AsObject().Count);
        Assert.NotNull((await bench.PostAsync("secretary", path, new { expertId = scored, reason = "kinship", note = "" }, 422))["errors"]!["note"]);

        await bench.PostAsync("secretary", path, new { expertId = scored, reason = "kinship", note = "亲属" }, 204);
        await bench.PostAsync("secretary", path, new { expertId = waits, reason = "employment" }, 204); // its place waits: the process hears of it
        Assert.Equal("Recuse", await bench.OutcomeAsync(review.TaskId));
        await bench.PostAsync("secretary", path, new { expertId = scored, reason = "dispute", note = "纠纷" }, 422);

        var view = await bench.GetAsync("secretary", $"/applications/{review.Id}");
        var ties = view["review"]!["recusals"]!.AsArray().Where(tie => (bool)tie!["declared"]!).ToDictionary(tie => (string)tie!["expert"]!);
        Assert.Equal(new[] { review.Judges[0], review.Judges[1] }.Select(JudgedSeason.NameOf).Order(), ties.Keys.Order());
        Assert.Equal("voided", view["review"]!["sheets"]!.AsArray().Single(sheet => (long)sheet!["expertId"]! == scored)!["state"]!.ToString());
        var withdraw = $"{path}/{ties[JudgedSeason.NameOf(review.Judges[0])]!["withdrawId"]}/withdrawal";
        await bench.PostAsync("secretary", withdraw, new { reason = "" }, 422);
        await bench.PostAsync("secretary", $"/applications/{review.Id}/recusals/999999/withdrawal", new { reason = "误报" }, 404);
        await bench.PostAsync("secretary", withdraw, new { reason = "误报" }, 204);
        Assert.DoesNotContain((await bench.GetAsync("secretary", $"/applications/{review.Id}"))["review"]!["recusals"]!.AsArray(), tie => (string)tie!["expert"]! == JudgedSeason.NameOf(review.Judges[0]));
    }

    [Fact]
    public async Task A_session_is_given_another_time_room_and_panel_and_what_stands_in_the_way_is_told()
    {
        var planned = await bench.PlanAsync();
        var session = SessionOf(await bench.GetAsync("secretary", "/defences"), planned.Id);
        var path = $"/defences/sessions/{session["id"]}";
        var panel = session["panel"]!.AsArray().Select(member => (long)member!["expertId"]!).ToList();
        var starts = DateTimeOffset.Parse(session["startsAt"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture).AddDays(90);
        await bench.PutAsync("clerk-1", path, new { startsAt = starts, room = "第九会场", panel, reason = "调整" }, 403);
        await bench.GetAsync("clerk-1", path + "/experts", 403);
        Assert.Equal(9, (await bench.GetAsync("secretary", path + "/experts")).AsArray().Count);
        await bench.PutAsync("secretary", "/defences/sessions/999999", new { startsAt = starts, room = "第九会场", panel, reason = "调整" }, 404);
        Assert.Equal(["panel", "room"], (await bench.PutAsync("secretary", path, new { startsAt = starts, room = "", panel = new[] { panel[0] }, reason = "调整" }, 422))["errors"]!.AsObject().Select(error => error.Key).Order());
        Assert.NotNull((await bench.PutAsync("secretary", path, new { startsAt = starts, room = "第九会场", panel, reason = "" }, 422))["errors"]!["reason"]);
        Assert.EndsWith("session-changed", (await bench.PutAsync("secretary", path, new { startsAt = starts, room = "第九会场", panel, reason = "会场调整" }, 409, revision: 0))["type"]!.ToString(), StringComparison.Ordinal);

        var released = panel[0];
        panel[0] = (await bench.GetAsync("secretary", path + "/experts")).AsArray().Select(expert => (long)expert!["expertId"]!).Except(panel).First();
        await bench.PutAsync("secretary", path, new { startsAt = starts, room = "第九会场", panel, reason = "会场调整" }, 204, revision: (long)session["revision"]!);
        var changed = SessionOf(await bench.GetAsync("secretary", "/defences"), planned.Id);
        Assert.Equal(("第九会场", starts), (changed["room"]!.ToString(), DateTimeOffset.Parse(changed["startsAt"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(panel.Order(), changed["panel"]!.AsArray().Select(member => (long)member!["expertId"]!).Order());
        var letters = await bench.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().AsNoTracking().Where(mail => mail.Template == "defence-panel-changed").ToListAsync(ct));
        Assert.Equal(panel.Append(released).Select(expert => $"expert-{expert}").Order(), letters.Select(mail => mail.ToUser!).Order());
        Assert.Equal($"expert-{released}", Assert.Single(letters, mail => (bool)JsonNode.Parse(mail.ModelJson!)!["released"]!).ToUser);
    }

    private static JsonNode SessionOf(JsonNode board, long application) =>
        board["sessions"]!.AsArray().Single(session => session!["slots"]!.AsArray().Any(slot => (long)slot!["applicationId"]! == application))!;

    private static JsonNode Line(JsonNode page, long application) => page["items"]!.AsArray().Single(line => (long)line!["id"]! == application)!;

    /// <summary>A season whose clock one test moves.</summary>
    private sealed class OwnSeason : IAsyncDisposable
    {
        private readonly JudgedSeason season = new();

        public async Task<JudgedSeason> OpenAsync()
        {
            await season.InitializeAsync();
            return season;
        }

        public async ValueTask DisposeAsync() => await season.DisposeAsync();
    }
}
