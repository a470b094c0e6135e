using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Api.Mail;

/// <summary>The outbox as the secretariat works on it.</summary>
public sealed class MailTests
{
    [Theory, EachDatabase]
    public async Task The_outbox_is_filtered_searched_paged_and_counted(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var (a, b, c) = (await QueueAsync(season, "a", OutgoingStatus.Held, "batch/1"), await QueueAsync(season, "b", OutgoingStatus.Held, "batch/1"), await QueueAsync(season, "c", OutgoingStatus.Draft, about: "17"));
        using var secretary = await season.SecretaryAsync();

        Assert.Equal([c, b, a], await IdsAsync(""));
        Assert.Equal([b, a], await IdsAsync("status=held"));
        Assert.Equal([c, b, a], await IdsAsync("status=held&status=draft"));
        Assert.Equal([b], await IdsAsync("search=b@company.example"));
        Assert.Equal([c], await IdsAsync("application=17"));
        Assert.Equal([b, a], await IdsAsync("batch=" + Uri.EscapeDataString("batch/1")));
        var (_, first) = await secretary.GetAsync("/api/mail?take=2");
        Assert.Equal(3, (int)first["totalCount"]!);
        Assert.Equal([a], await IdsAsync("take=2&cursor=" + first["next"]));
        var (_, figures) = await secretary.GetAsync("/api/mail/figures");
        Assert.Equal(2, (int)figures["byStatus"]!.AsArray().Single(one => one!["status"]!.ToString() == "held")!["count"]!);
        Assert.Contains(figures["templates"]!.AsArray(), template => template!["name"]!.ToString() == "application-received");
        Assert.Equal(0, (int)figures["waiting"]!);

        async Task<long[]> IdsAsync(string query) => [.. (await secretary.GetAsync("/api/mail?" + query)).Body["items"]!.AsArray().Select(line => (long)line!["id"]!)];
    }

    [Fact]
    public async Task A_held_message_is_read_edited_released_and_the_record_names_who()
    {
        await using var season = await SeasonServer.OpenAsync();
        var id = await QueueAsync(season, "a", OutgoingStatus.Held);
        using var secretary = await season.SecretaryAsync();

        using var read = await secretary.Client.GetAsync($"/api/mail/{id}");
        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        var seen = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Contains("正文", seen["html"]!.ToString());
        Assert.Equal("a@company.example", seen["line"]!["recipients"]![0]!["address"]!.ToString());

        var edited = await SendAsync(secretary, HttpMethod.Put, $"/api/mail/{id}", 1, new { subject = "新的主题", text = "新的正文", recipients = new[] { new { address = "new@company.example", name = "新联系人", kind = "to" } } });
        Assert.Equal((200, "新的主题"), (edited.Status, edited.Body["line"]!["subject"]!.ToString()));
        var stale = await SendAsync(secretary, HttpMethod.Put, $"/api/mail/{id}", 1, new { subject = "旧窗口" });
        Assert.Equal((409, "urn:benchmark-workflow:problem:mail-changed"), (stale.Status, stale.Body["type"]!.ToString()));
        var wrong = await SendAsync(secretary, HttpMethod.Put, $"/api/mail/{id}", 2, new { recipients = new[] { new { address = "no address", name = (string?)null, kind = "to" } } });
        Assert.Equal((422, "urn:benchmark-workflow:problem:address-invalid"), (wrong.Status, wrong.Body["type"]!.ToString()));
        var released = await SendAsync(secretary, HttpMethod.Post, $"/api/mail/{id}/release", 2, new { });
        Assert.Equal("queued", released.Body["line"]!["status"]!.ToString());
        var held = await SendAsync(secretary, HttpMethod.Post, $"/api/mail/{id}/hold", 3, new { reason = "等一等" });
        Assert.Equal("held", held.Body["line"]!["status"]!.ToString());
        Assert.Equal((409, "urn:benchmark-workflow:problem:mail-status"), Refusal(await SendAsync(secretary, HttpMethod.Post, $"/api/mail/{id}/resend", null, new { })));
        await SendAsync(secretary, HttpMethod.Post, $"/api/mail/{id}/discard", 4, new { reason = "不发了" });

        var acts = await season.DoAsync<AuditTrail, IReadOnlyList<AuditRecord>>((audit, ct) => audit.OfAsync("mail", id, ct));
        Assert.Equal(["mail.edited", "mail.released", "mail.held", "mail.discarded"], acts.Select(act => act.Act));
        Assert.All(acts, act => Assert.Equal("secretary", act.Actor));
        Assert.Equal((404, "urn:benchmark-workflow:problem:mail-not-found"), Refusal(await secretary.GetAsync("/api/mail/4711")));
    }

