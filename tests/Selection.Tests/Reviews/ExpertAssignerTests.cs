using System.Diagnostics;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Tests.Reviews;

public sealed class ExpertAssignerTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Assign_never_gives_a_recused_a_full_or_the_same_expert(int seed)
    {
        var (experts, demands, recused) = Season(seed, applications: 60, experts: 18, capacity: 12);
        var plan = ExpertAssigner.Assign(experts, demands, recused);

        var pairs = recused.Select(tie => (tie.ApplicationId, tie.ExpertId)).ToHashSet();
        Assert.DoesNotContain(plan.Assigned, a => pairs.Contains((a.ApplicationId, a.ExpertId)));
        Assert.DoesNotContain(plan.Assigned, a => demands.Single(d => d.ApplicationId == a.ApplicationId).AskedBefore.Contains(a.ExpertId));
        Assert.Equal(plan.Assigned.Count, plan.Assigned.Select(a => (a.ApplicationId, a.ExpertId)).Distinct().Count());
        Assert.All(experts, e => Assert.True(plan.Loads[e.ExpertId] <= e.Capacity));
        Assert.All(demands, d => Assert.Equal(d.Needed, plan.Of(d.ApplicationId).Count + (plan.Gaps.FirstOrDefault(g => g.ApplicationId == d.ApplicationId)?.Missing ?? 0)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Assign_finds_the_cheapest_plan_there_is(int seed)
    {
        var random = new Random(seed);
        Candidate[] experts = [.. Enumerable.Range(1, 4).Select(e => new Candidate(e, Areas(random, 2), random.Next(1, 4), random.Next(0, 2)))];
        ReviewDemand[] demands = [.. Enumerable.Range(1, 4).Select(a => new ReviewDemand(a, random.Next(1, 3), random.Next(1, 3), []))];
        RecusalTie[] recused = [.. from e in experts from d in demands where random.Next(4) == 0 select new RecusalTie(e.ExpertId, d.ApplicationId, RecusalReason.Adviser, true)];
        var plan = ExpertAssigner.Assign(experts, demands, recused);

        // As many places as can be filled; and who is served as this plan serves them cannot be served cheaper.
        Assert.Equal(BestByTrying(experts, demands, recused).Served, plan.Assigned.Count);
        ReviewDemand[] served = [.. demands.Select(d => d with { Needed = plan.Of(d.ApplicationId).Count })];
        Assert.Equal(BestByTrying(experts, served, recused).Cost, Cost(experts, plan.Assigned.Select(a => (a.ExpertId, a.AreaMatches))));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Assign_when_the_lists_are_shuffled_answers_the_same_plan(int seed)
    {
        var (experts, demands, recused) = Season(seed, applications: 40, experts: 15, capacity: 10);
        var random = new Random(seed);
        var again = ExpertAssigner.Assign([.. experts.OrderBy(_ => random.Next())], [.. demands.OrderBy(_ => random.Next())], [.. recused.OrderBy(_ => random.Next())]);

        Assert.Equal(ExpertAssigner.Assign(experts, demands, recused).Assigned, again.Assigned);
    }

    [Fact]
    public void Assign_when_nothing_stands_in_the_way_spreads_evenly_to_within_one()
    {
        Candidate[] experts = [.. Enumerable.Range(1, 14).Select(e => new Candidate(e, new HashSet<long> { 1 }, 100, 0))];
        ReviewDemand[] demands = [.. Enumerable.Range(1, 100).Select(a => new ReviewDemand(a, 1, 3, []))];
        var loads = ExpertAssigner.Assign(experts, demands, []).Loads.Values;

        Assert.Equal(300, loads.Sum());
        Assert.InRange(loads.Max() - loads.Min(), 0, 1);
    }

    [Fact]
    public void Assign_does_not_let_the_same_three_judge_together_again_and_again()
    {
        Candidate[] experts = [.. Enumerable.Range(1, 12).Select(e => new Candidate(e, new HashSet<long> { 1 }, 100, 0))];
        ReviewDemand[] demands = [.. Enumerable.Range(1, 100).Select(a => new ReviewDemand(a, 1, 3, []))];
        var plan = ExpertAssigner.Assign(experts, demands, []);

        Assert.True(demands.Select(d => string.Join(',', plan.Of(d.ApplicationId).Select(a => a.ExpertId))).Distinct().Count() > 50);
    }

    [Fact]
    public void Assign_one_by_one_fills_the_least_busy_first()
    {
        Candidate[] experts = [new(1, new HashSet<long> { 1 }, 10, 4), new(2, new HashSet<long> { 1 }, 10, 0), new(3, new HashSet<long> { 1 }, 10, 3), new(4, new HashSet<long> { 1 }, 10, 1)];
        var plan = ExpertAssigner.Assign(experts, [new(7, 1, 2, [])], []);

        Assert.Equal([2L, 4L], plan.Assigned.Select(a => a.ExpertId));
    }

    [Fact]
    public void Assign_when_the_only_free_expert_of_another_is_recused_moves_that_other_ones_expert()
    {
        // Greedy would give expert 1 to application 1 and leave application 2, which may only have expert 1, with nobody.
        Candidate[] experts = [new(1, new HashSet<long> { 1 }, 1, 0), new(2, new HashSet<long> { 1 }, 1, 0)];
        var plan = ExpertAssigner.Assign(experts, [new(1, 1, 1, []), new(2, 1, 1, [])], [new(2, 2, RecusalReason.Kinship, true)]);

        Assert.Empty(plan.Gaps);
        Assert.Equal(1, Assert.Single(plan.Of(2)).ExpertId);
    }

    [Fact]
    public void Assign_when_it_cannot_be_done_says_for_each_expert_why_not()
    {
        var knows = new HashSet<long> { 1 };
        Candidate[] experts = [new(1, knows, 5, 0), new(2, knows, 5, 5), new(3, knows, 5, 0, Available: false), new(4, knows, 5, 0), new(5, new HashSet<long> { 2 }, 5, 0)];
        var plan = ExpertAssigner.Assign(experts, [new(9, 1, 3, [4])], [new(1, 9, RecusalReason.Employment, false)]);

        var gap = Assert.Single(plan.Gaps);
        Assert.Equal(2, gap.Missing);
        Assert.Equal(
            [AssignmentCause.Recused, AssignmentCause.AtCapacity, AssignmentCause.OutOfOffice, AssignmentCause.AskedBefore, AssignmentCause.AssignedOutsideArea],
            gap.Explanation.Select(line => line.Cause));
        Assert.Contains("任职", gap.Explanation[0].Text);
    }

    [Fact]
    public void Assign_when_places_are_short_shares_the_shortage()
    {
        Candidate[] experts = [.. Enumerable.Range(1, 3).Select(e => new Candidate(e, new HashSet<long> { 1 }, 4, 0))];
        var plan = ExpertAssigner.Assign(experts, [.. Enumerable.Range(1, 6).Select(a => new ReviewDemand(a, 1, 3, []))], []);

        Assert.Equal(12, plan.Assigned.Count);
        Assert.All(Enumerable.Range(1, 6), a => Assert.Equal(2, plan.Of(a).Count));
    }

    [Fact]
    public void Assign_when_there_are_5000_applications_takes_seconds()
    {
        var (experts, demands, recused) = Season(1, applications: 5000, experts: 520, capacity: 30);
        var watch = Stopwatch.StartNew();
        var plan = ExpertAssigner.Assign(experts, demands, recused);

        Assert.Empty(plan.Gaps);
        Assert.Equal(demands.Sum(d => d.Needed), plan.Assigned.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    private static (Candidate[] Experts, ReviewDemand[] Demands, RecusalTie[] Recused) Season(int seed, int applications, int experts, int capacity)
    {
        var random = new Random(seed);
        Candidate[] pool = [.. Enumerable.Range(1, experts).Select(e => new Candidate(e, Areas(random, 5), capacity, 0, random.Next(30) != 0))];
        ReviewDemand[] demands = [.. Enumerable.Range(1, applications).Select(a => new ReviewDemand(a, random.Next(1, 6), 3, random.Next(5) == 0 ? [random.Next(1, experts + 1)] : []))];
        RecusalTie[] recused = [.. demands.SelectMany(d => Enumerable.Range(0, random.Next(0, 4)).Select(_ => new RecusalTie(random.Next(1, experts + 1), d.ApplicationId, RecusalReason.Adviser, true)))];
        return (pool, demands, recused);
    }

    private static HashSet<long> Areas(Random random, int count) => [random.Next(1, count + 1), random.Next(1, count + 1)];

    private static long Cost(Candidate[] experts, IEnumerable<(long Expert, bool Matches)> places)
    {
        var load = experts.ToDictionary(e => e.ExpertId, e => e.Load);
        var cost = 0L;
        foreach (var (expert, matches) in places) cost += (matches ? 0 : ExpertFlow.OtherArea) + 2 * load[expert]++ + 1;
        return cost;
    }

    private static (int Served, long Cost) BestByTrying(Candidate[] experts, ReviewDemand[] demands, RecusalTie[] recused)
    {
        var barred = recused.Select(tie => (tie.ApplicationId, tie.ExpertId)).ToHashSet();
        var best = (Served: 0, Cost: 0L);
        Try(0, []);
        return best;

        void Try(int at, List<(long, bool)> places)
        {
            if (at == demands.Length)
            {
                var cost = Cost(experts, places);
                if (places.Count > best.Served || (places.Count == best.Served && cost < best.Cost)) best = (places.Count, cost);
                return;
            }

            var demand = demands[at];
            for (var set = 0; set < 1 << experts.Length; set++)
            {
                var chosen = experts.Where((_, i) => (set >> i & 1) == 1).ToList();
                if (chosen.Count > demand.Needed || chosen.Any(e => barred.Contains((demand.ApplicationId, e.ExpertId)))) continue;
                if (chosen.Any(e => e.Load + places.Count(p => p.Item1 == e.ExpertId) >= e.Capacity)) continue;
                Try(at + 1, [.. places, .. chosen.Select(e => (e.ExpertId, e.AreaIds.Contains(demand.AreaId)))]);
            }
        }
    }
}
