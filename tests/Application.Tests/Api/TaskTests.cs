using System.Net.Http.Headers;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>The inbox over HTTP: lists, acts, notes, files, filters, absences.</summary>
public sealed class TaskTests
{
    [Theory, EachDatabase]
    public async Task A_clerk_claims_writes_and_answers_and_finds_it_among_what_is_done(DatabaseKind kind)
    {
        await using var office = await TaskOffice.OpenAsync(kind);
        var id = await office.MakeAsync(TaskOffice.Recommendation with { DueAt = office.Now.AddHours(1) });

        Assert.Equal((0, 1, false), await CountsAsync());
        var line = Assert.Single((await office.GetAsync("clerk", "/tasks?scope=Available&kind=recommendation&dueWithinDays=1"))["items"]!.AsArray())!;
        Assert.Equal(("推荐审核", "available"), ((string?)line["kindLabel"], (string?)line["status"]));
        await office.PostAsync("clerk", $"/tasks/{id}/claim", new { }, seen: 1);
        Assert.Equal((1, 0, false), await CountsAsync());
        await office.SendAsync("clerk", HttpMethod.Put, $"/tasks/{id}/draft", new { action = "Recommend", data = new { }, comment = "材料齐" });
        Assert.Equal("材料齐", (string?)(await office.GetAsync("clerk", $"/tasks/{id}"))["draft"]!["comment"]);

        var refused = await office.PostAsync("clerk", $"/tasks/{id}/complete", new { action = "Recommend" }, 422);
        Assert.NotNull(refused["errors"]!["comment"]);
        await office.PostAsync("clerk", $"/tasks/{id}/complete", new { action = "Recommend", comment = "材料齐全，同意推荐" }, seen: 2, key: "once");
        await office.PostAsync("clerk", $"/tasks/{id}/complete", new { action = "Recommend", comment = "材料齐全，同意推荐" }, seen: 2, key: "once");

        var done = await office.GetAsync("clerk", $"/tasks/{id}");
        Assert.Equal(("推荐", "材料齐全，同意推荐"), ((string?)done["line"]!["outcomeLabel"], (string?)done["details"]!["opinion"]));
        Assert.Equal(["created", "claimed", "completed"], done["history"]!.AsArray().Select(one => (string?)one!["kind"]));
        Assert.Null(done["draft"]);
        Assert.Single((await office.GetAsync("clerk", "/tasks?scope=History"))["items"]!.AsArray());

        async Task<(int, int, bool)> CountsAsync()
        {
            var counts = await office.GetAsync("clerk", "/tasks/counts");
            return ((int)counts["assigned"]!, (int)counts["available"]!, (bool)counts["coordinator"]!);
        }
    }

    [Fact]
    public async Task Of_two_who_act_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        await using var office = await TaskOffice.OpenAsync();
        var id = await office.MakeAsync(TaskOffice.Recommendation);
        await office.PostAsync("clerk", $"/tasks/{id}/claim", new { });

        Assert.EndsWith("task-claimed", (string?)(await office.PostAsync("colleague", $"/tasks/{id}/claim", new { }, 409))["type"]);
        Assert.EndsWith("task-changed", (string?)(await office.PostAsync("staff", $"/tasks/{id}/assign", new { to = "colleague", reason = "改派" }, 409, seen: 1))["type"]);
        await office.PostAsync("staff", $"/tasks/{id}/assign", new { to = "colleague" }, 422);
        await office.PostAsync("staff", $"/tasks/{id}/assign", new { to = "colleague", reason = "改派" }, seen: 2);
        var seen = await office.GetAsync("colleague", $"/tasks/{id}");
        Assert.Equal(("赵强", true), ((string?)seen["line"]!["assignee"]!["name"], (bool)seen["line"]!["mine"]!));
        Assert.Equal(("assigned", "赵强", "李敏", "改派", true), Last(seen));