    [Theory, EachDatabase]
    public async Task A_batch_is_looked_at_and_released_together(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var (a, b, other) = (await QueueAsync(season, "a", OutgoingStatus.Held, "batch/1"), await QueueAsync(season, "b", OutgoingStatus.Held, "batch/1", to: "a"), await QueueAsync(season, "c", OutgoingStatus.Held, "batch/2"));
        using var secretary = await season.SecretaryAsync();

        var (_, preview) = await secretary.GetAsync("/api/mail/batch?batch=" + Uri.EscapeDataString("batch/1"));
        Assert.Equal((2, 0, "a@company.example"), ((int)preview["held"]!, (int)preview["drafts"]!, Assert.Single(preview["repeated"]!.AsArray())!.ToString()));
        var (_, done) = await secretary.PostAsync("/api/mail/batch/release", new { batchId = "batch/1" });
        Assert.Equal(2, (int)done["count"]!);
        Assert.Equal(["queued", "queued", "held"], await Task.WhenAll(new[] { a, b, other }.Select(async id => (await secretary.GetAsync($"/api/mail/{id}")).Body["line"]!["status"]!.ToString())));
        Assert.Equal(1, (int)(await secretary.PostAsync("/api/mail/batch/discard", new { batchId = "batch/2", reason = "取消" })).Body["count"]!);
        Assert.Equal(404, (await secretary.GetAsync("/api/mail/batch?batch=none")).Status);
    }

