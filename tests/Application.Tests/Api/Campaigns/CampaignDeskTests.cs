using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Api.Campaigns;

/// <summary>Dates and settings of a campaign as they are changed while it runs.</summary>
public sealed class CampaignDeskTests(SecretarysSeason shared) : IClassFixture<SecretarysSeason>
{
    private const string Desk = "/api/campaigns/2022";

    private readonly Browser secretary = shared.Secretary;

    [Fact]
    public async Task Dates_are_moved_by_who_has_seen_them_with_a_reason_and_in_their_order()
    {
        var before = (await secretary.GetAsync(Desk + "/settings")).Body;
        var (seen, at) = ((long)before["revision"]!, At(before, "notice"));

        var preview = await ListAsync(await secretary.Client.PostAsJsonAsync(Desk + "/dates/preview", Moves("notice", at.AddDays(1), null)));
        var unchanged = (await secretary.GetAsync(Desk + "/settings")).Body;
        var tooEarly = await ListAsync(await secretary.Client.PostAsJsonAsync(Desk + "/dates/preview", Moves("notice", At(before, "siteCheck").AddDays(-1), null)));
        var past = await ListAsync(await secretary.Client.PostAsJsonAsync(Desk + "/dates/preview", Moves("notice", shared.Season.Server.Time.GetUtcNow().AddDays(-1), null)));
        var unknown = await ListAsync(await secretary.Client.PostAsJsonAsync(Desk + "/dates/preview", Moves("tomorrow", at, null)));
        var noReason = await PutAsync("/dates", Moves("notice", at.AddDays(1), " "), seen);
        var moved = await PutAsync("/dates", Moves("notice", at.AddDays(1), "顺延一天"), seen);
        var stale = await PutAsync("/dates", Moves("notice", at.AddDays(2), "再顺延"), seen);
        var after = (await secretary.GetAsync(Desk + "/settings")).Body;

        Assert.Equal(("notice", 1m), ((string)preview.Items[0]!["name"]!, (decimal)preview.Items[0]!["days"]!));
        Assert.Equal(before.ToJsonString(), unchanged.ToJsonString());
        Assert.Equal((422, 422, 422), (tooEarly.Status, past.Status, unknown.Status));
        Assert.NotNull(tooEarly.Body["errors"]!["notice"]);
        Assert.NotNull(unknown.Body["errors"]!["tomorrow"]);
        Assert.Equal((422, 204, 409), (noReason, moved, stale));
        Assert.Equal((at.AddDays(1), at), (At(after, "notice"), At(after, "notice", "announced")));
        Assert.Equal("secretary", (string)Date(after, "notice")["movedBy"]!["userName"]!);
    }

    [Fact]
    public async Task Settings_are_changed_one_by_one_and_what_makes_no_sense_is_told_at_its_value()
    {
        var seen = (long)(await secretary.GetAsync(Desk + "/settings")).Body["revision"]!;

        var wrong = await PutAsync("/settings", Values("quota.extended", 1, "缩减"), seen);
        var fraction = await PutAsync("/settings", Values("review.expertsPerApplication", 3.5, "试"), seen);
        var text = await PutAsync("/settings", Values("notice.workingDays", "五", "试"), seen);
        var unknown = await PutAsync("/settings", Values("application.form", 1, "试"), seen);
        var saved = await PutAsync("/settings", Values("notice.workingDays", 7, "延长公示"), seen);
        var stale = await PutAsync("/settings", Values("notice.workingDays", 6, "再改"), seen);
        var after = (await secretary.GetAsync(Desk + "/settings")).Body;

        Assert.Equal((422, 422, 422, 422), (wrong, fraction, text, unknown));
        Assert.Equal((204, 409), (saved, stale));
        Assert.Equal(7, (int)after["settings"]!.AsArray().Single(one => (string)one!["path"]! == "notice.workingDays")!["value"]!);
    }

