using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Reviews;

/// <summary>The expert's desk: what is theirs, nothing of the others before all are in, and recusals.</summary>
public sealed class ReviewDeskTests(JudgedSeason bench) : IClassFixture<JudgedSeason>
{
    [Fact]
    public async Task Nobodys_score_or_name_is_told_before_all_are_in_and_then_those_who_scored_see_them()
    {
        var review = await bench.ReviewAsync();
        var (first, second, last) = (review.Judges[0], review.Judges[1], review.Judges[2]);
        await bench.ScoreAsync(review, first, 83);
        await bench.ScoreAsync(review, second, 77);

        foreach (var (judge, other) in new[] { (first, second), (second, first), (last, first) })
        {
            var view = await bench.GetAsync(judge, $"/reviews/{review.Id}");
            Assert.Equal((3, 2, false), ((int)view["judges"]!, (int)view["given"]!, (bool)view["areAllIn"]!));
            Assert.Empty(view["others"]!.AsArray());
            Assert.Null(view["value"]);
            foreach (var told in (string[])[JudgedSeason.Text(view), JudgedSeason.Text(await bench.GetAsync(judge, "/reviews")), JudgedSeason.Text(await bench.GetAsync(judge, $"/applications/{review.Id}"))])
            {
                Assert.DoesNotContain(JudgedSeason.NameOf(other), told, StringComparison.Ordinal);
                Assert.DoesNotContain($"{JudgedSeason.Remark} {other}", told, StringComparison.Ordinal);
            }
        }

        var own = await bench.GetAsync(first, $"/reviews/{review.Id}");
        Assert.Equal(83m, (decimal)own["own"]!["total"]!);
        Assert.Equal($"{JudgedSeason.Remark} {first} practice", own["own"]!["remarks"]!["practice"]!.ToString());
        Assert.Null(own["taskId"]);
        Assert.Equal(review.TaskId, (long)(await bench.GetAsync(last, $"/reviews/{review.Id}"))["taskId"]!);

        await bench.ScoreAsync(review, last, 80);
        foreach (var judge in review.Judges)
        {
            var view = await bench.GetAsync(judge, $"/reviews/{review.Id}");
            Assert.Equal(80m, (decimal)view["value"]!);
            Assert.Equal(review.Judges.Where(one => one != judge).Select(JudgedSeason.NameOf).Order(), view["others"]!.AsArray().Select(one => one!["expert"]!.ToString()).Order());
        }
    }

    [Fact]
    public async Task What_is_not_given_to_somebody_is_not_there()
    {
        var review = await bench.ReviewAsync();
        var idle = Enumerable.Range(1, 9).Select(number => $"expert-{number}").First(name => !review.Judges.Contains(name));

        foreach (var user in (string[])[idle, "secretary", "clerk-1"])
            foreach (var path in (string[])[$"/reviews/{review.Id}", $"/reviews/panels/{review.Id}", "/reviews/999999", "/reviews/panels/999999"])
                await bench.GetAsync(user, path, user == idle ? 404 : 403);
        Assert.DoesNotContain((await bench.GetAsync(idle, "/reviews"))["items"]!.AsArray(), line => (long)line!["applicationId"]! == review.Id);
        await bench.GetAsync(review.Judges[0], $"/reviews/panels/{review.Id}", 404);
        foreach (var path in (string[])["/reviews", "/reviews/panels", "/reviews/ties"]) Assert.Equal(401, (int)(await bench.Season.Server.Anonymous.GetAsync("/api" + path)).StatusCode);
    }

    [Fact]
    public async Task A_tie_to_a_company_answers_its_task_as_a_recusal_and_takes_the_review_away()
    {
        var review = await bench.ReviewAsync();
        var judge = review.Judges[1];

        var missing = await bench.PostAsync(judge, "/reviews/ties", new { company = Company.Name(review.Number), reason = "adviser", note = "" }, 422);
        Assert.NotNull(missing["errors"]!["note"]);
        await bench.PostAsync(judge, "/reviews/ties", new { company = $" {Company.Name(review.Number)} ", reason = "adviser", note = "2021 年任顾问" }, 204);

        await bench.GetAsync(judge, $"/reviews/{review.Id}", 404);
        await bench.GetAsync(judge, $"/applications/{review.Id}", 404);
        await bench.ScoreAsync(review, judge, 80, 409); // the task has ended by the veto
        Assert.Equal("adviser", Assert.Single((await bench.GetAsync(judge, "/reviews/ties")).AsArray(), tie => tie!["company"]!.ToString() == Company.Name(review.Number))!["reason"]!.ToString());
        Assert.Equal("Recuse", await bench.OutcomeAsync(review.TaskId));
        await bench.PostAsync(judge, "/reviews/ties", new { company = Company.Name(review.Number), reason = "adviser", note = "再次" }, 422);

        var expert = $"/experts/{judge.Split('-')[1]}";
        var tie = Assert.Single((await bench.GetAsync("secretary", expert))["ties"]!.AsArray(), one => one!["company"]!.ToString() == Company.Name(review.Number))!["id"];
        await bench.PostAsync("secretary", $"{expert}/ties/{tie}/withdrawal", new { reason = " " }, 422);
        await bench.PostAsync("secretary", $"{expert}/ties/999999/withdrawal", new { reason = "误报" }, 404);
        await bench.PostAsync(judge, $"{expert}/ties/{tie}/withdrawal", new { reason = "误报" }, 403);
        await bench.PostAsync("secretary", $"{expert}/ties/{tie}/withdrawal", new { reason = "误报" });
        Assert.DoesNotContain((await bench.GetAsync("secretary", expert))["ties"]!.AsArray(), one => one!["company"]!.ToString() == Company.Name(review.Number));
    }

