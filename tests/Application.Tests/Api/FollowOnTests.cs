using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Entry = BenchmarkWorkflow.Selection.Applications.Application;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>What follows the selection besides the events: reports in the media, learning visits.</summary>
public sealed class FollowOnTests(SecretarysSeason shared) : IClassFixture<SecretarysSeason>
{
    private readonly Browser secretary = shared.Secretary;

    [Fact]
    public async Task A_visit_is_offered_by_a_selected_company_and_asked_for_by_everybody()
    {
        var (selected, other) = (await SelectAsync(11), await shared.Season.SubmitAsync(12, unit: 1));
        var day = DateOnly.FromDateTime(shared.Season.Server.Time.GetUtcNow().AddDays(30).UtcDateTime);
        using var visitor = new Browser(shared.Season.Server.Anonymous.BaseAddress!);

        var offered = await secretary.PostAsync("/api/exchanges/visits/desk", new { hostApplicationId = selected, title = "深入学", firstDay = day, lastDay = day, capacity = 10 });
        var notSelected = await secretary.PostAsync("/api/exchanges/visits/desk", new { hostApplicationId = other, title = "深入学", firstDay = day, lastDay = day, capacity = 10 });
        var announced = Assert.Single(JsonNode.Parse(await visitor.Client.GetStringAsync("/api/exchanges/visits"))!.AsArray())!;
        var asked = await visitor.PostAsync($"/api/exchanges/visits/{announced["id"]}/requests", new { company = "甲企业", contactName = "李四", email = "li@company.example", people = 3, purpose = "学习" });
        var tooMany = await visitor.PostAsync($"/api/exchanges/visits/{announced["id"]}/requests", new { company = "甲企业", contactName = "李四", email = "li@company.example", people = 11, purpose = "学习" });
        var unknown = await visitor.PostAsync("/api/exchanges/visits/999/requests", new { company = "甲企业", contactName = "李四", email = "li@company.example", people = 1, purpose = "学习" });
        var desk = JsonNode.Parse(await secretary.Client.GetStringAsync("/api/exchanges/visits/desk"))!["items"]!.AsArray();

        Assert.Equal((201, 422), (offered.Status, notSelected.Status));
        Assert.Equal((Company.Name(11), 10), ((string)announced["host"]!, (int)announced["left"]!));
        Assert.Equal((201, 422, 404), (asked.Status, tooMany.Status, unknown.Status));
        Assert.Equal("甲企业", (string)Assert.Single(Assert.Single(desk)!["requests"]!.AsArray())!["company"]!);
        Assert.DoesNotContain("甲企业", await visitor.Client.GetStringAsync("/api/exchanges/visits"));
        Assert.Equal(401, (await visitor.GetAsync("/api/exchanges/visits/desk")).Status);
    }

    [Fact]
    public async Task A_report_is_of_the_past_and_about_a_selected_company_or_none()
    {
        var (selected, other) = (await SelectAsync(13), await shared.Season.SubmitAsync(14, unit: 1));
        var today = DateOnly.FromDateTime(shared.Season.Server.Time.GetUtcNow().AddDays(-2).UtcDateTime);
        using var unit = await shared.Season.SignInAsync("clerk-of-1", Roles.Unit, unit: 1);

        var recorded = await secretary.PostAsync("/api/exchanges/publicity", Report(today, selected, "https://news.example/1"));
        var elsewhere = await secretary.PostAsync("/api/exchanges/publicity", Report(today, other, "https://news.example/1"));
        var ahead = await secretary.PostAsync("/api/exchanges/publicity", Report(today.AddDays(30), null, ""));
        var listed = await ItemsAsync("/api/exchanges/publicity");

        Assert.Equal((201, 422, 422), (recorded.Status, elsewhere.Status, ahead.Status));
        Assert.Equal(["link", "publishedOn"], ahead.Body["errors"]!.AsObject().Select(error => error.Key).Order());
        Assert.Contains(listed, item => (string?)item!["company"] == Company.Name(13));
        Assert.Equal(403, (await unit.GetAsync("/api/exchanges/publicity/companies")).Status);
        var own = Uri.EscapeDataString(Company.Name(13));
        Assert.Equal((1, 1, 0, 0), ((await ItemsAsync("/api/exchanges/publicity?search=" + own)).Count, (await ItemsAsync("/api/exchanges/publicity?channel=network&search=" + own)).Count,
            (await ItemsAsync("/api/exchanges/publicity?channel=newspaper")).Count, (await ItemsAsync("/api/exchanges/publicity?search=不在其中")).Count));
        Assert.Equal(422, (await secretary.GetAsync("/api/exchanges/publicity?cursor=x")).Status);
    }

