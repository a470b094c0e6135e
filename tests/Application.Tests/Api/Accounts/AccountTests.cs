using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Accounts;

/// <summary>Who may sign in: made, invited, changed, shut and opened by administrators.</summary>
public sealed partial class AccountTests
{
    private const string Chosen = "chosen by herself 1";

    [Theory, EachDatabase]
    public async Task Who_is_invited_chooses_a_password_once_and_signs_in_as_what_she_was_made(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        using var admin = await Browser.SignedInAsync(season.Server);
        var (status, made) = await admin.PostAsync("/api/accounts", Given("clerk-3", "unit", 3));
        Assert.Equal((201, "pending"), (status, made["account"]!["state"]!.ToString()));
        Assert.Equal(("invitation", "queued"), (made["link"]!["purpose"]!.ToString(), made["link"]!["letterStatus"]!.ToString()));
        var link = await LinkAsync(season);

        using var owner = new Browser(season.Server.Anonymous.BaseAddress!);
        var (_, look) = await owner.PostAsync("/api/account-links/look", new { link });
        Assert.Equal(("clerk-3", "invitation"), (look["userName"]!.ToString(), look["purpose"]!.ToString()));
        var (refused, short_) = await owner.PostAsync("/api/account-links/use", new { link, password = "short" });
        Assert.Equal((422, true), (refused, short_["errors"]!["password"]!.AsArray().Count > 0));
        Assert.Equal(204, (await owner.PostAsync("/api/account-links/use", new { link, password = Chosen })).Status);
        Assert.Equal(404, (await owner.PostAsync("/api/account-links/use", new { link, password = Chosen + "2" })).Status);
        Assert.Equal(404, (await owner.PostAsync("/api/account-links/look", new { link })).Status);

        using var clerk = await Browser.SignedInAsync(season.Server, "clerk-3", Chosen);
        Assert.Equal(["write:recommendations"], [.. (await clerk.GetAsync("/api/account/me")).Body["permissions"]!.AsArray().Select(one => one!.ToString()).Where(one => one.StartsWith("write", StringComparison.Ordinal))]);
        var (_, seen) = await admin.GetAsync($"/api/accounts/{Id(made)}");
        Assert.Equal(["account.opened", "account.invited", "account.made"], seen["acts"]!.AsArray().Select(act => act!["act"]!.ToString()));
        Assert.Equal(("active", 3), (seen["account"]!["state"]!.ToString(), (int)seen["account"]!["units"]![0]!));
    }

