using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Application.Tests.Api.Reviews;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.SiteChecks;

/// <summary>The planner of site checks, as the secretariat calls it; the task is as the process makes it.</summary>
public sealed class SiteCheckTests(JudgedSeason bench) : IClassFixture<JudgedSeason>
{
    [Fact]
    public async Task The_planner_is_the_secretariats()
    {
        var check = await OrderAsync();
        foreach (var path in (string[])["", "/calendar", "/orderable", $"/{check.Id}", $"/{check.Id}/experts", $"/{check.Id}/findings?from=2022-08-22&until=2022-08-22"])
        {
            foreach (var user in (string[])["expert-1", "clerk-1"]) await bench.GetAsync(user, "/site-checks" + path, 403);
            Assert.Equal(401, (int)(await bench.Season.Server.Anonymous.GetAsync("/api/site-checks" + path)).StatusCode);
            await bench.GetAsync("secretary", "/site-checks" + path);
        }

        foreach (var path in (string[])["/999999", "/999999/experts", "/999999/findings?from=2022-08-22&until=2022-08-22"]) await bench.GetAsync("secretary", "/site-checks" + path, 404);
        await PlanAsync("expert-1", check.Id, [1, 2, 3], 3, status: 403);
        await PlanAsync("secretary", 999999, [1, 2, 3], 3, status: 404);
    }

    [Fact]
    public async Task A_first_plan_answers_the_task_of_the_process_and_a_later_one_tells_who_goes_and_who_no_longer_does()
    {
        var check = await OrderAsync();
        var line = await bench.GetAsync("secretary", $"/site-checks/{check.Id}");
        Assert.Equal(("toPlan", check.Task, true), (line["standing"]!.ToString(), (long)line["planTaskId"]!, (bool)line["plannable"]!));
        Assert.Contains((await bench.GetAsync("secretary", "/site-checks/calendar"))["toPlan"]!.AsArray(), one => (long)one!["id"]! == check.Id);

        var planned = await PlanAsync("secretary", check.Id, [3, 1, 2], 40, revision: 0);
        Assert.Equal("planned,3,1,2", $"{planned["standing"]},{string.Join(',', planned["team"]!.AsArray().Select(one => one!["expertId"]))}");
        var task = await bench.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<UserTask>().AsNoTracking().SingleAsync(one => one.Id == check.Task, ct));
        Assert.Equal(("Plan", "secretary"), (task.Outcome, task.FinishedBy));
        Assert.Empty(await LettersAsync(check)); // the process writes the invitation

