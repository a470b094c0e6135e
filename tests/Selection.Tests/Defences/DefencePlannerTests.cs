using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Tests.Defences;

public sealed class DefencePlannerTests
{
    private static readonly DateOnly Monday = new(2022, 8, 15);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_plan_hears_everyone_once_by_a_panel_that_sits_in_one_room_at_a_time(int seed)
    {
        var request = Request(seed, hearings: 130, experts: 60, rooms: 3, days: 12);
        var plan = DefencePlanner.Plan(request);

        Assert.Empty(plan.Gaps);
        Assert.Equal(request.Hearings.Select(h => h.ApplicationId).Order(), plan.Sessions.SelectMany(s => s.Hearings).Select(h => h.ApplicationId).Order());
        Assert.All(plan.Sessions, s => Assert.InRange(s.Hearings.Count, 1, request.SlotsPerSession));
        Assert.All(plan.Sessions, s => Assert.Equal(request.PanelSize, s.Panel.Distinct().Count()));
        Assert.All(plan.Sessions.GroupBy(s => (s.Place.Date, s.Place.StartsAt)), at => Assert.Equal(at.Sum(s => s.Panel.Count), at.SelectMany(s => s.Panel).Distinct().Count()));
        Assert.Equal(plan.Sessions.Count, plan.Sessions.Select(s => s.Place).Distinct().Count());
        var area = request.Hearings.ToDictionary(h => h.ApplicationId, h => h.AreaId);
        Assert.All(plan.Sessions, s => Assert.All(s.Hearings, h => Assert.Equal(s.AreaId, area[h.ApplicationId])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_recused_member_leaves_the_room_and_enough_stay(int seed)
    {
        var request = Request(seed, hearings: 130, experts: 60, rooms: 3, days: 12);
        var ties = request.Recused.Select(tie => (tie.ApplicationId, tie.ExpertId)).ToHashSet();
        foreach (var session in DefencePlanner.Plan(request).Sessions)
            foreach (var hearing in session.Hearings)
            {
                Assert.Equal(session.Panel.Where(e => ties.Contains((hearing.ApplicationId, e))), hearing.LeavingTheRoom);
                Assert.True(session.Panel.Count - hearing.LeavingTheRoom.Count >= request.LeastJudges);
            }
    }

    [Fact]
    public void The_same_input_in_another_order_gives_the_same_plan()
    {
        var request = Request(7, hearings: 60, experts: 40, rooms: 2, days: 10);
        var again = request with { Hearings = [.. request.Hearings.Reverse()], Experts = [.. request.Experts.Reverse()], Recused = [.. request.Recused.Reverse()] };
        Assert.Equal(Text(DefencePlanner.Plan(request)), Text(DefencePlanner.Plan(again)));
    }

    [Fact]
    public void Without_enough_places_the_rest_is_named()
    {
        var plan = DefencePlanner.Plan(Request(1, hearings: 50, experts: 60, rooms: 1, days: 2));
        Assert.Equal(50, plan.Sessions.Sum(s => s.Hearings.Count) + plan.Gaps.Count);
        Assert.All(plan.Gaps, gap => Assert.Equal("defence-no-place", gap.Why.Name));
        Assert.NotEmpty(plan.Gaps);
    }

    [Fact]
    public void Without_enough_experts_there_is_no_panel() =>
        Assert.All(DefencePlanner.Plan(Request(1, hearings: 5, experts: 4, rooms: 1, days: 5)).Gaps, gap => Assert.Equal("defence-no-panel", gap.Why.Name));

    [Fact]
    public void When_all_experts_are_recused_it_says_so()
    {
        Candidate[] experts = [.. Enumerable.Range(1, 5).Select(e => new Candidate(e, new HashSet<long> { 1 }, 99, 0))];
        RecusalTie[] ties = [.. experts.Select(e => new RecusalTie(e.ExpertId, 1, RecusalReason.Adviser, true))];
        var plan = DefencePlanner.Plan(new([new(1, 1), new(2, 1)], experts, ties, [new(Monday, new(9, 0), "A"), new(Monday, new(14, 0), "A")], 8, 5, 3));

        Assert.Equal(2, Assert.Single(Assert.Single(plan.Sessions).Hearings).ApplicationId);
        Assert.Equal("defence-panel-recused", Assert.Single(plan.Gaps).Why.Name);
    }

    private static DefencePlanRequest Request(int seed, int hearings, int experts, int rooms, int days)
    {
        var random = new Random(seed);
        Hearing[] heard = [.. Enumerable.Range(1, hearings).Select(a => new Hearing(a, random.Next(1, 6)))];
        Candidate[] pool = [.. Enumerable.Range(1, experts).Select(e => new Candidate(e, new HashSet<long> { e % 5 + 1, random.Next(1, 6) }, 99, 0))];
        RecusalTie[] ties = [.. heard.SelectMany(h => Enumerable.Range(0, random.Next(0, 4)).Select(_ => new RecusalTie(random.Next(1, experts + 1), h.ApplicationId, RecusalReason.Adviser, true)))];
        SessionPlace[] places = [.. Enumerable.Range(0, days).SelectMany(d => Enumerable.Range(1, rooms).Select(r => new SessionPlace(Monday.AddDays(d), new(9, 0), $"会场{r}")))];
        return new(heard, pool, ties, places, SlotsPerSession: 8, PanelSize: 5, LeastJudges: 3);
    }

    private static string Text(DefencePlan plan) =>
        string.Join('\n', plan.Sessions.Select(s => $"{s.Place} {s.AreaId} [{string.Join(',', s.Panel)}] {string.Join(' ', s.Hearings.Select(h => $"{h.ApplicationId}-{string.Join('/', h.LeavingTheRoom)}"))}"));
}
