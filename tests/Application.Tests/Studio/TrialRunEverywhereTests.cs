using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.Processes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>Every shipped definition, as its owner tries it: opened without a warning, given a test input in its variable, run with the editor's own button in the midst of a season.</summary>
public sealed class TrialRunEverywhereTests
{
    private readonly List<string> tried = [];

    [Fact]
    public async Task Every_shipped_definition_opens_without_a_warning_and_runs_on_a_test_input()
    {
        await using var season = await ProcessBench.OpenAsync(DatabaseKind.Postgres); // two programs on one database
        await using var server = await RunningServer.StartAsync(
            DatabaseKind.Postgres, builder => Still(builder.Services), ("Database", season.Database), ("Workflows", Shipped.Folder));

        await TryAsync("campaign", "campaign:2022");
        var application = await season.SubmitAsync();
        var matter = $"application:{application}";
        await TryAsync("application", matter);
        await RelaxAsync(season);
        await TryAsync("quota-relaxation", "relaxation:1");
        await season.AnswerAsync("quota-relaxation", "Refuse", "不符合条件");
        await season.SendAsync();
        await TryAsync("package-intake", "package:1");
        await TryAsync("recommendation", matter);
        await season.AnswerAsync("recommendation", "Recommend");
        await TryAsync("eligibility", matter);
        await season.PassEligibilityAsync();
        await TryAsync("document-review", matter);
        await season.ScoreDocumentsAsync(95);
        await TryAsync("defence", matter);
        await season.HoldDefenceAsync(65);
        await TryAsync("site-check", matter);
        await CheckOnSiteAsync(season);
        await season.PassToAsync(DeadlineNames.Notice);
        await season.AnswerAsync("confirm-list", "Confirm");
        await TryAsync("public-notice", "campaign:2022");
        await ObjectAsync(season, application);
        await TryAsync("objection", "objection:1");
        await season.AnswerAsync("objection-acceptance", "Refuse", "冒用他人姓名");
        await season.PassAsync(TimeSpan.FromDays(14));
        await TryAsync("exchange-event", "event:1");
        await RegisterAsync(season);
        await TryAsync("event-guest", "registration:1");
        await VisitAsync(season, application);
        await TryAsync("learning-visit", "visit:1");

        Assert.Equal(Shipped.Ids, tried.Order());
        await season.AssertNoIncidentAsync();

        async Task TryAsync(string definition, string about)
        {
            server.Time.MoveTo(season.Now);
            using var owner = await server.SignInAsync();
            var problems = (await owner.GetFromJsonAsync<JsonObject>($"/api/designer/definitions/{definition}/problems"))!["problems"]!.AsArray();
            Assert.Empty(problems.Select(problem => $"{definition}: {problem!["message"]}"));

            var opened = (await owner.FetchAsync($"/workflow-definitions/by-definition-id/{definition}?versionOptions=Latest")).AsObject();
            opened["variables"]!.AsArray().Single(variable => variable!["name"]!.ToString() == "TestCorrelationId")!["value"] = about;
            var state = await RunAsync(owner, definition, opened);
            if (state is null) // one instance a matter, and the season's own is there: it is tried as a copy
            {
                opened["id"] = null;
                state = await RunAsync(owner, (string)(opened["definitionId"] = $"{definition}-copy")!, opened);
            }

            Assert.NotNull(state);

            Assert.True(state["incidents"]!.AsArray().Count == 0, $"{definition}: {state["incidents"]!.ToJsonString()}");
            Assert.Equal((about, true), (state["correlationId"]!.ToString(), state["subStatus"]!.ToString() is "Suspended" or "Finished"));
            var journal = (await owner.FetchAsync($"/workflow-instances/{state["id"]}/journal?skip=0&take=100"))["items"]!.AsArray();
            Assert.True(journal.Select(line => line!["activityId"]!.ToString()).Distinct().Count() > 2, $"{definition} came no further than its start"); // itself, its start, and what follows
            await owner.DeleteAsync($"/elsa/api/workflow-instances/{state["id"]}"); // the season goes on without it
            await season.ActAsync((_, _) => Task.CompletedTask);
            tried.Add(definition);
        }
    }

    /// <summary>Saves the draft and runs it as the Studio's button does.</summary>
    /// <returns>None: the definition's activation strategy lets no other instance begin.</returns>
    private static async Task<JsonNode?> RunAsync(HttpClient owner, string definition, JsonObject model)
    {
        await owner.CallAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone() });
        using var run = await owner.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/execute", JsonNode.Parse("""{"correlationId":null,"triggerActivityId":null,"versionOptions":"Latest","input":null}"""));
        if (run.Headers.GetValues("x-elsa-workflow-cannot-start").Single() == "True") return null;
        return (await run.Content.ReadFromJsonAsync<JsonObject>())!["workflowState"];
    }

    /// <summary>Only what the test asks for happens: nobody else works on the season's database.</summary>
    private static void Still(IServiceCollection services)
    {
        foreach (var hosted in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name is "DispatcherHost" or "MailSenderLoop").ToList()) services.Remove(hosted);
    }

    private static async Task RelaxAsync(ProcessBench season)
    {
        var unit = await season.ReadAsync(db => db.Set<RecommendingUnit>().Where(unit => unit.Number == 1).Select(unit => unit.Id).SingleAsync());
        await season.ActAsync((services, ct) => services.GetRequiredService<RelaxationDesk>().RequestAsync(unit, "本市质量标杆活动", "证明.pdf", "%PDF-1.7"u8.ToArray(), "clerk-1", ct));
    }

    private static async Task CheckOnSiteAsync(ProcessBench season)
    {
        await season.PlanSiteCheckAsync();
        await season.PassAsync(TimeSpan.FromDays(4));
        await season.AnswerAsync("site-check-report", "Pass", "", ("findings", "已逐项核实"));
    }

    private static Task ObjectAsync(ProcessBench season, long application) => season.ActAsync(async (services, ct) =>
    {
        var notice = await services.GetRequiredService<NoticeBoard>().CurrentAsync(season.CampaignId, ct);
        await services.GetRequiredService<ObjectionDesk>().FileAsync(
            notice!.Id, new FiledObjection(application, ObjectionChannel.Objection, ObjectionSubject.Authenticity, "张三", "zhang@company.example", "材料不实", "有证据材料"), "public", ct);
    });

    private static async Task RegisterAsync(ProcessBench season)
    {
        await season.AnswerAsync((await season.OpenAsync("event-plan"))[0], ProcessBench.Staff, "Ready");
        var planned = await season.ReadAsync(db => db.Set<ExchangeEvent>().Where(one => one.Number == 1).Select(one => one.Id).SingleAsync());
        await season.ActAsync((services, ct) => services.GetRequiredService<EventRegistrations>().RegisterAsync(planned, new Attendee("王一", "学习企业", "wang@company.example"), "public", ct));
    }

    private static Task VisitAsync(ProcessBench season, long application) => season.ActAsync(async (services, ct) =>
    {
        var day = DateOnly.FromDateTime(season.Now.AddDays(40).UtcDateTime);
        var visits = services.GetRequiredService<LearningVisits>();
        var visit = await visits.OfferAsync(new NewVisit(application, "深入学", day, day, 20), ProcessBench.Staff, ct);
        await visits.RequestAsync(visit.Id, new NewVisitRequest("学习企业", "李四", "li@company.example", 3, "学习数字化"), "guest", ct);
    });
}