    [Fact]
    public async Task A_link_stands_in_no_outbox_and_goes_to_no_other_address()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);
        var (_, made) = await admin.PostAsync("/api/accounts", Given("clerk-3", "unit", 3));
        var letter = (long)made["link"]!["letterId"]!;
        using var secretary = await season.SecretaryAsync();
        var (_, read) = await secretary.GetAsync($"/api/mail/{letter}");
        Assert.Contains(IMailSecrets.Marker, read["text"]!.ToString());
        Assert.DoesNotContain("/password#", read.ToJsonString());

        await secretary.PostAsync($"/api/mail/{letter}/hold", new { });
        using var put = await admin.Client.PutAsJsonAsync($"/api/mail/{letter}", new { recipients = new[] { new { address = "thief@other.example", kind = "to" } } });
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        await secretary.PostAsync($"/api/mail/{letter}/release");
        await SendAsync(season);

        var (_, failed) = await secretary.GetAsync($"/api/mail/{letter}");
        Assert.Equal("failed", failed["line"]!["status"]!.ToString());
    }

    [Fact]
    public async Task A_link_is_not_carried_elsewhere_by_words_around_it()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);
        var (_, made) = await admin.PostAsync("/api/accounts", Given("clerk-3", "unit", 3));
        var letter = (long)made["link"]!["letterId"]!;
        using var secretary = await season.SecretaryAsync();
        await secretary.PostAsync($"/api/mail/{letter}/hold", new { });
        using var put = await admin.Client.PutAsJsonAsync($"/api/mail/{letter}", new { text = $"https://other.example/?{IMailSecrets.Marker}" });
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        await secretary.PostAsync($"/api/mail/{letter}/release");
        await SendAsync(season);

        var (_, failed) = await secretary.GetAsync($"/api/mail/{letter}");
        Assert.Equal("failed", failed["line"]!["status"]!.ToString());
    }

    [Fact]
    public async Task A_link_ends_when_another_is_sent_when_it_is_taken_back_and_when_its_time_is_over()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);
        var (_, made) = await admin.PostAsync("/api/accounts", Given("clerk-3", "unit", 3));
        var first = await LinkAsync(season);
        var (_, again) = await admin.PostAsync($"/api/accounts/{Id(made)}/link");
        var second = await LinkAsync(season);
        using var owner = new Browser(season.Server.Anonymous.BaseAddress!);
        Assert.Equal((404, 200), (await LookAsync(first), await LookAsync(second)));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(admin, HttpMethod.Delete, $"/api/accounts/{Id(made)}/link", (long)again["revision"]!)).Status);
        Assert.Equal(404, await LookAsync(second));
        await admin.PostAsync($"/api/accounts/{Id(made)}/link");
        var third = await LinkAsync(season);
        season.Server.Time.Advance(AccountLinks.InvitationLasts - TimeSpan.FromSeconds(1));
        Assert.Equal(200, await LookAsync(third));
        season.Server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((404, 404, 404), (await LookAsync(third), await LookAsync("made up"), await LookAsync(null)));

        async Task<int> LookAsync(string? link) => (await owner.PostAsync("/api/account-links/look", new { link })).Status;
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_paged_and_says_who_is_locked()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);
        foreach (var (name, role, unit) in ((string, string, int?)[])[("clerk-3", "unit", 3), ("clerk-4", "unit", 4), ("expert-1", "expert", null), ("secretary-1", "secretariat", null)])
            Assert.Equal(201, (await admin.PostAsync("/api/accounts", Given(name, role, unit, invite: false))).Status);
        await OpenAsync(season, admin, "clerk-4");
        using (var stranger = new Browser(season.Server.Anonymous.BaseAddress!))
            for (var i = 0; i < 5; i++) await stranger.PostAsync("/api/account/sign-in", new { userName = "clerk-4", password = "wrong" });

        Assert.Equal(["admin", "clerk-3", "clerk-4", "expert-1", "secretary-1"], await NamesAsync(""));
        Assert.Equal(["clerk-3", "clerk-4"], await NamesAsync("role=unit"));
        Assert.Equal(["clerk-4"], await NamesAsync("unit=4"));
        Assert.Equal(["expert-1"], await NamesAsync("search=EXPERT-1@"));
        Assert.Equal(["clerk-4"], await NamesAsync("locked=true"));
        Assert.Equal(["admin", "clerk-4"], await NamesAsync("state=active"));
        var (_, page) = await admin.GetAsync("/api/accounts?take=2");
        Assert.Equal((5, true), ((int)page["totalCount"]!, page["next"] is not null));
        Assert.Equal(["clerk-4", "expert-1"], await NamesAsync("take=2&cursor=" + page["next"]));

        await admin.PostAsync("/api/accounts/clerk-4/unlock");
        Assert.Empty(await NamesAsync("locked=true"));

        async Task<string[]> NamesAsync(string query) => [.. (await admin.GetAsync("/api/accounts?" + query)).Body["items"]!.AsArray().Select(line => line!["userName"]!.ToString())];
    }

    [Theory, EachDatabase]
    public async Task The_last_administrator_stays_one_also_when_two_put_out_each_other_at_once(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        using var admin = await Browser.SignedInAsync(season.Server);
        var (_, me) = await admin.GetAsync("/api/accounts?search=admin");
        var adminId = (long)me["items"]![0]!["id"]!;
        var (_, pending) = await admin.PostAsync("/api/accounts", Given("admin-2", "administrator", null, invite: false));
        Assert.Equal((409, "urn:benchmark-workflow:problem:last-administrator"), Refusal(await admin.PostAsync($"/api/accounts/{adminId}/disable"))); // the other has no password yet
        Assert.Equal((409, "urn:benchmark-workflow:problem:last-administrator"), Refusal(await PutAsync(admin, adminId, null, new { displayName = "admin", roles = new[] { "secretariat" } })));

        await OpenAsync(season, admin, "admin-2");
        using var other = await Browser.SignedInAsync(season.Server, "admin-2", Chosen);
        var both = await Task.WhenAll(admin.PostAsync($"/api/accounts/{Id(pending)}/disable"), other.PostAsync($"/api/accounts/{adminId}/disable"));

        Assert.Equal([200], both.Select(answer => answer.Status).Where(status => status == 200));
        var standing = await season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<Account>().CountAsync(account => !account.Disabled, ct));
        Assert.Equal(1, standing);
    }

    [Fact]
    public async Task Who_saves_from_an_older_state_is_told_who_changed_it_and_overwrites_nothing()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);
        var (_, made) = await admin.PostAsync("/api/accounts", Given("clerk-3", "unit", 3, invite: false));

        var first = await PutAsync(admin, Id(made), 1, new { displayName = "新名称", email = "new@unit.example", roles = new[] { "unit", "expert" }, units = new[] { 3, 5 } });
        Assert.Equal((200, "新名称"), (first.Status, first.Body["account"]!["displayName"]!.ToString()));
        Assert.Equal([3, 5], first.Body["account"]!["units"]!.AsArray().Select(unit => (int)unit!));
        var stale = await PutAsync(admin, Id(made), 1, new { displayName = "旧窗口", roles = new[] { "unit" }, units = new[] { 3 } });

        Assert.Equal((409, "urn:benchmark-workflow:problem:account-changed"), Refusal(stale));
        Assert.Contains("admin", stale.Body["title"]!.ToString());
        Assert.Equal("新名称", (await admin.GetAsync($"/api/accounts/{Id(made)}")).Body["account"]!["displayName"]!.ToString());
    }

    [Fact]
    public async Task Who_is_disabled_is_out_at_once_and_a_one_time_password_ends_what_was_before()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);
        using var secretary = await season.SecretaryAsync();
        var id = (long)(await admin.GetAsync("/api/accounts?search=secretary")).Body["items"]![0]!["id"]!;
        await admin.PostAsync($"/api/accounts/{id}/disable", new { reason = "已离职" });
        Assert.Equal(401, (await secretary.GetAsync("/api/account/me")).Status);
        await admin.PostAsync($"/api/accounts/{id}/enable");
        Assert.Equal(401, (await secretary.GetAsync("/api/account/me")).Status);

        var (_, given) = await admin.PostAsync("/api/accounts/secretary/one-time-password");
        using var again = await Browser.SignedInAsync(season.Server, "secretary", given["password"]!.ToString());
        Assert.True((bool)(await again.GetAsync("/api/account/me")).Body["mustChangePassword"]!);
        Assert.Equal(403, (await again.GetAsync("/api/applications")).Status);
        var acts = await season.DoAsync<AuditTrail, IReadOnlyList<AuditRecord>>((audit, ct) => audit.OfAsync("account", id, ct));
        Assert.Equal(["account.disabled", "account.enabled", "account.password-reset"], acts.Select(act => act.Act));
        Assert.Contains("已离职", acts[0].Details);
        Assert.All(acts, act => Assert.DoesNotContain(given["password"]!.ToString(), act.Details));
    }

    [Fact]
    public async Task What_is_wrong_with_an_account_is_said_by_field()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);

        var (status, refused) = await admin.PostAsync("/api/accounts", new { userName = "a b", displayName = "", email = "no address", roles = new[] { "unit", "applicant" }, units = Array.Empty<int>() });
        var (_, unit) = await admin.PostAsync("/api/accounts", Given("clerk-77", "unit", 77));
        var (_, taken) = await admin.PostAsync("/api/accounts", Given("ADMIN", "expert", null));

        Assert.Equal(422, status);
        Assert.Equal(["displayName", "email", "roles", "units", "userName"], refused["errors"]!.AsObject().Select(field => field.Key).Order());
        Assert.Equal("units", Assert.Single(unit["errors"]!.AsObject()).Key);
        Assert.Equal("userName", Assert.Single(taken["errors"]!.AsObject()).Key);
    }

    private static object Given(string name, string role, int? unit, bool invite = true) =>
        new { userName = name, displayName = $"{name} 的名字", email = $"{name}@people.example", roles = new[] { role }, units = unit is { } number ? [number] : Array.Empty<int>(), invite };

    private static long Id(JsonObject view) => (long)view["account"]!["id"]!;

    private static (int, string) Refusal((int Status, JsonObject Body) answer) => (answer.Status, answer.Body["type"]!.ToString());

    /// <summary>Sends what is due and reads the link out of the newest letter, as its reader does.</summary>
    private static async Task<string> LinkAsync(SeasonServer season)
    {
        await SendAsync(season);
        var folder = season.Server.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<BenchmarkWorkflow.Mail.MailOptions>>().Value.Folder;
        var letter = await File.ReadAllTextAsync(new DirectoryInfo(folder).EnumerateFiles("*.eml", SearchOption.AllDirectories).MaxBy(file => file.LastWriteTimeUtc)!.FullName);
        var text = string.Concat(Encoded().Matches(letter).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Value.ReplaceLineEndings("")))));
        return Link().Match(text).Groups[1].Value;
    }

    private static Task<int> SendAsync(SeasonServer season) => season.Server.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    private static async Task OpenAsync(SeasonServer season, Browser admin, string name)
    {
        var id = (long)(await admin.GetAsync("/api/accounts?search=" + name)).Body["items"]![0]!["id"]!;
        await admin.PostAsync($"/api/accounts/{id}/link");
        using var owner = new Browser(season.Server.Anonymous.BaseAddress!);
        Assert.Equal(204, (await owner.PostAsync("/api/account-links/use", new { link = await LinkAsync(season), password = Chosen })).Status);
    }

    private static Task<(int Status, JsonObject Body)> PutAsync(Browser browser, long id, long? seen, object body) => AnswerAsync(browser, HttpMethod.Put, $"/api/accounts/{id}", seen, body);

    private static async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(Browser browser, HttpMethod method, string path, long? seen)
    {
        var (status, body) = await AnswerAsync(browser, method, path, seen, null);
        return ((HttpStatusCode)status, body);
    }

    private static async Task<(int Status, JsonObject Body)> AnswerAsync(Browser browser, HttpMethod method, string path, long? seen, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (seen is { } revision) request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        using var response = await browser.Client.SendAsync(request);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    [GeneratedRegex(@"/password#([A-Za-z0-9_-]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=base64\r?\n\r?\n)[A-Za-z0-9+/=\r\n]+")]
    private static partial Regex Encoded();
}