    [Fact]
    public async Task A_tie_that_is_told_when_the_scores_are_in_takes_none_of_them_out()
    {
        var review = await bench.ReviewAsync();
        foreach (var judge in review.Judges) await bench.ScoreAsync(review, judge, 80);
        await bench.PostAsync(review.Judges[0], "/reviews/ties", new { company = Company.Name(review.Number), reason = "adviser", note = "2021 年任顾问" }, 204);

        var states = await bench.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<ScoreSheet>().Where(sheet => sheet.ApplicationId == review.Id).Select(sheet => sheet.State).ToListAsync(ct));
        Assert.All(states, state => Assert.Equal(ScoreSheetState.Submitted, state));
    }

    [Fact]
    public async Task Declaring_a_tie_does_not_tell_whether_the_company_applies_and_holds_for_what_it_hands_in_later()
    {
        const string Expert = "expert-9";
        var next = (await bench.ReviewAsync()).Number + 1;
        var (applies, company) = (await TieAsync("从未申报过的有限公司"), Company.Name(next));
        Assert.Equal(applies, await TieAsync(company));

        var review = await bench.ReviewAsync();
        Assert.Equal(company, Company.Name(review.Number));
        Assert.DoesNotContain(Expert, review.Judges);
        var ties = await bench.Season.DoAsync<RecusalDesk, IReadOnlyList<RecusalTie>>((desk, ct) => desk.OfApplicationAsync(review.Id, ct));
        Assert.Equal(RecusalReason.Kinship, Assert.Single(ties, tie => tie.ExpertId == 9).Reason);

        async Task<string> TieAsync(string name) => JudgedSeason.Text(await bench.PostAsync(Expert, "/reviews/ties", new { company = name, reason = "kinship", note = "亲属在该企业任职" }, 204));
    }

    [Fact]
    public async Task A_panel_scores_blind_and_sees_the_whole_once_the_last_is_in()
    {
        var heard = await bench.HearAsync();
        foreach (var judge in heard.Judges.Skip(1)) await bench.ScoreAsync(heard, judge, 90);
        var (last, other) = (heard.Judges[0], heard.Judges[1]);

        foreach (var judge in heard.Judges)
        {
            var turn = Turn(await bench.GetAsync(judge, "/reviews/panels"), heard.Id);
            Assert.Equal((heard.Judges.Count, heard.Judges.Count - 1), ((int)turn["judges"]!, (int)turn["given"]!));
            Assert.Null(turn["value"]);
            var view = await bench.GetAsync(judge, $"/reviews/panels/{heard.Id}");
            Assert.Empty(view["others"]!.AsArray());
            Assert.Equal(judge == last, view["own"] is null);
        }

        Assert.DoesNotContain(JudgedSeason.NameOf(other), JudgedSeason.Text(await bench.GetAsync(last, "/reviews/panels")), StringComparison.Ordinal);
        await bench.ScoreAsync(heard, last, 70);
        var all = await bench.GetAsync(last, $"/reviews/panels/{heard.Id}");
        Assert.Equal(heard.Judges.Count - 1, all["others"]!.AsArray().Count);
        Assert.Equal((decimal)all["value"]!, (decimal)Turn(await bench.GetAsync(other, "/reviews/panels"), heard.Id)["value"]!);
        var idle = Enumerable.Range(1, 9).Select(number => $"expert-{number}").First(name => !heard.Judges.Contains(name));
        await bench.GetAsync(idle, $"/reviews/panels/{heard.Id}", 404);
        Assert.DoesNotContain((await bench.GetAsync(idle, "/reviews/panels")).AsArray().SelectMany(session => session!["turns"]!.AsArray()), turn => (long?)turn!["applicationId"] == heard.Id);
    }

    private static JsonNode Turn(JsonNode sessions, long application) =>
        sessions.AsArray().SelectMany(session => session!["turns"]!.AsArray()).Single(turn => (long?)turn!["applicationId"] == application)!;
}
