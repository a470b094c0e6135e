using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

public sealed partial class SignInTests
{
    private const string Definitions = "/elsa/api/workflow-definitions";

    [Theory]
    [EachDatabase]
    public async Task The_right_password_opens_the_api(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var admin = await server.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/elsa/api/features/installed")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_is_answered_as_Elsa_does()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal("""{"isAuthenticated":false}""", (await server.LoginAsync("admin", "wrong")).ToJsonString());
        Assert.Equal("""{"isAuthenticated":false}""", (await server.LoginAsync("nobody", "wrong")).ToJsonString());
    }

    [Fact]
    public async Task A_sign_in_without_a_name_says_which_field_is_missing()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Anonymous.PostAsJsonAsync("/elsa/api/identity/login", new { password = "x" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'username' must not be empty.", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_token_the_api_answers_401_with_an_empty_body()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Anonymous.GetAsync(Definitions);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_access_token_ends_after_its_minutes_and_the_refresh_token_renews_it()
    {
        await using var server = await RunningServer.StartAsync();
        var tokens = await server.LoginAsync("admin", RunningServer.AdministratorPassword);
        using var early = server.WithToken(tokens["accessToken"]!.ToString());
        server.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await early.GetAsync("/elsa/api/features/installed")).StatusCode);

        using var renewed = await RefreshAsync(server, tokens["refreshToken"]!.ToString());
        var reply = await renewed.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>();
        using var late = server.WithToken(reply!["accessToken"]!.ToString());

        Assert.Equal(HttpStatusCode.OK, (await late.GetAsync("/elsa/api/features/installed")).StatusCode);
    }

    [Fact]
    public async Task An_access_token_renews_nothing_and_an_old_refresh_token_neither()
    {
        await using var server = await RunningServer.StartAsync();
        var tokens = await server.LoginAsync("admin", RunningServer.AdministratorPassword);

        using var access = await RefreshAsync(server, tokens["accessToken"]!.ToString());
        server.Time.Advance(TimeSpan.FromHours(13));
        using var expired = await RefreshAsync(server, tokens["refreshToken"]!.ToString());

        Assert.Equal(HttpStatusCode.Unauthorized, access.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, expired.StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await using var server = await RunningServer.StartAsync();
        for (var attempt = 0; attempt < 5; attempt++) await server.LoginAsync("admin", "wrong");

        var locked = await server.LoginAsync("admin", RunningServer.AdministratorPassword);

        Assert.False((bool)locked["isAuthenticated"]!);
    }

    [Fact]
    public async Task A_first_start_without_a_password_prints_one_that_only_lets_its_owner_set_another()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Administrator:Password", null));
        var oneTime = OneTimePassword().Match(server.Said).Groups[1].Value;

        using var before = await server.SignInAsync("admin", oneTime);
        Assert.Equal(HttpStatusCode.Forbidden, (await before.GetAsync(Definitions)).StatusCode);
        using var tooShort = await before.PostAsJsonAsync("/api/account/password", new { current = oneTime, next = "short" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooShort.StatusCode);
        using var changed = await before.PostAsJsonAsync("/api/account/password", new { current = oneTime, next = "my own long password" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);

        using var after = await server.SignInAsync("admin", "my own long password");
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/elsa/api/features/installed")).StatusCode);
        Assert.False((bool)(await server.LoginAsync("admin", oneTime))["isAuthenticated"]!);
    }

    [Fact]
    public async Task A_changed_password_ends_every_earlier_sign_in_at_its_next_renewal()
    {
        await using var server = await RunningServer.StartAsync();
        var tokens = await server.LoginAsync("admin", RunningServer.AdministratorPassword);
        using var admin = server.WithToken(tokens["accessToken"]!.ToString());
        await admin.PostAsJsonAsync("/api/account/password", new { current = RunningServer.AdministratorPassword, next = "another long password" });

        using var renewed = await RefreshAsync(server, tokens["refreshToken"]!.ToString());

        Assert.Equal(HttpStatusCode.Unauthorized, renewed.StatusCode);
    }

    [Fact]
    public async Task Somebody_without_the_permission_is_answered_403()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddAccountAsync("专家", "an expert's password", Roles.Expert);
        using var expert = await server.SignInAsync("专家", "an expert's password");

        Assert.Equal(HttpStatusCode.Forbidden, (await expert.GetAsync(Definitions)).StatusCode);
    }

    private static async Task<HttpResponseMessage> RefreshAsync(RunningServer server, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/elsa/api/identity/refresh-token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await server.Anonymous.SendAsync(request);
    }

    [GeneratedRegex("shown only now: (\\S+)")]
    private static partial Regex OneTimePassword();
}
