using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Experts;

/// <summary>The register of experts as the secretariat keeps it.</summary>
public sealed class ExpertTests
{
    [Theory, EachDatabase]
    public async Task The_register_is_searched_filtered_ordered_and_paged(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        using var secretary = await season.SecretaryAsync();
        var (a, b, c) = (await AddAsync(secretary, "a", "甲大学", [1, 2]), await AddAsync(secretary, "b", "乙大学", [2], 11), await AddAsync(secretary, "c", "丙研究院", [3]));
        await secretary.PostAsync($"/api/experts/{b}/absence", new { from = "2000-01-01", until = (string?)null });
        await secretary.PostAsync($"/api/experts/{c}/retire", new { reason = "退休" });

        Assert.Equal(["a", "b", "c"], await NamesAsync(""));
        Assert.Equal(["c", "b", "a"], await NamesAsync("descending=true"));
        Assert.Equal(["a", "b"], await NamesAsync("area=2"));
        Assert.Equal(["b"], await NamesAsync("unit=11"));
        Assert.Equal(["a", "b"], await NamesAsync("search=大学"));
        Assert.Equal(["a"], await NamesAsync("standing=available"));
        Assert.Equal(["b"], await NamesAsync("standing=away"));
        Assert.Equal(["c"], await NamesAsync("standing=retired"));
        var (_, page) = await secretary.GetAsync("/api/experts?take=2");
        Assert.Equal(3, (int)page["totalCount"]!);
        Assert.Equal(["c"], await NamesAsync("take=2&cursor=" + page["next"]));
        var (_, one) = await secretary.GetAsync($"/api/experts/{c}");
        Assert.Equal(["expert.retired", "expert.added"], one["acts"]!.AsArray().Select(act => act!["act"]!.ToString()));

        async Task<string[]> NamesAsync(string query) => [.. (await secretary.GetAsync("/api/experts?" + query)).Body["items"]!.AsArray().Select(line => line!["account"]!.ToString()[^1..])];
    }

    [Fact]
    public async Task Who_is_added_is_invited_as_an_expert_and_nothing_more()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var secretary = await season.SecretaryAsync();
        var id = await AddAsync(secretary, "a", "甲大学", [1]);
        var (_, view) = await secretary.GetAsync($"/api/experts/{id}");
        Assert.Equal("pending", view["expert"]!["accountState"]!.ToString());
        Assert.NotNull(view["invitationUntil"]);

        using var put = await PutAsync(secretary, id, (long)view["revision"]!, new { name = "a", employer = "甲大学", email = "new@university.example", capacity = 5, areas = new[] { 1, 4 }, unit = (int?)null });
        Assert.Equal(200, (int)put.StatusCode);
        await secretary.PostAsync($"/api/experts/{id}/invitation");
        var (roles, address, letters) = await season.DoAsync(async (services, ct) =>
        {
            var users = services.GetRequiredService<UserManager<Account>>();
            var account = (await users.FindByNameAsync("expert-a"))!;
            var db = services.GetRequiredService<DbContext>();
            return ((await users.GetClaimsAsync(account)).Select(claim => claim.Value).ToList(), account.Email, await db.Set<OutgoingMessage>().Where(letter => letter.Template == "account-invitation").OrderBy(letter => letter.Id).Select(letter => letter.RecipientsJson).ToListAsync(ct));
        });
        Assert.Equal([Roles.Expert], roles);
        Assert.Equal("new@university.example", address);
        Assert.Equal([false, true], letters.Select(to => to.Contains("new@university.example", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_secretariat_makes_nobody_an_expert_who_is_something_else_and_sends_no_link_to_an_open_account()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var secretary = await season.SecretaryAsync();
        using var clerk = await season.SignInAsync("clerk-1", Roles.Unit, 1);
        using var expert = await season.SignInAsync("expert-x", Roles.Expert);

        var (status, refused) = await secretary.PostAsync("/api/experts", Given("clerk-1", "甲大学", [1]));
        Assert.Equal((422, "account"), (status, Assert.Single(refused["errors"]!.AsObject()).Key));
        var (_, made) = await secretary.PostAsync("/api/experts", Given("expert-x", "甲大学", [1]));
        Assert.Equal("active", made["expert"]!["accountState"]!.ToString());
        Assert.Equal(409, (await secretary.PostAsync($"/api/experts/{made["expert"]!["id"]}/invitation")).Status);
        var (_, wrong) = await secretary.PostAsync("/api/experts", new { account = "", name = "", employer = "", email = "x", capacity = 0, areas = new[] { 9 } });
        Assert.Equal(["account", "areaIds", "capacity", "email", "employer", "name"], wrong["errors"]!.AsObject().Select(field => field.Key).Order());
        foreach (var browser in (Browser[])[clerk, expert])
        {
            Assert.Equal(403, (await browser.GetAsync("/api/experts")).Status);
            Assert.Equal(403, (await browser.GetAsync($"/api/experts/{made["expert"]!["id"]}")).Status);
        }
    }

    [Fact]
    public async Task Who_saves_from_an_older_state_is_told_who_changed_it()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var secretary = await season.SecretaryAsync();
        var id = await AddAsync(secretary, "a", "甲大学", [1]);
        var entry = new { name = "新名", employer = "甲大学", email = "a@university.example", capacity = 5, areas = new[] { 1 } };
        using (var first = await PutAsync(secretary, id, 0, entry)) Assert.Equal(200, (int)first.StatusCode);

        using var stale = await PutAsync(secretary, id, 0, entry with { name = "旧窗口" });

        Assert.Equal(409, (int)stale.StatusCode);
        Assert.Contains("secretary", (await stale.Content.ReadFromJsonAsync<JsonObject>())!["title"]!.ToString());
        Assert.Equal(404, (await secretary.GetAsync("/api/experts/4711")).Status);
        var acts = await season.DoAsync<AuditTrail, IReadOnlyList<AuditRecord>>((audit, ct) => audit.OfAsync("expert", id, ct));
        Assert.Equal(["expert.added", "expert.changed"], acts.Select(act => act.Act));
    }

    private static object Given(string account, string employer, int[] areas, int? unit = null) => new { account, name = account[^1..], employer, email = $"{account}@university.example", capacity = 8, areas, unit };

    private static async Task<long> AddAsync(Browser secretary, string name, string employer, int[] areas, int? unit = null)
    {
        var (status, view) = await secretary.PostAsync("/api/experts", Given("expert-" + name, employer, areas, unit));
        Assert.True(status == 201, view.ToJsonString());
        return (long)view["expert"]!["id"]!;
    }

    private static async Task<HttpResponseMessage> PutAsync(Browser browser, long id, long seen, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/experts/{id}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        return await browser.Client.SendAsync(request);
    }
}
