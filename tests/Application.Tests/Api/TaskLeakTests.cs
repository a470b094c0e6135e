using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>What of the inbox does not concern somebody is not there for them.</summary>
public sealed class TaskLeakTests
{
    [Fact]
    public async Task A_task_of_others_is_not_there_whatever_is_asked_of_it()
    {
        await using var office = await TaskOffice.OpenAsync();
        var id = await office.MakeAsync(TaskOffice.Recommendation);
        var gone = id + 1000;
        (HttpMethod, string, object?)[] asked =
        [
            (HttpMethod.Get, "", null), (HttpMethod.Get, "/people", null), (HttpMethod.Post, "/claim", new { }), (HttpMethod.Post, "/release", new { }),
            (HttpMethod.Post, "/assign", new { to = "elsewhere" }), (HttpMethod.Post, "/delegate", new { to = "elsewhere" }), (HttpMethod.Post, "/complete", new { action = "Recommend" }),
            (HttpMethod.Post, "/close-early", new { reason = "x" }), (HttpMethod.Post, "/cancel", new { reason = "x" }), (HttpMethod.Put, "/priority", new { priority = 1 }),
            (HttpMethod.Put, "/due", new { }), (HttpMethod.Put, "/follow-up", new { }), (HttpMethod.Put, "/draft", new { }), (HttpMethod.Post, "/comments", new { text = "x" }),
            (HttpMethod.Get, "/attachments/1", null), (HttpMethod.Delete, "/attachments/1", null),
        ];

        foreach (var user in new[] { "elsewhere", "company", "expert-1" })
        {
            foreach (var (method, path, body) in asked)
            {
                var theirs = await office.SendAsync(user, method, $"/tasks/{id}{path}", body, 404);
                var none = await office.SendAsync(user, method, $"/tasks/{gone}{path}", body, 404);
                Assert.Equal($"{none["type"]} {none["title"]}", $"{theirs["type"]} {theirs["title"]}".Replace($"{id}", $"{gone}"));
            }

            foreach (var scope in new[] { "Open", "Available", "Assigned", "History", "All", "NeedsAttention" })
                Assert.Empty((await office.GetAsync(user, $"/tasks?scope={scope}&search=示例"))["items"]!.AsArray());
            Assert.Empty(await office.ListAsync(user, "/tasks/kinds?scope=All"));
            Assert.False((bool)(await office.GetAsync(user, "/tasks/counts"))["coordinator"]!);
        }
    }

    [Fact]
    public async Task Who_could_claim_a_task_reads_its_summary_only()
    {
        await using var office = await TaskOffice.OpenAsync();
        var id = await office.MakeAsync(TaskOffice.Recommendation);

        var before = await office.GetAsync("clerk", $"/tasks/{id}");
        Assert.Null(before["details"]);
        Assert.Empty(before["history"]!.AsArray());
        Assert.DoesNotContain("核对", before.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        await office.PostAsync("clerk", $"/tasks/{id}/comments", new { text = "先看看" }, 409);
        await office.SendAsync("clerk", HttpMethod.Put, $"/tasks/{id}/draft", new { }, 409);
        Assert.Empty(await office.ListAsync("clerk", $"/tasks/{id}/people"));

        await office.PostAsync("clerk", $"/tasks/{id}/claim", new { });
        Assert.Equal("请核对材料。", (string?)(await office.GetAsync("clerk", $"/tasks/{id}"))["details"]!["instructions"]);
        Assert.Null((await office.GetAsync("colleague", $"/tasks/{id}"))["details"]);
    }

    [Theory, EachDatabase]
    public async Task Experts_learn_nothing_of_each_other_and_the_secretariat_no_score_before_all_are_in(DatabaseKind kind)
    {
        await using var office = await TaskOffice.OpenAsync(kind);
        var id = await office.MakeAsync(TaskOffice.Review);
        await office.SendAsync("expert-1", HttpMethod.Put, $"/tasks/{id}/draft", new { data = new { score = 61 } });
        await office.PostAsync("expert-1", $"/tasks/{id}/comments", new { text = "第三项偏低" });
        await office.PostAsync("expert-1", $"/tasks/{id}/complete", new { action = "Score", data = new { score = 73 }, comment = "较好" });

        var other = Plain(await office.GetAsync("expert-2", $"/tasks/{id}"));
        foreach (var leak in new[] { "expert-1", "周专家", "73", "61", "第三项偏低", "较好" }) Assert.DoesNotContain(leak, other);
        var staff = await office.GetAsync("staff", $"/tasks/{id}");
        Assert.DoesNotContain("73", Plain(staff));
        Assert.Equal(["given", "awaited"], staff["details"]!["seats"]!.AsArray().Select(seat => (string?)seat!["state"]));

        await office.PostAsync("expert-2", $"/tasks/{id}/complete", new { action = "Score", data = new { score = 80 } });
        Assert.Equal(["周专家", "吴专家"], (await office.GetAsync("staff", $"/tasks/{id}"))["details"]!["answers"]!.AsArray().Select(answer => (string?)answer!["by"]!["name"]));

        static string Plain(System.Text.Json.Nodes.JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [Fact]
    public async Task Why_somebody_is_away_is_told_to_nobody_else()
    {
        await using var office = await TaskOffice.OpenAsync();
        await office.PostAsync("clerk", "/absences", new { standIn = "colleague", from = office.Now, until = office.Now.AddDays(3), reason = "住院" });

        Assert.Equal("住院", (string?)Assert.Single(await office.ListAsync("clerk", "/absences"))!["reason"]);
        foreach (var other in (string[])["colleague", "staff"])
        {
            var seen = Assert.Single(await office.ListAsync(other, "/absences"))!;
            Assert.Equal(("王芳", null), ((string?)seen["person"]!["name"], (string?)seen["reason"]));
        }
    }

    [Fact]
    public async Task People_are_found_by_their_colleagues_only()
    {
        await using var office = await TaskOffice.OpenAsync();
        var unit = await office.MakeAsync(TaskOffice.Recommendation);
        var company = await office.MakeAsync(TaskOffice.Recommendation with { Assignee = "company", CandidateGroups = [] });
        await office.PostAsync("clerk", $"/tasks/{unit}/claim", new { });

        Assert.Equal(["李敏", "赵强"], await NamesAsync("clerk", $"/tasks/{unit}/people"));
        Assert.Equal(["赵强"], await NamesAsync("clerk", $"/tasks/{unit}/people?search=赵"));
        Assert.Equal(["赵强"], await NamesAsync("clerk", "/absences/people"));
        Assert.Empty(await NamesAsync("company", $"/tasks/{company}/people"));
        Assert.False((bool)(await office.GetAsync("company", $"/tasks/{company}"))["may"]!["delegate"]!);
        foreach (var alone in (string[])["company", "expert-1"]) Assert.Empty(await NamesAsync(alone, "/absences/people"));
        await office.PostAsync("company", "/absences", new { standIn = "staff", from = office.Now, until = office.Now.AddDays(3) }, 422);
        await office.PostAsync("company", $"/tasks/{company}/delegate", new { to = "expert-1" }, 422);

        async Task<IEnumerable<string?>> NamesAsync(string user, string path) => (await office.ListAsync(user, path)).Select(one => (string?)one!["name"]).Order(StringComparer.Ordinal);
    }
}