    [Fact]
    public async Task What_the_secretariat_uploads_and_nothing_else_is_offered_to_everybody()
    {
        using var visitor = new Browser(shared.Season.Server.Anonymous.BaseAddress!);

        var before = await visitor.Client.GetStringAsync(Desk + "/downloads");
        using var added = await UploadAsync("申报书", "申报书.docx", Company.Word("form"));
        using var unknown = await UploadAsync("脚本", "guide.docx", "<script>"u8.ToArray());
        using var untitled = await UploadAsync(" ", "申报书.docx", Company.Word("form"));
        var offered = Assert.Single(JsonNode.Parse(await visitor.Client.GetStringAsync(Desk + "/downloads"))!.AsArray())!;
        using var file = await visitor.Client.GetAsync($"{Desk}/downloads/{offered["id"]}");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        using var refused = await visitor.Client.DeleteAsync($"{Desk}/downloads/{offered["id"]}");
        using var removed = await secretary.Client.DeleteAsync($"{Desk}/downloads/{offered["id"]}");

        Assert.Equal("[]", before);
        Assert.Equal((201, 422, 422), ((int)added.StatusCode, (int)unknown.StatusCode, (int)untitled.StatusCode));
        Assert.Equal("申报书", (string)offered["title"]!);
        Assert.Equal(Company.Word("form").Length, bytes.Length);
        Assert.Equal(("application/octet-stream", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal((401, 204), ((int)refused.StatusCode, (int)removed.StatusCode));
        Assert.Equal(404, (await visitor.GetAsync($"{Desk}/downloads/{offered["id"]}")).Status);
    }

    [Fact]
    public async Task Nobody_but_those_who_run_the_campaign_sees_or_changes_its_settings()
    {
        using var owner = await shared.Season.SignInAsync("owner", Roles.ProcessOwner);
        using var unit = await shared.Season.SignInAsync("clerk", Roles.Unit, unit: 1);

        Assert.Equal(200, (await owner.GetAsync(Desk + "/settings")).Status);
        Assert.Equal(403, (await unit.GetAsync(Desk + "/settings")).Status);
        foreach (var path in (string[])["/settings", "/dates"]) Assert.Equal(403, (int)(await unit.Client.PutAsJsonAsync(Desk + path, new { })).StatusCode);
        Assert.Equal(403, (await unit.PostAsync(Desk + "/dates/preview", new { })).Status);
        Assert.Equal(404, (await owner.GetAsync("/api/campaigns/1999/settings")).Status);
    }

    [Fact]
    public async Task What_a_moved_date_takes_along_is_shown_as_the_processes_are_drawn()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Workflows", Shipped.Folder));
        using var administrator = await Browser.SignedInAsync(server);
        var at = At((await administrator.GetAsync(Desk + "/settings")).Body, "applications");

        var answer = await ListAsync(await administrator.Client.PostAsJsonAsync(Desk + "/dates/preview", Moves("quotaRelaxation", at, null, ("applications", at.AddHours(-12)))));

        var date = Assert.Single(answer.Items)!;
        var reminded = date["followers"]!.AsArray().Where(step => step!["reminders"]!.AsArray().Count > 0).ToList();
        Assert.NotEmpty(reminded);
        Assert.Contains(reminded, step => step!["reminders"]!.AsArray().All(one => (DateTimeOffset)one!["from"]! - (DateTimeOffset)one["to"]! == TimeSpan.FromHours(12) && one["letters"]!.AsArray().Count > 0));
    }

    private static object Moves(string name, DateTimeOffset at, string? reason, params (string Name, DateTimeOffset At)[] more) =>
        new { moves = more.Append((name, at)).ToDictionary(one => one.Item1, one => one.Item2), reason };

    private static object Values(string path, object value, string reason) => new { values = new Dictionary<string, object> { [path] = value }, reason };

    private async Task<HttpResponseMessage> UploadAsync(string title, string fileName, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(title), "title" }, { new ByteArrayContent(content), "file", fileName } };
        return await secretary.Client.PostAsync(Desk + "/downloads", form);
    }

    private static JsonNode Date(JsonObject desk, string name) => desk["dates"]!.AsArray().Single(date => (string)date!["name"]! == name)!;

    private static DateTimeOffset At(JsonObject desk, string name, string member = "at") => (DateTimeOffset)Date(desk, name)[member]!;

    private async Task<int> PutAsync(string path, object body, long seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Desk + path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new($"\"{seen}\""));
        using var response = await secretary.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task<(int Status, JsonArray Items, JsonObject Body)> ListAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var node = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            return ((int)response.StatusCode, node as JsonArray ?? [], node as JsonObject ?? []);
        }
    }
}