        static (string?, string?, string?, string?, bool) Last(System.Text.Json.Nodes.JsonObject task)
        {
            var last = task["history"]!.AsArray()[^1]!;
            return ((string?)last["kind"], (string?)last["detail"], (string?)last["by"]!["name"], (string?)last["reason"], (bool)last["override"]!);
        }
    }

    [Fact]
    public async Task A_form_is_refused_field_by_field()
    {
        await using var office = await TaskOffice.OpenAsync();
        var id = await office.MakeAsync(TaskOffice.Review);

        var refused = await office.PostAsync("expert-1", $"/tasks/{id}/complete", new { action = "Score", data = new { score = 101, note = new string('字', 201) } }, 422);

        Assert.Equal(["note", "score"], refused["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    [Fact]
    public async Task A_file_is_known_by_its_content_and_leaves_as_a_download_only()
    {
        await using var office = await TaskOffice.OpenAsync();
        var id = await office.MakeAsync(TaskOffice.Recommendation);
        await office.PostAsync("colleague", $"/tasks/{id}/attachments", Upload("意见.pdf", "%PDF-1.7"u8), 409);
        await office.PostAsync("clerk", $"/tasks/{id}/claim", new { });

        await office.PostAsync("clerk", $"/tasks/{id}/attachments", Upload("意见.pdf", "<html><script>"u8), 422);
        await office.PostAsync("clerk", $"/tasks/{id}/attachments", Upload("空.pdf", []), 422);
        await office.PostAsync("clerk", $"/tasks/{id}/attachments", Upload("../../意见.html", "%PDF-1.7 x"u8));
        var file = Assert.Single((await office.GetAsync("clerk", $"/tasks/{id}"))["attachments"]!.AsArray())!;
        using var download = await (await office.AsAsync("staff")).GetAsync($"/api/tasks/{id}/attachments/{file["id"]}");

        Assert.Equal(("意见.html", true), ((string?)file["fileName"], (bool)file["mayRemove"]!));
        Assert.Equal(("application/octet-stream", "attachment"), (download.Content.Headers.ContentType!.MediaType, download.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("%PDF-1.7 x", await download.Content.ReadAsStringAsync());
        await office.SendAsync("colleague", HttpMethod.Get, $"/tasks/{id}/attachments/{file["id"]}", status: 404);
        await office.SendAsync("clerk", HttpMethod.Delete, $"/tasks/{id}/attachments/{file["id"]}");
        await office.SendAsync("staff", HttpMethod.Get, $"/tasks/{id}/attachments/{file["id"]}", status: 404);
    }

    [Fact]
    public async Task Many_tasks_are_claimed_at_once_and_what_was_refused_is_told()
    {
        await using var office = await TaskOffice.OpenAsync();
        var free = await office.MakeAsync(TaskOffice.Recommendation);
        var others = await office.MakeAsync(TaskOffice.Recommendation with { CandidateGroups = ["unit:2"] });

        var results = (await office.PostAsync("clerk", "/tasks/bulk", new { act = "claim", ids = new[] { free, others } })).AsArray();
        await office.PostAsync("clerk", "/tasks/bulk", new { act = "assign", ids = new[] { free } }, 422);
        await office.PostAsync("clerk", "/tasks/bulk", new { act = "claim" }, 422);

        Assert.Equal([true, false], results.Select(one => one!["refused"] is null));
        Assert.Single((await office.GetAsync("clerk", "/tasks?scope=Assigned"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_filter_is_shared_within_a_team_and_removed_by_its_owner_alone()
    {
        await using var office = await TaskOffice.OpenAsync();
        var filter = new { scope = "available", kind = "recommendation", dueWithinDays = 7, sort = "priority" };
        await office.PostAsync("clerk", "/task-filters", new { name = "", filter }, 422);
        await office.PostAsync("company", "/task-filters", new { name = "群发", sharedWith = "applicant", filter }, 422);
        var id = (await office.PostAsync("clerk", "/task-filters", new { name = "本周到期", sharedWith = "unit:1", filter }))["id"];

        var seen = Assert.Single(await office.ListAsync("colleague", "/task-filters"))!;
        Assert.Equal(("本周到期", false, "王芳", "available", 7), ((string?)seen["name"], (bool)seen["mine"]!, (string?)seen["owner"]!["name"], (string?)seen["filter"]!["scope"], (int)seen["filter"]!["dueWithinDays"]!));
        Assert.Empty(await office.ListAsync("elsewhere", "/task-filters"));
        await office.SendAsync("colleague", HttpMethod.Delete, $"/task-filters/{id}", status: 404);
        await office.SendAsync("clerk", HttpMethod.Delete, $"/task-filters/{id}", status: 204);
        Assert.Empty(await office.ListAsync("clerk", "/task-filters"));
    }

    [Theory, EachDatabase]
    public async Task Somebody_away_names_a_colleague_and_nobody_else_takes_it_back(DatabaseKind kind)
    {
        await using var office = await TaskOffice.OpenAsync(kind);
        var id = await office.MakeAsync(TaskOffice.Recommendation);
        await office.PostAsync("clerk", $"/tasks/{id}/claim", new { });
        var away = new { standIn = "colleague", from = office.Now.AddHours(-1), until = office.Now.AddDays(3), reason = "出差" };

        Assert.NotNull((await office.PostAsync("clerk", "/absences", away with { standIn = "elsewhere" }, 422))["errors"]!["delegate"]);
        var absence = (await office.PostAsync("clerk", "/absences", away))["id"];

        Assert.True((bool)(await office.GetAsync("colleague", $"/tasks/{id}"))["line"]!["mine"]!);
        Assert.Equal([("王芳", "赵强", true, false)], (await office.ListAsync("colleague", "/absences")).Select(one => ((string?)one!["person"]!["name"], (string?)one["standIn"]!["name"], (bool)one["now"]!, (bool)one["mayRevoke"]!)));
        Assert.Single(await office.ListAsync("staff", "/absences"));
        Assert.Empty(await office.ListAsync("elsewhere", "/absences"));
        await office.SendAsync("elsewhere", HttpMethod.Delete, $"/absences/{absence}", status: 404);
        await office.SendAsync("clerk", HttpMethod.Delete, $"/absences/{absence}", status: 204);
        Assert.Empty(await office.ListAsync("staff", "/absences"));
    }

    private static MultipartFormDataContent Upload(string name, ReadOnlySpan<byte> content)
    {
        var file = new ByteArrayContent(content.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        return new MultipartFormDataContent { { file, "file", name } };
    }
}
