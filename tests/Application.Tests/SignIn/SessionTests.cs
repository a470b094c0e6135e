using System.Net;
using System.Net.Http.Json;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>The sign-in of our pages: by cookie, over <c>/api/account</c>.</summary>
public sealed class SessionTests
{
    [Theory]
    [EachDatabase]
    public async Task A_right_password_gives_a_session_that_knows_the_person_and_a_sign_out_ends_it(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        await server.AddAccountAsync("王秘书", "a secretary's password", Roles.Secretariat);
        using var browser = await Browser.SignedInAsync(server, "王秘书", "a secretary's password");

        var (status, me) = await browser.GetAsync("/api/account/me");
        Assert.Equal(200, status);
        Assert.Equal("王秘书", (string?)me["userName"]);
        Assert.Equal([Roles.Secretariat], me["roles"]!.AsArray().Select(role => (string?)role));
        Assert.Contains("read:workflow-instances", me["permissions"]!.AsArray().Select(permission => (string?)permission));

        Assert.Equal(204, (await browser.PostAsync("/api/account/sign-out")).Status);
        var (refused, problem) = await browser.GetAsync("/api/account/me");
        Assert.Equal((401, "urn:benchmark-workflow:problem:sign-in-required"), (refused, (string?)problem["type"]));
    }

