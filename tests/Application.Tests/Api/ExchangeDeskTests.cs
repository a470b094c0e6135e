using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Exchanges;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>The exchange events as the secretariat has them: plans, registrations, the door.</summary>
public sealed class ExchangeDeskTests(SecretarysSeason shared) : IClassFixture<SecretarysSeason>
{
    private readonly SeasonServer season = shared.Season;

    private readonly Browser secretary = shared.Secretary;

    [Fact]
    public async Task Somebody_is_checked_in_once_and_told_so_when_the_code_is_shown_again()
    {
        var id = await OpenAsync(capacity: 1, starts: TimeSpan.FromMinutes(30));
        var code = (await RegisterAsync(id, "王一"))["code"]!.ToString();
        var waiting = (await RegisterAsync(id, "李二"))["code"]!.ToString();

        var first = (await CheckInAsync(id, $"{code[..4]}-{code[4..].ToLowerInvariant()}")).Body;
        season.Server.Time.Advance(TimeSpan.FromMinutes(5));
        var again = (await CheckInAsync(id, code)).Body;
        var refused = await CheckInAsync(id, waiting);
        var unknown = await CheckInAsync(id, "AAAAAAAA");
        var door = (await secretary.GetAsync($"/api/exchanges/desk/{id}/door")).Body;

        Assert.Equal((false, "王一", 1), ((bool)first["again"]!, (string)first["arrival"]!["name"]!, (int)first["attended"]!));
        Assert.True((bool)again["again"]!);
        Assert.Equal((string)first["arrival"]!["at"]!, (string)again["arrival"]!["at"]!); // when they came, not when they were asked again
        Assert.Equal((409, 422), (refused.Status, unknown.Status));
        Assert.Equal((1, 1, "王一"), ((int)door["attended"]!, (int)door["registered"]!, (string)Assert.Single(door["last"]!.AsArray())!["name"]!));
        Assert.Null(door["whyNot"]);
    }

    [Fact]
    public async Task The_door_is_closed_on_other_days()
    {
        var id = await OpenAsync(capacity: 1, starts: TimeSpan.FromDays(3));
        var code = (await RegisterAsync(id, "王一"))["code"]!.ToString();

        var (status, problem) = await CheckInAsync(id, code);

        Assert.Equal(409, status);
        Assert.EndsWith("check-in-day", problem["type"]!.ToString());
        Assert.NotNull((await secretary.GetAsync($"/api/exchanges/desk/{id}/door")).Body["whyNot"]);
    }

    [Fact]
    public async Task Somebody_is_given_a_seat_before_their_turn_by_one_more_where_none_is_free()
    {
        var id = await OpenAsync(capacity: 1, starts: TimeSpan.FromDays(3));
        foreach (var name in (string[])["王一", "李二", "张三"]) await RegisterAsync(id, name);
        var last = await FindAsync(id, "张三");

        var promoted = await secretary.PostAsync($"/api/exchanges/desk/{id}/registrations/{last["id"]}/promote");
        var twice = await secretary.PostAsync($"/api/exchanges/desk/{id}/registrations/{last["id"]}/promote");
        var elsewhere = await secretary.PostAsync($"/api/exchanges/desk/{id + 1000}/registrations/{last["id"]}/promote");

        var figures = (await secretary.GetAsync($"/api/exchanges/desk/{id}")).Body;
        Assert.Equal((204, 409, 404), (promoted.Status, twice.Status, elsewhere.Status));
        Assert.Equal((2, 2, 1), ((int)figures["capacity"]!, (int)figures["registered"]!, (int)figures["waiting"]!));
        Assert.Equal("registered", (string)(await FindAsync(id, "张三"))["state"]!);
        Assert.Equal("waiting", (string)(await FindAsync(id, "李二"))["state"]!);
        Assert.Single((await secretary.GetAsync($"/api/exchanges/desk/{id}/registrations?state=waiting")).Body["items"]!.AsArray());
    }