    [Fact]
    public async Task A_visit_is_called_off_before_it_begins_and_everybody_who_asked_and_the_host_are_told()
    {
        var host = await SelectAsync(15);
        var day = DateOnly.FromDateTime(shared.Season.Server.Time.GetUtcNow().AddDays(20).UtcDateTime);
        using var visitor = new Browser(shared.Season.Server.Anonymous.BaseAddress!);
        await secretary.PostAsync("/api/exchanges/visits/desk", new { hostApplicationId = host, title = "取消的深入学", firstDay = day, lastDay = day, capacity = 10 });
        var visit = Assert.Single(await ItemsAsync("/api/exchanges/visits/desk?search=取消的深入学"))!["visit"]!["id"];
        foreach (var name in (string[])["甲企业", "乙企业", "丙企业"])
            Assert.Equal(201, (await visitor.PostAsync($"/api/exchanges/visits/{visit}/requests", new { company = name, contactName = "李四", email = "li@company.example", people = 3, purpose = "学习" })).Status);
        var requests = Assert.Single(await ItemsAsync("/api/exchanges/visits/desk?search=取消的深入学"))!["requests"]!.AsArray();
        await shared.Season.DoAsync<LearningVisits>((visits, ct) => visits.AnswerAsync((long)requests[0]!["id"]!, VisitRequestState.Accepted, "", "staff", ct));
        await shared.Season.DoAsync<LearningVisits>((visits, ct) => visits.AnswerAsync((long)requests[1]!["id"]!, VisitRequestState.Declined, "名额有限", "staff", ct));

        var silent = await secretary.PostAsync($"/api/exchanges/visits/desk/{visit}/call-off", new { reason = " " });
        var late = await secretary.PostAsync($"/api/exchanges/visits/desk/{visit}/call-off", new { reason = "生产安排调整" }, revision: 9);
        var done = await secretary.PostAsync($"/api/exchanges/visits/desk/{visit}/call-off", new { reason = "生产安排调整" });
        var again = await secretary.PostAsync($"/api/exchanges/visits/desk/{visit}/call-off", new { reason = "生产安排调整" });
        var unknown = await secretary.PostAsync("/api/exchanges/visits/desk/999999/call-off", new { reason = "生产安排调整" });

        Assert.Equal((422, 204, 409, 404), (silent.Status, done.Status, again.Status, unknown.Status));
        Assert.NotNull(silent.Body["errors"]!["reason"]);
        Assert.Equal(409, late.Status);
        Assert.EndsWith("visit-stale", late.Body["type"]!.ToString(), StringComparison.Ordinal);
        var after = Assert.Single(await ItemsAsync("/api/exchanges/visits/desk?state=cancelled&search=取消的深入学"))!;
        Assert.Equal(["生产安排调整", "名额有限", "生产安排调整"], after["requests"]!.AsArray().Select(one => (string)one!["remark"]!));
        Assert.DoesNotContain("取消的深入学", await visitor.Client.GetStringAsync("/api/exchanges/visits"));
        var letters = await shared.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().AsNoTracking().Where(mail => mail.Template == "learning-visit-cancelled" && mail.AboutId == $"{visit}").Select(mail => mail.ModelJson!).ToListAsync(ct)); // all have a model
        Assert.Equal(["丙企业", "甲企业", Company.Name(15)], letters.Select(model => (string)JsonNode.Parse(model)!["company"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_diagnosis_is_asked_for_by_everybody_and_taken_on_by_the_secretariat_and_both_sides_are_told()
    {
        var expert = await shared.Season.DoAsync<ExpertPool, Expert>((pool, ct) => pool.AddAsync(new ExpertEntry("expert-of-diagnoses", "诊断专家", "研究院", "diagnosis@experts.example", 20, [1]), "staff", ct));
        var other = await shared.Season.DoAsync<ExpertPool, Expert>((pool, ct) => pool.AddAsync(new ExpertEntry("another-expert-of-diagnoses", "另一专家", "研究院", "another@experts.example", 20, [1]), "staff", ct));
        using var visitor = new Browser(shared.Season.Server.Anonymous.BaseAddress!);
        var asked = await visitor.PostAsync("/api/exchanges/diagnoses/requests", new { company = "丁企业", contactName = "王五", email = "wang@company.example", topic = "过程能力不足" });
        var empty = await visitor.PostAsync("/api/exchanges/diagnoses/requests", new { company = " ", contactName = "", email = "x", topic = "" });
        await visitor.PostAsync("/api/exchanges/diagnoses/requests", new { company = "戊企业", contactName = "王五", email = "wang@company.example", topic = "供应商质量" });
        var id = (long)asked.Body["number"]!;
        Assert.Equal((201, 422, 401), (asked.Status, empty.Status, (await visitor.GetAsync("/api/exchanges/diagnoses")).Status));

        Assert.Equal(409, (await ActAsync("report", new { text = "报告" })).Status); // not scheduled yet
        Assert.Equal(204, (await ActAsync("accept", new { })).Status);
        Assert.Equal(422, (await ActAsync("schedule", new { firstDay = "2022-11-22" })).Status);
        Assert.Equal(422, (await ActAsync("schedule", new { expertId = 999999, firstDay = "2022-11-22", lastDay = "2022-11-23" })).Status);
        var stale = await secretary.PostAsync($"/api/exchanges/diagnoses/{id}/schedule", new { expertId = expert.Id, firstDay = "2022-11-22", lastDay = "2022-11-23" }, revision: 0);
        Assert.Equal(409, stale.Status);
        Assert.EndsWith("diagnosis-stale", stale.Body["type"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(204, (await ActAsync("schedule", new { expertId = expert.Id, firstDay = "2022-11-22", lastDay = "2022-11-23" })).Status);
        Assert.Equal(204, (await ActAsync("schedule", new { expertId = other.Id, firstDay = "2022-11-22", lastDay = "2022-11-23" })).Status);
        Assert.Equal(204, (await ActAsync("report", new { text = "建议改进关键工序" })).Status);
        var second = (await ItemsAsync("/api/exchanges/diagnoses?state=requested")).Single(one => (string)one!["company"]! == "戊企业")!["id"];
        Assert.Equal(204, (await secretary.PostAsync($"/api/exchanges/diagnoses/{second}/decline", new { text = "本年度名额已满" })).Status);

        var done = Assert.Single(await ItemsAsync("/api/exchanges/diagnoses?search=过程能力&state=done"))!;
        Assert.Equal(("另一专家", "建议改进关键工序"), ((string)done["expert"]!, (string)done["report"]!));
        Assert.Single(await ItemsAsync("/api/exchanges/diagnoses?take=1"));
        var letters = await shared.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().AsNoTracking().Where(mail => mail.AboutKind == "diagnosis").OrderBy(mail => mail.Id).Select(mail => new { mail.Template, mail.ToUser, mail.TextBody }).ToListAsync(ct));
        Assert.Equal(
            [("diagnosis", null), ("diagnosis", "expert-of-diagnoses"), ("diagnosis", null), ("diagnosis", "another-expert-of-diagnoses"), ("diagnosis", "expert-of-diagnoses"), ("diagnosis-declined", null)],
            letters.Select(mail => (mail.Template, mail.ToUser)));
        Assert.Contains("您不再参加", letters[4].TextBody, StringComparison.Ordinal);

        Task<(int Status, JsonObject Body)> ActAsync(string act, object body) => secretary.PostAsync($"/api/exchanges/diagnoses/{id}/{act}", body);
    }

    [Fact]
    public async Task Pledges_are_listed_with_the_deeds_that_fulfil_them()
    {
        var (shares, owes) = (await SelectAsync(16), await SelectAsync(17));
        foreach (var application in (long[])[shares, owes]) await shared.Season.DoAsync<PledgeBook>((book, ct) => book.BeginAsync(application, "staff", ct));
        var today = DateOnly.FromDateTime(shared.Season.Server.Time.GetUtcNow().AddDays(-2).UtcDateTime);
        await secretary.PostAsync("/api/exchanges/publicity", Report(today, owes, "https://news.example/2"));
        var day = DateOnly.FromDateTime(shared.Season.Server.Time.GetUtcNow().AddDays(40).UtcDateTime);
        var visit = await shared.Season.DoAsync<LearningVisits, LearningVisit>((visits, ct) => visits.OfferAsync(new(shares, "向标杆学习", day, day, 5), "staff", ct));
        await shared.Season.DoAsync<PledgeBook>((book, ct) => book.RecordAsync(shares, PledgeDeedKind.HostedVisit, visit.Id, "staff", ct));

        var fulfilled = Assert.Single(await ItemsAsync("/api/exchanges/pledges?fulfilled=true"))!;
        Assert.Equal((shares, "向标杆学习", true), ((long)fulfilled["applicationId"]!, (string)fulfilled["deeds"]![0]!["title"]!, (bool)fulfilled["deeds"]![0]!["fulfils"]!));
        var owed = Assert.Single(await ItemsAsync($"/api/exchanges/pledges?fulfilled=false&search={Uri.EscapeDataString(Company.Name(17))}"))!;
        Assert.Equal(("publicity", false), ((string)owed["deeds"]![0]!["kind"]!, (bool)owed["deeds"]![0]!["fulfils"]!));
        using var unit = await shared.Season.SignInAsync("clerk-of-pledges", Roles.Unit, unit: 1);
        foreach (var path in (string[])["pledges", "diagnoses", "diagnoses/experts", "visits/desk"]) Assert.Equal(403, (await unit.GetAsync("/api/exchanges/" + path)).Status);
    }

    private async Task<JsonArray> ItemsAsync(string path) => JsonNode.Parse(await secretary.Client.GetStringAsync(path))!["items"]!.AsArray();

    private static object Report(DateOnly day, long? application, string link) => new { channel = "network", outlet = "中国质量报", title = "标杆经验", link, publishedOn = day, applicationId = application };

    /// <summary>An application whose campaign has selected it.</summary>
    private async Task<long> SelectAsync(int number)
    {
        var id = await shared.Season.SubmitAsync(number, unit: 1);
        await shared.Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<Entry>().Where(one => one.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Outcome, ApplicationOutcome.Selected), ct));
        return id;
    }
}
