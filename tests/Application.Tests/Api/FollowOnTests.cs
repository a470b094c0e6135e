using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
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
        var desk = JsonNode.Parse(await secretary.Client.GetStringAsync("/api/exchanges/visits/desk"))!.AsArray();

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
        var listed = JsonNode.Parse(await secretary.Client.GetStringAsync("/api/exchanges/publicity"))!.AsArray();

        Assert.Equal((201, 422, 422), (recorded.Status, elsewhere.Status, ahead.Status));
        Assert.Equal(["link", "publishedOn"], ahead.Body["errors"]!.AsObject().Select(error => error.Key).Order());
        Assert.Equal(Company.Name(13), (string)Assert.Single(listed)!["company"]!);
        Assert.Equal(403, (await unit.GetAsync("/api/exchanges/publicity/companies")).Status);
    }

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
