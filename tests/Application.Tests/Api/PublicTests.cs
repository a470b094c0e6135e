using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>What somebody without a sign-in sees and does: the campaign, notices and objections, events.</summary>
public sealed class PublicTests
{
    private static readonly NoticeEntry[] Listed = [new(1, "QB2022-0001", "第1示范制造有限公司", "实施系统方法的经验", 2, "北京市经济和信息化局")];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_campaign_is_what_was_announced(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var server = season.Server;
        using var visitor = new Browser(server.Anonymous.BaseAddress!);

        var (status, campaign) = await visitor.GetAsync("/api/campaigns/current");

        Assert.Equal(200, status);
        Assert.Equal(2022, (int)campaign["year"]!);
        Assert.Equal(5, campaign["areas"]!.AsArray().Count);
        Assert.Equal(49, campaign["units"]!.AsArray().Count);
        Assert.Equal("新疆生产建设兵团工业和信息化局", campaign["units"]![36]!["name"]!.ToString());
        Assert.Equal("2022-07-15T16:00:00+00:00", campaign["dates"]![0]!["at"]!.ToString());
        Assert.Equal(404, (await visitor.GetAsync("/api/campaigns/1999")).Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_published_list_is_handed_out_byte_for_byte_with_its_hash(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var server = season.Server;
        var id = await PublishAsync(server, closesIn: TimeSpan.FromDays(5));
        using var visitor = new Browser(server.Anonymous.BaseAddress!);

        var notice = (await visitor.GetAsync($"/api/notices/{id}")).Body;
        var text = await visitor.Client.GetStringAsync($"/api/notices/{id}/list");

        Assert.True(NoticeSnapshot.Matches(text, notice["notice"]!["hash"]!.ToString()));
        Assert.Equal("第1示范制造有限公司", notice["entries"]![0]!["company"]!.ToString());
        Assert.Equal("open", notice["notice"]!["state"]!.ToString());
        Assert.Equal(404, (await visitor.GetAsync("/api/notices/999")).Status);
    }

    [Fact]
    public async Task What_the_public_may_send_is_limited_everywhere_and_told_with_429()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var visitor = new Browser(season.Server.Anonymous.BaseAddress!);
        var open = season.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) && route.Metadata.GetMetadata<IAllowAnonymous>() is not null
                && route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Any(method => method is not ("GET" or "HEAD"))).ToList();