        var stale = await PlanAsync("secretary", check.Id, [1, 2, 4], 41, revision: 0, status: 409);
        Assert.Contains("secretary", stale["title"]!.ToString(), StringComparison.Ordinal);
        await PlanAsync("secretary", check.Id, [1, 2, 4], 41, revision: (long)planned["revision"]!);
        Assert.Equal(["expert-1 False", "expert-2 False", "expert-3 True", "expert-4 False", $"{check.Company} False"], await LettersAsync(check));
        Assert.Contains((await bench.GetAsync("secretary", $"/site-checks/calendar?from={Day(35)}&days=14"))["visits"]!.AsArray(), one => (long)one!["id"]! == check.Id);
    }

    [Fact]
    public async Task The_secretariat_orders_one_by_hand_and_calls_it_off_with_a_reason()
    {
        var check = await OrderAsync();
        var orderable = (await bench.GetAsync("secretary", "/site-checks/orderable")).AsArray().Select(one => one!["stage"]!.ToString());
        Assert.Equal(["submitted", "recommendation", "eligibility", "documentReview", "defence", "ranking"], orderable); // this campaign can go back from the ranking
        await SendAsync("expert-1", "", new { applicationId = check.Application, reason = "核实" }, 403);
        await SendAsync("secretary", "", new { applicationId = 999999, reason = "核实" }, 404);
        Assert.NotNull((await SendAsync("secretary", "", new { reason = "核实" }, 422))["errors"]!["applicationId"]);
        Assert.EndsWith("site-check-ordered", (await SendAsync("secretary", "", new { applicationId = check.Application, reason = "核实" }, 409))["type"]!.ToString(), StringComparison.Ordinal);
        await SendAsync("expert-1", $"/{check.Id}/cancellation", new { reason = "企业已说明" }, 403);
        Assert.NotNull((await SendAsync("secretary", $"/{check.Id}/cancellation", new { reason = " " }, 422))["errors"]!["reason"]);

        var off = await SendAsync("secretary", $"/{check.Id}/cancellation", new { reason = "企业已说明" }, 200);
        Assert.Equal(("cancelled", false, false), (off["standing"]!.ToString(), (bool)off["open"]!, (bool)off["plannable"]!));
        await SendAsync("secretary", $"/{check.Id}/cancellation", new { reason = "企业已说明" }, 409);
        var again = await SendAsync("secretary", "", new { applicationId = check.Application, reason = "核实产线数据" }, 200);
        Assert.Equal(("toPlan", "核实产线数据", true), (again["standing"]!.ToString(), again["reason"]!.ToString(), (bool)again["open"]!));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_told_before_it_is_tried_and_refused_by_name_when_it_is()
    {
        var (first, second) = (await OrderAsync(), await OrderAsync());
        await bench.Season.DoAsync<RecusalDesk>((desk, ct) => desk.DeclareAsync(9, second.Application, RecusalReason.Kinship, "亲属", "staff", ct));
        await PlanAsync("secretary", first.Id, [5, 6, 7], 60);

        var path = $"/site-checks/{second.Id}/findings?from={Day(60)}&until={Day(60)}&team=5&team=9";
        var found = (await bench.GetAsync("secretary", path)).AsArray();
        Assert.Equal(["team-size", "expert-recused", "expert-elsewhere"], found.Where(one => (bool)one!["refused"]!).Select(one => one!["name"]!.ToString()));
        Assert.Contains(found, one => one!["message"]!.ToString().Contains("评审专家5", StringComparison.Ordinal) && one["field"]!.ToString() == "team");
        var crew = (await bench.GetAsync("secretary", $"/site-checks/{second.Id}/experts?from={Day(60)}&until={Day(60)}")).AsArray();
        Assert.Equal(["5", "6", "7", "9"], crew.Where(one => !(bool)one!["mayGo"]!).Select(one => one!["expertId"]!.ToString()).Order());
        Assert.Contains("同日核查", crew.Single(one => (long)one!["expertId"]! == 6)!["why"]!.ToString(), StringComparison.Ordinal);

        var refused = await PlanAsync("secretary", second.Id, [5, 8, 9], 60, status: 422);
        Assert.Equal(2, refused["errors"]!["team"]!.AsArray().Count);
        using var without = await bench.As("secretary").PutAsJsonAsync($"/api/site-checks/{second.Id}/plan", new { team = new[] { 1 } });
        Assert.Equal(["visitFrom", "visitUntil"], JsonNode.Parse(await without.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(one => one.Key).Order());
        await PlanAsync("secretary", second.Id, [5, 6, 7], 62); // another day
    }

    [Fact]
    public async Task The_list_is_cut_filtered_and_ordered_by_the_server()
    {
        List<Asked> checks = [await OrderAsync(), await OrderAsync(), await OrderAsync()];
        await PlanAsync("secretary", checks[0].Id, [1, 2, 3], 82);
        await PlanAsync("secretary", checks[1].Id, [1, 2, 3], 80);

        List<long> seen = [];
        for (string? cursor = null, next = ""; next is not null; cursor = next)
        {
            var page = await bench.GetAsync("secretary", "/site-checks?take=1" + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.Add((long)page["items"]!.AsArray().Single()!["id"]!);
            next = (string?)page["next"];
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal([checks[2].Id, checks[1].Id, checks[0].Id], seen.Where(id => checks.Any(one => one.Id == id))); // what is to be planned comes first
        Assert.Equal([checks[0].Id], await IdsAsync($"search={Uri.EscapeDataString(checks[0].Company)}"));
        Assert.DoesNotContain(checks[2].Id, await IdsAsync("standing=planned&take=100"));
        Assert.Contains(checks[2].Id, await IdsAsync("standing=toPlan&take=100"));
        Assert.Empty(await IdsAsync("standing=failed"));
        await bench.GetAsync("secretary", "/site-checks?cursor=x", 422);
        await bench.GetAsync("secretary", $"/site-checks?sort=visit&cursor={Cursor.Write("某企业", 1)}", 422); // of another order
        await bench.GetAsync("secretary", "/site-checks?standing=Planned", 400);

        async Task<IEnumerable<long>> IdsAsync(string query) => (await bench.GetAsync("secretary", "/site-checks?" + query))["items"]!.AsArray().Select(one => (long)one!["id"]!);
    }

    private sealed record Asked(long Id, long Application, long Task, string Company);

    /// <summary>A site check that is asked for, with the task by which the process asks for its plan.</summary>
    private async Task<Asked> OrderAsync()
    {
        var review = await bench.ReviewAsync();
        var check = await bench.Season.DoAsync<SiteCheckDesk, SiteCheck>((desk, ct) => desk.OrderAsync(review.Id, "核实产线数据", "staff", ct));
        var task = await bench.Season.DoAsync<UserTasks, TaskReceipt>((tasks, ct) => tasks.CreateAsync(
            new NewUserTask
            {
                Title = "安排现场核查", TaskType = "site-check-plan", CandidateGroups = ["secretariat"], Actions = [new("Plan", "确定")], AboutKind = "application", AboutId = $"{review.Id}", CorrelationId = $"application:{review.Id}",
                Form = new TaskForm(
                [
                    new("team", "核查组", FieldType.Choices) { Required = true, Options = [.. Enumerable.Range(1, 9).Select(number => new FieldOption($"expert-{number}", $"评审专家{number}"))] },
                    new("visitFrom", "核查首日", FieldType.Date) { Required = true }, new("visitUntil", "核查末日", FieldType.Date) { Required = true },
                ]),
            },
            ct));
        return new(check.Id, review.Id, task.TaskId, (await bench.GetAsync("secretary", $"/site-checks/{check.Id}"))["company"]!.ToString());
    }

    private string Day(int ahead) => ShanghaiTime.DayOf(bench.Season.Server.Time.GetUtcNow()).AddDays(ahead).ToString("yyyy-MM-dd");

    private async Task<JsonNode> PlanAsync(string user, long id, long[] team, int ahead, long? revision = null, int status = 200)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/site-checks/{id}/plan") { Content = JsonContent.Create(new { team, visitFrom = Day(ahead), visitUntil = Day(ahead) }) };
        if (revision is { } seen) request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        using var response = await bench.As(user).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text.Length == 0 ? "{}" : text)!;
    }

    private async Task<JsonNode> SendAsync(string user, string path, object body, int status)
    {
        using var response = await bench.As(user).PostAsJsonAsync("/api/site-checks" + path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text.Length == 0 ? "{}" : text)!;
    }

    /// <summary>Whom the changed visit was told, and whether they are out of it.</summary>
    private async Task<List<string>> LettersAsync(Asked check)
    {
        var mails = await bench.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().AsNoTracking()
            .Where(mail => mail.Template == "site-check-changed" && mail.AboutId == $"{check.Application}").Select(mail => new { mail.ToUser, mail.ModelJson }).ToListAsync(ct));
        return [.. mails.Select(mail => (mail, json: JsonDocument.Parse(mail.ModelJson!).RootElement)) // all have a model
            .Select(one => $"{(one.mail.ToUser!.StartsWith("expert", StringComparison.Ordinal) ? one.mail.ToUser : one.json.GetProperty("company"))} {one.json.GetProperty("released").GetBoolean()}").Order()];
    }
}
