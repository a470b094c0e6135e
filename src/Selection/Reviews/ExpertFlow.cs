namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>
/// Minimum-cost flow of "application → expert → desk" by successive shortest paths (Dijkstra with potentials). An application sends one unit to each
/// expert it gets; an expert outside the area costs <see cref="OtherArea"/>; the n-th application of an expert costs 2n − 1, so that the sum
/// is the sum of the squared loads and the least is the most even spread. Exact: no other way to fill the same places costs less.
/// The graph is dense, so its arcs are computed when a node is reached and never stored. Places are whole: integers only, no rounding.
/// </summary>
internal sealed class ExpertFlow
{
    /// <summary>Dearer than any difference of load, so that an expert of another area is the last resort.</summary>
    public const long OtherArea = 1_000_000;

    private const long Unreached = long.MaxValue;
    private const int None = -1;

    private readonly int experts;
    private readonly int[] capacity;
    private readonly int[] load;
    private readonly long[][] costOfArea;
    private readonly int[] area;
    private readonly long[] applicationId;
    private readonly long[] expertId;
    private readonly int[][] barred;
    private readonly List<int>[] expertsOf;
    private readonly List<int>[] applicationsOf;
    private readonly long[] expertPotential;
    private readonly long[] applicationPotential;
    private readonly bool[] priced;

    // Of the search under way; touched nodes are reset after it.
    private readonly long[] expertDistance;
    private readonly long[] applicationDistance;
    private readonly int[] expertFrom;
    private readonly int[] applicationFrom;
    private readonly List<int> touchedExperts = [];
    private readonly List<int> touchedApplications = [];
    private readonly PriorityQueue<int, (long Distance, long Order)> queue = new();
    private long order;
    private long freePlaces;

    /// <param name="applicationId">With <paramref name="expertId"/>, for breaking ties.</param>
    /// <param name="matches">For each area index, whether each expert knows it.</param>
    /// <param name="capacity">Places an expert has in all, those taken before included.</param>
    /// <param name="load">Places taken before; they stay.</param>
    /// <param name="area">The area index of each application.</param>
    /// <param name="barred">For each application, sorted, the experts it may not get: recused, or asked already.</param>
    public ExpertFlow(long[] applicationId, long[] expertId, bool[][] matches, int[] capacity, int[] load, int[] area, int[][] barred)
    {
        experts = capacity.Length;
        this.applicationId = applicationId;
        this.expertId = expertId;
        this.capacity = capacity;
        this.load = load;
        this.area = area;
        this.barred = barred;
        costOfArea = [.. matches.Select(row => row.Select(match => match ? 0 : OtherArea).ToArray())];
        expertsOf = [.. area.Select(_ => new List<int>())];
        applicationsOf = [.. capacity.Select(_ => new List<int>())];
        expertPotential = new long[experts];
        applicationPotential = new long[area.Length];
        priced = new bool[area.Length];
        expertDistance = Filled(experts);
        applicationDistance = Filled(area.Length);
        expertFrom = new int[experts];
        applicationFrom = new int[area.Length];
        for (var e = 0; e < experts; e++)
        {
            expertPotential[e] = -MarginalCost(e);
            freePlaces += Math.Max(0, capacity[e] - load[e]);
        }
    }

    /// <summary>The experts an application has been given so far.</summary>
    public IReadOnlyList<int> Of(int application) => expertsOf[application];

    /// <summary>Gives the application one more expert, moving others' new ones when that is cheaper. False when no way exists.</summary>
    public bool Augment(int application)
    {
        if (freePlaces == 0) return false;
        Price(application);
        applicationDistance[application] = 0;
        applicationFrom[application] = None;
        touchedApplications.Add(application);
        var (last, total) = Search(application);
        if (last != None)
        {
            Reprice(total);
            Apply(last);
        }

        Forget();
        return last != None;
    }

    private (int Last, long Total) Search(int start)
    {
        var best = Unreached;
        var last = None;
        Relax(start, 0, ref best, ref last, start);
        while (queue.TryDequeue(out var expert, out var at))
        {
            if (at.Distance >= best) break;
            if (at.Distance > expertDistance[expert]) continue; // reached sooner meanwhile
            foreach (var application in applicationsOf[expert])
            {
                // The way back over a place given before.
                var distance = at.Distance + expertPotential[expert] - costOfArea[area[application]][expert] - applicationPotential[application];
                if (distance >= applicationDistance[application] || distance >= best) continue;
                if (applicationDistance[application] == Unreached) touchedApplications.Add(application);
                applicationDistance[application] = distance;
                applicationFrom[application] = expert;
                Relax(application, distance, ref best, ref last, start);
            }
        }

        return (last, best);
    }

    private void Relax(int application, long distance, ref long best, ref int last, int start)
    {
        var cost = costOfArea[area[application]];
        var from = distance + applicationPotential[application];
        for (var e = 0; e < experts; e++)
        {
            var reached = from + cost[e] - expertPotential[e];
            if (reached > best || reached >= expertDistance[e] || IsClosed(application, e)) continue;
            if (expertDistance[e] == Unreached) touchedExperts.Add(e);
            expertDistance[e] = reached;
            expertFrom[e] = application;
            if (applicationsOf[e].Count > 0) queue.Enqueue(e, (reached, order++));
            if (load[e] >= capacity[e]) continue;
            var end = reached + MarginalCost(e) + expertPotential[e];
            if (end > best || (end == best && last != None && Mix(applicationId[start], expertId[e]) >= Mix(applicationId[start], expertId[last]))) continue;
            best = end;
            last = e;
        }
    }

    private bool IsClosed(int application, int expert) =>
        expertsOf[application].Contains(expert) || (barred[application].Length > 0 && Array.BinarySearch(barred[application], expert) >= 0);

    private void Price(int application)
    {
        if (priced[application]) return;
        priced[application] = true;
        var cost = costOfArea[area[application]];
        var highest = long.MinValue;
        for (var e = 0; e < experts; e++)
            if (!IsClosed(application, e)) highest = Math.Max(highest, expertPotential[e] - cost[e]);
        applicationPotential[application] = highest == long.MinValue ? 0 : highest;
    }

    private void Reprice(long total)
    {
        foreach (var e in touchedExperts)
            if (expertDistance[e] < total) expertPotential[e] += expertDistance[e] - total;
        foreach (var a in touchedApplications)
            if (applicationDistance[a] < total) applicationPotential[a] += applicationDistance[a] - total;
    }

    private void Apply(int last)
    {
        load[last]++;
        freePlaces--;
        for (var expert = last; ;)
        {
            var application = expertFrom[expert];
            expertsOf[application].Add(expert);
            applicationsOf[expert].Add(application);
            var before = applicationFrom[application];
            if (before == None) return;
            expertsOf[application].Remove(before);
            applicationsOf[before].Remove(application);
            expert = before;
        }
    }

    private void Forget()
    {
        foreach (var e in touchedExperts) expertDistance[e] = Unreached;
        foreach (var a in touchedApplications) applicationDistance[a] = Unreached;
        touchedExperts.Clear();
        touchedApplications.Clear();
        queue.Clear();
        order = 0;
    }

    private long MarginalCost(int expert) => 2L * load[expert] + 1;

    /// <summary>Breaks ties by a fixed mix of the two numbers, so that the same three do not judge together again and again.</summary>
    internal static ulong Mix(long application, long expert)
    {
        var x = ((ulong)application << 32 ^ (ulong)expert) + 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    private static long[] Filled(int count)
    {
        var all = new long[count];
        Array.Fill(all, Unreached);
        return all;
    }
}