    [Fact]
    public async Task A_plan_is_changed_by_who_has_seen_it_and_more_seats_move_the_waiting_list_up()
    {
        var id = await OpenAsync(capacity: 1, starts: TimeSpan.FromDays(3));
        foreach (var name in (string[])["王一", "李二"]) await RegisterAsync(id, name);
        var before = (await secretary.GetAsync($"/api/exchanges/desk/{id}")).Body;
        var seen = (long)before["revision"]!;

        var (status, changed) = await ChangeAsync(id, before, seen, capacity: 2, "09:00 专家授课");
        var stale = await ChangeAsync(id, before, seen, capacity: 3, "");
        var few = await ChangeAsync(id, before, seen + 1, capacity: 1, "");
        var wrong = await ChangeAsync(id, before, seen + 1, capacity: 0, "");

        var after = (await secretary.GetAsync($"/api/exchanges/desk/{id}")).Body;
        Assert.Equal((200, 1), (status, (int)changed["promoted"]!));
        Assert.Equal((409, 422, 422), (stale.Status, few.Status, wrong.Status));
        Assert.Equal((2, 0, "09:00 专家授课"), ((int)after["registered"]!, (int)after["waiting"]!, (string)after["agenda"]!));
    }

    [Fact]
    public async Task Who_comes_is_for_the_staff_to_know()
    {
        var id = await OpenAsync(capacity: 5, starts: TimeSpan.FromDays(3));
        await RegisterAsync(id, "王一");
        using var company = await season.SignInAsync("company", Roles.Applicant);
        using var visitor = new Browser(season.Server.Anonymous.BaseAddress!);

        foreach (var path in (string[])["", $"/{id}", $"/{id}/registrations", $"/{id}/registrations/export", $"/{id}/door"])
        {
            Assert.Equal(403, (await company.GetAsync("/api/exchanges/desk" + path)).Status);
            Assert.Equal(401, (await visitor.GetAsync("/api/exchanges/desk" + path)).Status);
        }

        using var sheet = await secretary.Client.GetAsync($"/api/exchanges/desk/{id}/registrations/export?search=王一");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Equal(404, (await secretary.GetAsync($"/api/exchanges/desk/{id + 1000}/registrations")).Status);
    }

    private static object Form(DateTimeOffset starts, int capacity, string agenda = "") =>
        new { title = "第一期经验交流活动", theme = "质量管理数字化", agenda, startsAt = starts, endsAt = starts.AddHours(4), place = "杭州", coOrganiser = "", capacity };

    private async Task<long> OpenAsync(int capacity, TimeSpan starts)
    {
        var begins = season.Server.Time.GetUtcNow() + starts;
        var planned = new PlannedEvent("第一期经验交流活动", "质量管理数字化", begins, begins.AddHours(4), "杭州", capacity);
        var id = (await season.DoAsync((ExchangePlan plan, CancellationToken ct) => plan.AddAsync(season.CampaignId, planned, "system", ct))).Id;
        await season.DoAsync<ExchangePlan>((plan, ct) => plan.SetStateAsync(id, ExchangeEventState.Open, "system", ct));
        return id;
    }

    private async Task<JsonObject> RegisterAsync(long id, string name)
    {
        using var visitor = new Browser(season.Server.Anonymous.BaseAddress!);
        return (await visitor.PostAsync($"/api/exchanges/{id}/registrations", new { name, company = "示范公司", email = $"{Uri.EscapeDataString(name).Replace("%", "")}@guests.example", phone = "" })).Body;
    }

    private async Task<JsonNode> FindAsync(long id, string name) => Assert.Single((await secretary.GetAsync($"/api/exchanges/desk/{id}/registrations?search={name}")).Body["items"]!.AsArray())!;

    private Task<(int Status, JsonObject Body)> CheckInAsync(long id, string code) => secretary.PostAsync($"/api/exchanges/desk/{id}/check-in", new { code });

    private async Task<(int Status, JsonObject Body)> ChangeAsync(long id, JsonObject seenAs, long seen, int capacity, string agenda)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/exchanges/desk/{id}") { Content = JsonContent.Create(Form((DateTimeOffset)seenAs["startsAt"]!, capacity, agenda)) };
        request.Headers.IfMatch.Add(new($"\"{seen}\""));
        using var response = await secretary.Client.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }
}
