namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>An expert as assignment sees one.</summary>
/// <param name="AreaIds">The key areas the expert knows.</param>
/// <param name="Capacity">Applications at most in this campaign.</param>
/// <param name="Load">Applications given before; they stay.</param>
/// <param name="Available">False while out of office.</param>
public sealed record Candidate(long ExpertId, IReadOnlySet<long> AreaIds, int Capacity, int Load, bool Available = true);

/// <summary>An application that needs experts.</summary>
/// <param name="Needed">How many more.</param>
/// <param name="AskedBefore">Experts that have been asked, whatever came of it; they are not asked again.</param>
public sealed record ReviewDemand(long ApplicationId, long AreaId, int Needed, IReadOnlyCollection<long> AskedBefore);

/// <summary>One expert given to one application.</summary>
/// <param name="AreaMatches">False when only an expert of another area was left.</param>
public sealed record AssignedExpert(long ApplicationId, long ExpertId, bool AreaMatches);

/// <summary>An application that could not be given all the experts it needs.</summary>
/// <param name="Explanation">For each expert, why not.</param>
public sealed record AssignmentGap(long ApplicationId, int Missing, IReadOnlyList<AssignmentReason> Explanation);

/// <summary>Who judges what.</summary>
/// <param name="Loads">Load of each expert afterwards.</param>
public sealed record AssignmentPlan(IReadOnlyList<AssignedExpert> Assigned, IReadOnlyList<AssignmentGap> Gaps, IReadOnlyDictionary<long, int> Loads)
{
    public IReadOnlyList<AssignedExpert> Of(long applicationId) => [.. Assigned.Where(a => a.ApplicationId == applicationId)];
}

/// <summary>
/// Gives experts to applications: nobody recused, nobody above capacity, as many of the needed places filled as can be; a shortage is shared, the first
/// expert of each coming before the second of any. Of all plans that fill those places it is the one with the fewest experts outside their areas, and among
/// those the one with the most even loads. Places given before are not touched. The same input gives the same plan; the order of the lists does not matter.
/// </summary>
public static class ExpertAssigner
{
    /// <param name="recused">Pairs that may not be, declared and derived.</param>
    public static AssignmentPlan Assign(
        IReadOnlyCollection<Candidate> candidates, IReadOnlyCollection<ReviewDemand> demands, IReadOnlyCollection<RecusalTie> recused)
    {
        Candidate[] experts = [.. candidates.OrderBy(c => c.ExpertId)];
        ReviewDemand[] applications = [.. demands.OrderBy(d => d.ApplicationId)];
        var flow = Network(experts, applications, recused);
        var missing = new int[applications.Length];
        // Round by round, so that a shortage is shared: the second expert of one comes before the third of another.
        var rounds = applications.Select(a => a.Needed).DefaultIfEmpty().Max();
        for (var round = 0; round < rounds; round++)
            for (var a = 0; a < applications.Length; a++)
                if (round < applications[a].Needed && (missing[a] > 0 || !flow.Augment(a))) missing[a]++;
        return Plan(experts, applications, recused, flow, missing);
    }

    private static ExpertFlow Network(Candidate[] experts, ReviewDemand[] applications, IReadOnlyCollection<RecusalTie> recused)
    {
        var indexOf = Enumerable.Range(0, experts.Length).ToDictionary(e => experts[e].ExpertId);
        long[] areas = [.. applications.Select(a => a.AreaId).Distinct().Order()];
        var areaIndex = Enumerable.Range(0, areas.Length).ToDictionary(a => areas[a]);
        var recusedOf = recused.ToLookup(tie => tie.ApplicationId, tie => tie.ExpertId);
        return new(
            [.. applications.Select(a => a.ApplicationId)],
            [.. experts.Select(e => e.ExpertId)],
            [.. areas.Select(area => experts.Select(e => e.AreaIds.Contains(area)).ToArray())],
            [.. experts.Select(e => e.Available ? e.Capacity : 0)],
            [.. experts.Select(e => e.Load)],
            [.. applications.Select(a => areaIndex[a.AreaId])],
            [.. applications.Select(a => Barred(a, recusedOf[a.ApplicationId], indexOf))]);
    }

    private static int[] Barred(ReviewDemand demand, IEnumerable<long> recused, Dictionary<long, int> indexOf) =>
        [.. recused.Concat(demand.AskedBefore).Distinct().Where(indexOf.ContainsKey).Select(id => indexOf[id]).Order()];

    private static AssignmentPlan Plan(
        Candidate[] experts, ReviewDemand[] applications, IReadOnlyCollection<RecusalTie> recused, ExpertFlow flow, int[] missing)
    {
        var loads = experts.ToDictionary(e => e.ExpertId, e => e.Load);
        List<AssignedExpert> assigned = [];
        for (var a = 0; a < applications.Length; a++)
            foreach (var expert in flow.Of(a).Select(e => experts[e]).OrderBy(e => e.ExpertId))
            {
                loads[expert.ExpertId]++;
                assigned.Add(new(applications[a].ApplicationId, expert.ExpertId, expert.AreaIds.Contains(applications[a].AreaId)));
            }

        if (missing.All(m => m == 0)) return new(assigned, [], loads);
        var ties = recused.ToLookup(tie => tie.ApplicationId);
        Candidate[] now = [.. experts.Select(e => e with { Load = loads[e.ExpertId] })];
        List<AssignmentGap> gaps = [];
        for (var a = 0; a < applications.Length; a++)
            if (missing[a] > 0)
            {
                var given = flow.Of(a).Select(e => experts[e].ExpertId).ToHashSet();
                gaps.Add(new(applications[a].ApplicationId, missing[a], AssignmentExplanation.For(applications[a], now, ties[applications[a].ApplicationId], given)));
            }

        return new(assigned, gaps, loads);
    }
}
