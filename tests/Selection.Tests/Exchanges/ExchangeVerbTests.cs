using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Exchanges;

public sealed class ExchangeVerbTests
{
    [Theory, EachDatabase]
    public async Task Four_events_are_planned_on_working_days_from_the_campaigns_date(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        EventTheme[] themes = [new("第一期", "可靠性", "杭州"), new("后续各期", "数字化", "深圳")];
        var events = await season.Do<ExchangePlan, IReadOnlyList<ExchangeEvent>>((plan, ct) => plan.PlanAllAsync(season.CampaignId, TimeSpan.FromHours(8), themes, "system", ct));

        Assert.Equal(["2022-10-20 09:00", "2022-11-03 09:00", "2022-11-17 09:00", "2022-12-01 09:00"], events.Select(e => e.StartsAt.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm")));
        Assert.Equal(["第一期", "后续各期", "后续各期", "后续各期"], events.Select(e => e.Title));
        Assert.Equal(4, (await season.Do<ExchangePlan, IReadOnlyList<ExchangeEvent>>((plan, ct) => plan.PlanAllAsync(season.CampaignId, TimeSpan.FromHours(8), themes, "system", ct))).Count);
    }

    [Theory, EachDatabase]
    public async Task Of_ten_asking_at_once_for_three_seats_three_get_one_and_the_first_waiting_moves_up(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await OpenEventAsync(season, capacity: 3);
        await Task.WhenAll(Enumerable.Range(1, 10).Select(n => Task.Run(() => RegisterAsync(season, id, n))));

        var all = await AllAsync(season, id);
        Assert.Equal((3, 7), (all.Count(r => r.State is RegistrationState.Registered), all.Count(r => r.State is RegistrationState.Waiting)));
        var seated = all.First(r => r.State is RegistrationState.Registered);
        var firstWaiting = all.First(r => r.State is RegistrationState.Waiting);
        var promoted = await season.Do<EventRegistrations, IReadOnlyList<EventRegistration>>((verbs, ct) => verbs.CancelAsync(seated.Id, "participant", ct));
        Assert.Equal(firstWaiting.Id, Assert.Single(promoted).Id);
        Assert.Equal(["registration-cancelled"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.CancelAsync(seated.Id, "participant", ct)));

        var more = await season.Do<ExchangePlan, IReadOnlyList<EventRegistration>>((plan, ct) => plan.ChangeAsync(id, Planned(capacity: 5), null, "secretariat", ct));
        Assert.Equal(2, more.Count);
        Assert.Equal(["capacity-below-taken"], await season.Refused<ExchangePlan>((plan, ct) => plan.ChangeAsync(id, Planned(capacity: 4), null, "secretariat", ct)));
        Assert.Equal(["registered-already"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.RegisterAsync(id, new("又一人", "公司", more[0].Email.ToUpperInvariant()), "participant", ct)));
        Assert.Equal(RegistrationState.Waiting, (await RegisterAsync(season, id, int.Parse(seated.Email[1..seated.Email.IndexOf('@')]))).State); // who cancelled may come again, last
        Assert.Equal(new EventFigures(5, 5, 5, 1, 0, 0, null), await season.Do<EventRegistrations, EventFigures>((verbs, ct) => verbs.FiguresAsync(id, ct)));

        await season.Do<ExchangePlan>((plan, ct) => plan.SetStateAsync(id, ExchangeEventState.Cancelled, "secretariat", ct));
        Assert.Equal(["event-over"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.CancelAsync(more[0].Id, "participant", ct))); // else the next of the waiting list would be told of a seat
        Assert.Equal(5, (await AllAsync(season, id)).Count(registration => registration.State is RegistrationState.Waiting));
    }

    [Theory, EachDatabase]
    public async Task A_speaker_who_checks_in_fulfils_the_pledge_and_those_who_came_rate(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var application = await SelectedAsync(season);
        var id = await OpenEventAsync(season, capacity: 2);
        var speaker = await season.Do<EventRegistrations, EventRegistration>((verbs, ct) => verbs.RegisterAsync(id, new("韩工", "标杆公司", "h@example.com", "", RegistrationRole.Speaker, application), "secretariat", ct));
        var listener = await RegisterAsync(season, id, 1);
        var waiting = await RegisterAsync(season, id, 2);
        Assert.Equal(["check-in-day"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.CheckInAsync(id, speaker.Code!, "door", ct)));
        Assert.Null((await PledgeAsync(season)).Pledge.FulfilledAt);

        season.Time.MoveTo(Planned(2).StartsAt.AddMinutes(-20));
        await CheckInAsync(season, id, speaker.Code!.ToLowerInvariant());
        await CheckInAsync(season, id, listener.Code!);
        Assert.Equal(["registration-waiting"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.CheckInAsync(id, waiting.Code!, "door", ct)));
        Assert.Equal(["check-in-code"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.CheckInAsync(id, "22222222", "door", ct)));
        Assert.Equal(["checked-in-already"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.CheckInAsync(id, speaker.Code!, "door", ct)));
        var pledge = await PledgeAsync(season);
        Assert.NotNull(pledge.Pledge.FulfilledAt);
        Assert.Equal((PledgeDeedKind.SpokeAtEvent, "第一期"), (Assert.Single(pledge.Deeds).Kind, pledge.Deeds[0].Title));

        await season.Do<EventRegistrations>((verbs, ct) => verbs.GiveFeedbackAsync(listener.Id, 4, "很好", "participant", ct));
        Assert.Equal(["not-attended"], await season.Refused<EventRegistrations>((verbs, ct) => verbs.GiveFeedbackAsync(waiting.Id, 4, "", "participant", ct)));
        Assert.Equal(new EventFigures(2, 2, 1, 0, 2, 1, 4), await season.Do<EventRegistrations, EventFigures>((verbs, ct) => verbs.FiguresAsync(id, ct)));
    }

    [Theory, EachDatabase]
    public async Task Learning_visits_publicity_and_diagnoses_go_their_way(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var application = await SelectedAsync(season);
        var other = await season.SubmittedAsync(unit: 2);
        Assert.Equal(["host-not-selected"], await season.Refused<LearningVisits>((visits, ct) => visits.OfferAsync(new(other, "深入学", new(2022, 11, 8), new(2022, 11, 9), 10), "secretariat", ct)));
        var visit = await season.Do<LearningVisits, LearningVisit>((visits, ct) => visits.OfferAsync(new(application, "深入学", new(2022, 11, 8), new(2022, 11, 9), 10), "secretariat", ct));
        var six = await RequestAsync(6);
        var five = await RequestAsync(5);
        await AnswerAsync(six, VisitRequestState.Accepted);
        Assert.Equal(["visit-full"], await season.Refused<LearningVisits>((visits, ct) => visits.AnswerAsync(five.Id, VisitRequestState.Accepted, "", "host", ct)));
        await AnswerAsync(six, VisitRequestState.Withdrawn);
        await AnswerAsync(five, VisitRequestState.Accepted);
        Assert.Equal(["request-answered"], await season.Refused<LearningVisits>((visits, ct) => visits.AnswerAsync(five.Id, VisitRequestState.Declined, "", "host", ct)));

        await season.Do<PublicityDesk, PublicityItem>((desk, ct) => desk.RecordAsync(season.CampaignId, new(PublicityChannel.Newspaper, "中国质量报", "标杆经验", "", new(2022, 6, 6), application), "secretariat", ct));
        Assert.Null((await PledgeAsync(season)).Pledge.FulfilledAt);
        Assert.Equal(["visit-ahead"], await season.Refused<LearningVisits>((visits, ct) => visits.EndAsync(visit.Id, true, "secretariat", ct)));
        season.Time.MoveTo(new(2022, 11, 9, 18, 0, 0, TimeSpan.FromHours(8)));
        await season.Do<LearningVisits>((visits, ct) => visits.EndAsync(visit.Id, true, "secretariat", ct));
        Assert.NotNull((await PledgeAsync(season)).Pledge.FulfilledAt);

        var diagnosis = await season.Do<DiagnosisDesk, Diagnosis>((desk, ct) => desk.RequestAsync(season.CampaignId, new("乙公司", "李工", "l@example.com", "焊接过程能力"), "company", ct));
        Assert.Equal(["diagnosis-state"], await season.Refused<DiagnosisDesk>((desk, ct) => desk.FinishAsync(diagnosis.Id, "报告", null, "expert", ct)));
        await season.Do<DiagnosisDesk>((desk, ct) => desk.AcceptAsync(diagnosis.Id, null, "secretariat", ct));
        Assert.Equal(["reason-missing"], await season.Refused<DiagnosisDesk>((desk, ct) => desk.DeclineAsync(diagnosis.Id, " ", null, "secretariat", ct)));
        Assert.Equal(["field-too-long"], await season.Refused<DiagnosisDesk>((desk, ct) => desk.DeclineAsync(diagnosis.Id, new('长', 501), null, "secretariat", ct)));
        Assert.Equal(["diagnosis-stale"], await season.Refused<DiagnosisDesk>((desk, ct) => desk.DeclineAsync(diagnosis.Id, "暂无专家", 0, "secretariat", ct)));
        Assert.Equal(["report-missing"], await season.Refused<DiagnosisDesk>((desk, ct) => desk.FinishAsync(diagnosis.Id, " ", null, "expert", ct)));
        Assert.Equal(DiagnosisState.Accepted, Assert.Single(await season.Do<DiagnosisDesk, IReadOnlyList<Diagnosis>>((desk, ct) => desk.PageAsync(season.CampaignId, null, null, null, 10, ct))).State);

        Task<VisitRequest> RequestAsync(int people) =>
            season.Do<LearningVisits, VisitRequest>((visits, ct) => visits.RequestAsync(visit.Id, new("乙公司", "李工", "l@example.com", people, "学习"), "company", ct));
        Task AnswerAsync(VisitRequest request, VisitRequestState answer) => season.Do<LearningVisits>((visits, ct) => visits.AnswerAsync(request.Id, answer, "", "host", ct));
    }

    private static PlannedEvent Planned(int capacity)
    {
        var starts = new DateTimeOffset(2022, 10, 20, 9, 0, 0, TimeSpan.FromHours(8));
        return new("第一期", "可靠性", starts, starts.AddHours(8), "杭州", capacity);
    }

    private static async Task<long> OpenEventAsync(Season season, int capacity)
    {
        var added = await season.Do<ExchangePlan, ExchangeEvent>((plan, ct) => plan.AddAsync(season.CampaignId, Planned(capacity), "secretariat", ct));
        await season.Do<ExchangePlan>((plan, ct) => plan.SetStateAsync(added.Id, ExchangeEventState.Open, "secretariat", ct));
        return added.Id;
    }

    /// <summary>A selected company, without the way there.</summary>
    private static async Task<long> SelectedAsync(Season season)
    {
        var id = await season.SubmittedAsync();
        await season.Do<DbContext, int>((db, ct) => db.Set<Application>().Where(a => a.Id == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Outcome, ApplicationOutcome.Selected).SetProperty(x => x.Stage, ApplicationStage.Concluded), ct));
        await season.Do<PledgeBook>((book, ct) => book.BeginAsync(id, "system", ct));
        return id;
    }

    private static Task<EventRegistration> RegisterAsync(Season season, long id, int n) =>
        season.Do<EventRegistrations, EventRegistration>((verbs, ct) => verbs.RegisterAsync(id, new($"参会人{n}", "某公司", $"p{n}@example.com"), "participant", ct));

    private static Task CheckInAsync(Season season, long id, string code) => season.Do<EventRegistrations>((verbs, ct) => verbs.CheckInAsync(id, code, "door", ct));

    private static Task<IReadOnlyList<EventRegistration>> AllAsync(Season season, long id) => season.Do<EventRegistrations, IReadOnlyList<EventRegistration>>((verbs, ct) => verbs.OfEventAsync(id, ct));

    private static async Task<PledgeRow> PledgeAsync(Season season) => Assert.Single(await season.Do<PledgeBook, IReadOnlyList<PledgeRow>>((book, ct) => book.PageAsync(season.CampaignId, null, null, 0, 10, ct)));
}