    [Fact]
    public async Task The_cookie_is_out_of_the_reach_of_scripts_and_other_sites_and_secure_behind_https()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/account/sign-in") { Content = JsonContent.Create(new { userName = "admin", password = RunningServer.AdministratorPassword }) };
        request.Headers.Add("X-Csrf", "1");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Anonymous.BaseAddress };
        using var response = await client.SendAsync(request);

        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains("samesite=lax", Assert.Single(cookies, cookie => cookie.StartsWith("benchmark-workflow=", StringComparison.Ordinal)));
        Assert.Contains("samesite=strict", Assert.Single(cookies, cookie => cookie.StartsWith("benchmark-workflow-known-", StringComparison.Ordinal)));
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie));
        Assert.All(cookies, cookie => Assert.Contains("secure", cookie));
    }

    [Fact]
    public async Task Missing_fields_are_told_field_by_field()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new Browser(server.Anonymous.BaseAddress!);

        var (status, problem) = await browser.PostAsync("/api/account/sign-in");

        Assert.Equal(422, status);
        Assert.Equal("urn:benchmark-workflow:problem:invalid-fields", (string?)problem["type"]);
        Assert.Equal("请填写用户名。", (string?)problem["errors"]!["userName"]![0]);
        Assert.Equal("请填写密码。", (string?)problem["errors"]!["password"]![0]);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike_and_locked_alike()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new Browser(server.Anonymous.BaseAddress!);
        List<(int, string)> known = [], unknown = [];

        for (var attempt = 0; attempt < 6; attempt++)
        {
            known.Add(Plain(await browser.PostAsync("/api/account/sign-in", new { userName = "admin", password = "wrong" })));
            unknown.Add(Plain(await browser.PostAsync("/api/account/sign-in", new { userName = "nobody", password = "wrong" })));
        }

        Assert.Equal(known, unknown);
        Assert.Equal([401, 401, 401, 401, 423, 423], known.Select(answer => answer.Item1));

        static (int, string) Plain((int Status, System.Text.Json.Nodes.JsonObject Body) answer)
        {
            answer.Body.Remove("traceId");
            return (answer.Status, answer.Body.ToJsonString());
        }
    }

    [Fact]
    public async Task A_lock_says_how_long_and_ends_by_itself()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new Browser(server.Anonymous.BaseAddress!);
        for (var attempt = 0; attempt < 5; attempt++) await browser.PostAsync("/api/account/sign-in", new { userName = "admin", password = "wrong" });

        server.Time.Advance(TimeSpan.FromMinutes(5));
        var (status, locked) = await browser.PostAsync("/api/account/sign-in", new { userName = "ADMIN", password = RunningServer.AdministratorPassword });
        Assert.Equal(423, status);
        Assert.Equal(600, (int)locked["retryAfterSeconds"]!);
        Assert.Contains("请在 10 分钟后重试", (string?)locked["title"]);

        server.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(200, (await browser.PostAsync("/api/account/sign-in", new { userName = "admin", password = RunningServer.AdministratorPassword })).Status);
    }

    [Fact]
    public async Task Without_the_header_against_forgery_neither_the_sign_in_nor_an_act_by_cookie_is_heard()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await Browser.SignedInAsync(server);
        browser.Client.DefaultRequestHeaders.Remove("X-Csrf");

        Assert.Equal(400, (await browser.PostAsync("/api/account/sign-in", new { userName = "admin", password = RunningServer.AdministratorPassword })).Status);
        Assert.Equal(400, (await browser.PostAsync("/api/account/token")).Status);
        Assert.Equal(200, (await browser.GetAsync("/api/account/me")).Status);

        browser.Client.DefaultRequestHeaders.Add("X-Csrf", "1");
        browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(400, (await browser.PostAsync("/api/account/token")).Status);
    }

    [Fact]
    public async Task A_session_gets_short_tokens_for_the_Studio_again_and_again_and_the_cookie_itself_does_not_open_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await Browser.SignedInAsync(server);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Client.GetAsync("/elsa/api/features/installed")).StatusCode);
        var (_, first) = await browser.PostAsync("/api/account/token");
        Assert.Equal(900, (int)first["expiresInSeconds"]!);
        using (var studio = server.WithToken((string)first["accessToken"]!))
            Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/elsa/api/features/installed")).StatusCode);

        server.Time.Advance(TimeSpan.FromMinutes(16));
        using (var late = server.WithToken((string)first["accessToken"]!))
            Assert.Equal(HttpStatusCode.Unauthorized, (await late.GetAsync("/elsa/api/features/installed")).StatusCode);
        var (_, second) = await browser.PostAsync("/api/account/token");
        using (var again = server.WithToken((string)second["accessToken"]!))
        {
            Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/elsa/api/features/installed")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await again.PostAsync("/api/account/token", null)).StatusCode); // a token makes no token
        }
    }

    [Fact]
    public async Task A_one_time_password_gives_a_session_that_can_only_set_another_password_and_goes_on_after()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Administrator:Password", null));
        var oneTime = server.Said.Split("shown only now: ")[1].Split('\n')[0].Trim();
        using var browser = await Browser.SignedInAsync(server, "admin", oneTime);

        var (_, me) = await browser.GetAsync("/api/account/me");
        Assert.True((bool)me["mustChangePassword"]!);
        Assert.Empty(me["permissions"]!.AsArray());
        Assert.Equal(403, (await browser.PostAsync("/api/account/token")).Status);
        var (refused, why) = await browser.PostAsync("/api/account/password", new { current = oneTime, next = "short" });
        Assert.Equal(422, refused);
        Assert.Contains("10", (string?)why["errors"]!["next"]![0]);

        Assert.Equal(204, (await browser.PostAsync("/api/account/password", new { current = oneTime, next = "my own long password" })).Status);
        Assert.Equal(200, (await browser.PostAsync("/api/account/token")).Status);
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_session_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var here = await Browser.SignedInAsync(server);
        using var there = await Browser.SignedInAsync(server);

        await here.PostAsync("/api/account/password", new { current = RunningServer.AdministratorPassword, next = "another long password" });

        Assert.Equal(200, (await here.GetAsync("/api/account/me")).Status);
        Assert.Equal(401, (await there.GetAsync("/api/account/me")).Status);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_its_next_click()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddAccountAsync("专家甲", "an expert's password", Roles.Expert);
        using var browser = await Browser.SignedInAsync(server, "专家甲", "an expert's password");

        await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) => services.GetRequiredService<DbContext>().Set<Account>().Where(account => account.UserName == "专家甲")
                .ExecuteUpdateAsync(row => row.SetProperty(account => account.Disabled, true), ct),
            CancellationToken.None);

        Assert.Equal(401, (await browser.GetAsync("/api/account/me")).Status);
        var (status, problem) = await browser.PostAsync("/api/account/sign-in", new { userName = "专家甲", password = "an expert's password" });
        Assert.Equal((403, "urn:benchmark-workflow:problem:account-disabled"), (status, (string?)problem["type"]));
    }

    [Fact]
    public async Task An_unreadable_body_is_a_problem_of_ours_and_not_of_Elsas_shape()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new Browser(server.Anonymous.BaseAddress!);
        using var response = await browser.Client.PostAsync("/api/account/sign-in", new StringContent("{", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("urn:benchmark-workflow:problem:unreadable-request", await response.Content.ReadAsStringAsync());
    }
}
