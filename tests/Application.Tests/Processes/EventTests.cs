using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Exchanges;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

/// <summary>What follows the selection: the exchange events, and the visits that listed companies offer.</summary>
public sealed class EventTests
{
    [Theory]
    [InlineData("Published", 1)]
    [InlineData("Skip", 0)]
    public async Task An_event_whose_plan_is_changed_is_asked_about_again_held_as_changed_and_ends_with_or_without_publicity(string publicity, int items)
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.ReachNoticeAsync();
        await bench.PassAsync(TimeSpan.FromDays(14));
        var first = (await bench.OpenAsync("event-plan"))[0];

        await bench.AnswerAsync(first, ProcessBench.Staff, "Change", "", ("place", "宁波"), ("capacity", 7));
        var again = Assert.Single(await bench.OpenAsync("event-plan"), task => task.WorkflowInstanceId == first.WorkflowInstanceId);
        var planned = await EventAsync(bench);
        await bench.AnswerAsync(again, ProcessBench.Staff, "Ready");
        var opened = await EventAsync(bench);
        await bench.PassAsync(planned.StartsAt - bench.Now + TimeSpan.FromHours(1));
        await AnswerOfAsync(bench, "event-report", first, "Held", ("summary", "如期举办"));
        await AnswerOfAsync(
            bench, "event-publicity", first, publicity,
            publicity == "Skip" ? [] : [("channel", nameof(PublicityChannel.Magazine)), ("outlet", "《中国质量》"), ("title", "经验交流"), ("publishedOn", DateOnly.FromDateTime(bench.Now.UtcDateTime).ToString("yyyy-MM-dd"))]);

        Assert.Equal(("宁波", 7, ExchangeEventState.Planned), (planned.Place, planned.Capacity, planned.State));
        Assert.True(planned.Sequence > 0); // whoever has the calendar file gets the new place
        Assert.Equal(ExchangeEventState.Open, opened.State);
        Assert.Equal(ExchangeEventState.Held, (await EventAsync(bench)).State);
        Assert.Equal(items, await bench.ReadAsync(db => db.Set<PublicityItem>().CountAsync()));
        Assert.Equal(1, await bench.InstancesAsync("exchange-event", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task Who_registers_gets_their_code_and_who_has_a_seat_hears_of_another_day_for_which_the_process_waits()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.ReachNoticeAsync();
        await bench.PassAsync(TimeSpan.FromDays(14));
        var first = (await bench.OpenAsync("event-plan"))[0];
        await bench.AnswerAsync(first, ProcessBench.Staff, "Change", "", ("capacity", 1));
        var again = Assert.Single(await bench.OpenAsync("event-plan"), task => task.WorkflowInstanceId == first.WorkflowInstanceId);
        await bench.AnswerAsync(again, ProcessBench.Staff, "Ready");
        var planned = await EventAsync(bench);
        var (seated, waiting) = (await RegisterAsync(bench, planned.Id, "王一"), await RegisterAsync(bench, planned.Id, "李二"));
        await bench.ActAsync((services, ct) => services.GetRequiredService<EventRegistrations>().CancelAsync(seated.Id, "public", ct));
        var later = new PlannedEvent(planned.Title, planned.Theme, planned.StartsAt.AddDays(10), planned.EndsAt.AddDays(10), "宁波", 1);
        await bench.ActAsync((services, ct) => services.GetRequiredService<ExchangePlan>().ChangeAsync(planned.Id, later, null, ProcessBench.Staff, ct));

        var letters = await bench.ReadAsync(db => db.Set<OutgoingMessage>().AsNoTracking().Where(mail => mail.Template!.StartsWith("event-")).OrderBy(mail => mail.Id).ToListAsync());
        Assert.Contains(seated.Code!, Letter(letters, "event-registration-confirmed"));
        Assert.Contains("第 1 位", Letter(letters, "event-waiting-list"));
        Assert.Contains($"/exchanges/{planned.Id}/{waiting.Code}", Letter(letters, "event-promoted"));
        Assert.Contains("宁波", Letter(letters, "event-changed")); // one letter: who cancelled gets none
        await bench.PassAsync(planned.StartsAt - bench.Now + TimeSpan.FromHours(1));
        Assert.DoesNotContain(await bench.OpenAsync("event-report"), task => task.WorkflowInstanceId == first.WorkflowInstanceId);
        await bench.PassAsync(TimeSpan.FromDays(10));
        Assert.Contains(await bench.OpenAsync("event-report"), task => task.WorkflowInstanceId == first.WorkflowInstanceId);
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("Held", LearningVisitState.Held)]
    [InlineData("NotHeld", LearningVisitState.Cancelled)]
    public async Task Whether_a_learning_visit_took_place_is_noted_once_for_all_its_guests(string report, LearningVisitState state)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        await bench.PassAsync(TimeSpan.FromDays(14));
        var day = DateOnly.FromDateTime(bench.Now.AddDays(40).UtcDateTime);
        await bench.ActAsync(async (services, ct) =>
        {
            var visits = services.GetRequiredService<LearningVisits>();
            var visit = await visits.OfferAsync(new NewVisit(application, "深入学", day, day, 20), ProcessBench.Staff, ct);
            foreach (var guest in new[] { "甲企业", "乙企业" }) await visits.RequestAsync(visit.Id, new NewVisitRequest(guest, "李四", "li@company.example", 3, guest == "甲企业" ? "学习数字化" : ""), guest, ct);
        });
        Assert.Equal(["学习数字化", "（申请单位未填写）"], (await bench.OpenAsync("learning-visit")).Select(request => request.Instructions!.Split("学习内容：")[1]).Order(StringComparer.Ordinal)); // they have instructions
        foreach (var request in await bench.OpenAsync("learning-visit")) await bench.AnswerAsync(request, request.Assignee!, "Accept", "欢迎"); // its host's
        await bench.PassAsync(TimeSpan.FromDays(42));

        var reports = await bench.OpenAsync("visit-report");
        Assert.Equal(2, reports.Count);
        foreach (var one in reports) await bench.AnswerAsync(one, ProcessBench.Staff, report);

        Assert.Equal(state, await bench.ReadAsync(db => db.Set<LearningVisit>().Select(visit => visit.State).SingleAsync()));
        Assert.Equal(2, await bench.InstancesAsync("learning-visit", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    private static Task<EventRegistration> RegisterAsync(ProcessBench bench, long id, string name) => bench.ActAsync((services, ct) =>
        services.GetRequiredService<EventRegistrations>().RegisterAsync(id, new Attendee(name, "示范公司", $"guest{name.Length}{name[0] % 7}@guests.example"), "public", ct));

    private static string Letter(IEnumerable<OutgoingMessage> letters, string template) => Assert.Single(letters, letter => letter.Template == template).TextBody;

    private static Task<ExchangeEvent> EventAsync(ProcessBench bench) => bench.ReadAsync(db => db.Set<ExchangeEvent>().AsNoTracking().SingleAsync(one => one.Number == 1));

    private static async Task AnswerOfAsync(ProcessBench bench, string taskType, UserTask same, string action, params (string Key, JsonNode? Value)[] form) =>
        await bench.AnswerAsync(Assert.Single(await bench.OpenAsync(taskType), task => task.WorkflowInstanceId == same.WorkflowInstanceId), ProcessBench.Staff, action, "", form);
}