        Assert.NotEmpty(open);
        Assert.Equal(["api/account/sign-out"], open.Where(route => route.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null).Select(route => route.RoutePattern.RawText!.TrimStart('/')));
        List<int> answers = [];
        for (var sent = 0; sent <= PublicRate.Permits; sent++) answers.Add((await visitor.PostAsync("/api/notices/1/objections", new { })).Status);
        Assert.DoesNotContain(429, answers.Take(PublicRate.Permits));
        Assert.Equal(429, answers[^1]);
    }

    [Fact]
    public async Task An_objection_without_a_name_or_evidence_is_told_field_by_field_and_not_filed()
    {
        await using var season = await SeasonServer.OpenAsync();
        var server = season.Server;
        var id = await PublishAsync(server, closesIn: TimeSpan.FromDays(5));
        using var visitor = new Browser(server.Anonymous.BaseAddress!);

        var (status, problem) = await visitor.PostAsync($"/api/notices/{id}/objections", new { subject = "authenticity", filedBy = "匿名", contact = "", statement = "材料不实", evidence = "" });

        Assert.Equal(422, status);
        Assert.Equal(["contact", "evidence", "filedBy"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
        Assert.Equal(0, await CountAsync<Objection>(server));
    }

    [Fact]
    public async Task An_objection_after_the_end_is_refused_with_its_ground()
    {
        await using var season = await SeasonServer.OpenAsync();
        var server = season.Server;
        var id = await PublishAsync(server, closesIn: TimeSpan.FromHours(1));
        using var visitor = new Browser(server.Anonymous.BaseAddress!);
        server.Time.Advance(TimeSpan.FromHours(1)); // the instant itself is too late

        var (status, problem) = await ObjectAsync(visitor, id, "late");

        Assert.Equal(409, status);
        Assert.EndsWith("objection-late", problem["type"]!.ToString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_objection_that_is_sent_again_under_its_key_is_filed_once_and_answered_the_same(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var server = season.Server;
        var id = await PublishAsync(server, closesIn: TimeSpan.FromDays(5));
        using var visitor = new Browser(server.Anonymous.BaseAddress!);

        var first = await ObjectAsync(visitor, id, "key-1");
        var again = await ObjectAsync(visitor, id, "key-1");
        var another = await ObjectAsync(visitor, id, "key-2");
        var mistaken = await ObjectAsync(visitor, id, "key-1", statement: "另一件事");

        Assert.Equal(201, first.Status);
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(201, again.Status);
        Assert.NotEqual(first.Body["number"]!.ToString(), another.Body["number"]!.ToString());
        Assert.Equal(422, mistaken.Status);
        Assert.EndsWith("idempotency-key-reused", mistaken.Body["type"]!.ToString());
        Assert.Equal(2, await CountAsync<Objection>(server));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Who_comes_when_all_seats_are_taken_waits_and_moves_up_when_somebody_gives_one_back(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var server = season.Server;
        var id = await AnnounceAsync(server, capacity: 1);
        using var visitor = new Browser(server.Anonymous.BaseAddress!);
        var first = (await RegisterAsync(visitor, id, "王一", "one@guests.example")).Body;
        var second = (await RegisterAsync(visitor, id, "李二", "two@guests.example")).Body;
        Assert.Equal(("registered", "waiting"), (first["state"]!.ToString(), second["state"]!.ToString()));
        Assert.Equal(0, (int)JsonNode.Parse(await visitor.Client.GetStringAsync("/api/exchanges"))![0]!["left"]!);

        var given = await visitor.PostAsync($"/api/exchanges/{id}/registrations/{first["code"]}/cancel");

        Assert.Equal("cancelled", given.Body["state"]!.ToString());
        Assert.Equal("registered", (await visitor.GetAsync($"/api/exchanges/{id}/registrations/{second["code"]}")).Body["state"]!.ToString());
        Assert.Equal(409, (await visitor.PostAsync($"/api/exchanges/{id}/registrations/{first["code"]}/cancel")).Status);
        Assert.Equal(404, (await visitor.GetAsync($"/api/exchanges/{id}/registrations/AAAAAAAA")).Status);
        Assert.Equal(422, (await RegisterAsync(visitor, id, "", "no address")).Status);
    }

    [Fact]
    public async Task An_event_that_is_only_planned_is_nobodys_to_see()
    {
        await using var season = await SeasonServer.OpenAsync();
        var server = season.Server;
        var id = await AnnounceAsync(server, capacity: 1, ExchangeEventState.Planned);
        using var visitor = new Browser(server.Anonymous.BaseAddress!);

        Assert.Equal("[]", await visitor.Client.GetStringAsync("/api/exchanges"));
        Assert.Equal(404, (await RegisterAsync(visitor, id, "王一", "one@guests.example")).Status);
    }

    private static async Task<(int Status, JsonObject Body)> ObjectAsync(Browser visitor, long notice, string key, string statement = "申报数据不实")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/notices/{notice}/objections")
        {
            Content = JsonContent.Create(new { subject = "authenticity", filedBy = "周明达", contact = "13800000000", statement, evidence = "附件一" }),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await visitor.Client.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    private static Task<(int Status, JsonObject Body)> RegisterAsync(Browser visitor, long id, string name, string email) =>
        visitor.PostAsync($"/api/exchanges/{id}/registrations", new { name, company = "示范公司", email, phone = "" });

    private static Task<long> PublishAsync(RunningServer server, TimeSpan closesIn) => RunAsync(server, async (db, campaign) =>
    {
        var snapshot = NoticeSnapshot.Of(2022, 1, null, Listed);
        var notice = new PublicNotice
        {
            CampaignId = campaign, Number = 1, SnapshotJson = snapshot.Json, Hash = snapshot.Hash, Listed = Listed.Length, OpenedAt = server.Time.GetUtcNow(),
            ClosesAt = server.Time.GetUtcNow() + closesIn, IsProvisional = false,
        };
        db.Add(notice);
        await db.SaveChangesAsync();
        return notice.Id;
    });

    private static Task<long> AnnounceAsync(RunningServer server, int capacity, ExchangeEventState state = ExchangeEventState.Open) => RunAsync(server, async (db, campaign) =>
    {
        var starts = server.Time.GetUtcNow().AddDays(20);
        var meeting = new ExchangeEvent { CampaignId = campaign, Number = 1, Title = "第一期经验交流活动", Theme = "质量管理数字化", StartsAt = starts, EndsAt = starts.AddHours(8), Place = "北京", Capacity = capacity };
        db.Add(meeting);
        db.Entry(meeting).Property(one => one.State).CurrentValue = state;
        await db.SaveChangesAsync();
        return meeting.Id;
    });

    private static Task<long> RunAsync(RunningServer server, Func<DbContext, long, Task<long>> work) => server.Services.GetRequiredService<UnitOfWork>().RunAsync(
        async (services, ct) =>
        {
            var db = services.GetRequiredService<DbContext>();
            return await work(db, await db.Set<Campaign>().Select(campaign => campaign.Id).SingleAsync(ct));
        },
        CancellationToken.None);

    private static Task<int> CountAsync<T>(RunningServer server) where T : class =>
        server.Services.GetRequiredService<UnitOfWork>().ReadAsync((services, ct) => services.GetRequiredService<DbContext>().Set<T>().CountAsync(ct), CancellationToken.None);
}