    [Fact]
    public async Task An_attachment_is_a_download_and_nothing_else()
    {
        await using var season = await SeasonServer.OpenAsync();
        var id = await season.DoAsync<Outbox, long>(async (outbox, ct) => (await outbox.QueueAsync(
            Letter("a") with { Status = OutgoingStatus.Held, Attachments = [new MailAttachment("说明.html", "text/html", InlineBase64: Convert.ToBase64String("<script>alert(1)</script>"u8))] }, ct)).Id);
        using var secretary = await season.SecretaryAsync();

        using var file = await secretary.Client.GetAsync($"/api/mail/{id}/attachments/0");

        Assert.Equal(("attachment", "application/octet-stream", "说明.html"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal(404, (await secretary.GetAsync($"/api/mail/{id}/attachments/1")).Status);
    }

    [Fact]
    public async Task Nobody_but_the_secretariat_and_administrators_reads_mail()
    {
        await using var season = await SeasonServer.OpenAsync();
        var id = await QueueAsync(season, "a", OutgoingStatus.Held);
        foreach (var role in (string[])[Roles.Applicant, Roles.Unit, Roles.Expert, Roles.ProcessOwner])
        {
            using var browser = await season.SignInAsync(role + "-1", role);
            foreach (var path in (string[])["", "/figures", $"/{id}", $"/{id}/attachments/0", "/batch?batch=x"]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.GetAsync("/api/mail" + path)).StatusCode);
            Assert.Equal(403, (await browser.PostAsync($"/api/mail/{id}/release")).Status);
        }
    }

    [Fact]
    public async Task Who_raised_an_objection_is_read_in_no_letter_but_by_the_secretariat()
    {
        await using var season = await SeasonServer.OpenAsync();
        var (plain, secret) = (await QueueAsync(season, "a", OutgoingStatus.Held), await QueueAsync(season, "b", OutgoingStatus.Held, about: "3", kind: "objection"));
        using var secretary = await season.SecretaryAsync();
        using var administrator = await season.SignInAsync("boss", Roles.Administrator);

        Assert.Equal(2, (int)(await secretary.GetAsync("/api/mail")).Body["totalCount"]!);
        Assert.Equal(200, (await secretary.GetAsync($"/api/mail/{secret}")).Status);

        var seen = (await administrator.GetAsync("/api/mail")).Body;
        Assert.Equal((1, plain), ((int)seen["totalCount"]!, (long)Assert.Single(seen["items"]!.AsArray())!["id"]!));
        Assert.Equal(0, (int)(await administrator.GetAsync("/api/mail?search=b@company.example")).Body["totalCount"]!);
        Assert.Equal(200, (await administrator.GetAsync($"/api/mail/{plain}")).Status);
        foreach (var path in (string[])["", "/attachments/0"]) Assert.Equal((404, "urn:benchmark-workflow:problem:mail-not-found"), Refusal(await administrator.GetAsync($"/api/mail/{secret}{path}")));
        foreach (var act in (string[])["hold", "release", "discard", "resend"]) Assert.Equal(404, (await administrator.PostAsync($"/api/mail/{secret}/{act}", new { reason = "x" })).Status);
        Assert.Equal(404, (await SendAsync(administrator, HttpMethod.Put, $"/api/mail/{secret}", 1, new { subject = "x" })).Status);
    }

    [Fact]
    public async Task Only_an_administrator_words_a_letter_that_carries_the_link_to_a_password()
    {
        await using var season = await SeasonServer.OpenAsync();
        var id = await QueueAsync(season, "a", OutgoingStatus.Held, about: "1", kind: "account-link");
        using var secretary = await season.SecretaryAsync();
        using var administrator = await season.SignInAsync("boss", Roles.Administrator);
        var template = (await secretary.GetAsync("/api/mail/templates/account-password")).Body;
        var words = new { subject = template["line"]!["subject"]!.ToString(), text = template["text"]!.ToString() };

        Assert.Equal((403, "urn:benchmark-workflow:problem:account-letter"), Refusal(await SendAsync(secretary, HttpMethod.Put, $"/api/mail/{id}", 1, new { subject = "请把链接转发给我" })));
        Assert.Equal(403, (await SendAsync(secretary, HttpMethod.Put, "/api/mail/templates/account-password", 0, words)).Status);
        Assert.Equal(403, (await SendAsync(secretary, HttpMethod.Post, "/api/mail/templates/account-invitation/restore", 0, new { version = 0 })).Status);
        Assert.Equal(200, (await SendAsync(administrator, HttpMethod.Put, $"/api/mail/{id}", 1, new { subject = "设置密码" })).Status);
        using var written = new HttpRequestMessage(HttpMethod.Put, "/api/mail/templates/account-password") { Content = JsonContent.Create(words) };
        using var answer = await administrator.Client.SendAsync(written);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static NewMail Letter(string name) => new() { DedupeKey = name, Subject = "主题 " + name, Text = "正文", Recipients = [new MailRecipient(name + "@company.example", "联系人")] };

    private static async Task<long> QueueAsync(SeasonServer season, string name, OutgoingStatus status, string? batch = null, string? about = null, string? to = null, string kind = "application") =>
        await season.DoAsync<Outbox, long>(async (outbox, ct) => (await outbox.QueueAsync(
            Letter(to ?? name) with { DedupeKey = name, Status = status, BatchId = batch, AboutKind = about is null ? null : kind, AboutId = about }, ct)).Id);

    private static (int, string) Refusal((int Status, JsonObject Body) answer) => (answer.Status, answer.Body["type"]!.ToString());

    private static async Task<(int Status, JsonObject Body)> SendAsync(Browser browser, HttpMethod method, string path, long? seen, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (seen is { } revision) request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        using var response = await browser.Client.SendAsync(request);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }
}
