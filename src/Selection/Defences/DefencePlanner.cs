using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>An application that is to be heard.</summary>
public sealed record Hearing(long ApplicationId, long AreaId);

/// <summary>A place and time a session can have.</summary>
public sealed record SessionPlace(DateOnly Date, TimeOnly StartsAt, string Room);

/// <summary>What a plan is made of.</summary>
/// <param name="Places">In the order they are to be used; several rooms at one time may be named.</param>
/// <param name="SlotsPerSession">Companies a session hears at most.</param>
/// <param name="PanelSize">Experts on a panel.</param>
/// <param name="LeastJudges">Members without a recusal a company must be heard by; the others leave the room for its slot.</param>
public sealed record DefencePlanRequest(
    IReadOnlyCollection<Hearing> Hearings, IReadOnlyCollection<Candidate> Experts, IReadOnlyCollection<RecusalTie> Recused, IReadOnlyList<SessionPlace> Places,
    int SlotsPerSession, int PanelSize, int LeastJudges);

/// <summary>A session as planned; the order of its companies is drawn later.</summary>
public sealed record PlannedSession(SessionPlace Place, long AreaId, IReadOnlyList<long> Panel, IReadOnlyList<PlannedHearing> Hearings);

/// <summary>A company in a session.</summary>
/// <param name="LeavingTheRoom">Members of the panel that are recused from it.</param>
public sealed record PlannedHearing(long ApplicationId, IReadOnlyList<long> LeavingTheRoom);

/// <summary>An application without a session, and why: <c>defence-no-place</c>, <c>defence-no-panel</c>, <c>defence-panel-recused</c>.</summary>
public sealed record DefenceGap(long ApplicationId, BrokenRule Why);

public sealed record DefencePlan(IReadOnlyList<PlannedSession> Sessions, IReadOnlyList<DefenceGap> Gaps);

/// <summary>
/// Puts applications into sessions of one area each. An area's sessions are of even length; nobody sits on two panels at once; panels are chosen so that
/// as few members as can be are recused, then by who has sat least. The same input gives the same plan.
/// </summary>
public static class DefencePlanner
{
    /// <summary>How many sessions these applications take.</summary>
    public static int SessionsNeeded(IEnumerable<Hearing> hearings, int slotsPerSession) =>
        hearings.GroupBy(h => h.AreaId).Sum(area => (area.Count() + slotsPerSession - 1) / slotsPerSession);

    public static DefencePlan Plan(DefencePlanRequest request)
    {
        var work = new Work(request);
        foreach (var place in request.Places)
            if (!work.Fill(place)) break;
        return new(work.Sessions, work.Gaps());
    }

    private sealed class Work
    {
        private readonly DefencePlanRequest request;
        private readonly List<Area> areas;
        private readonly ILookup<long, long> recusedFrom;
        private readonly Dictionary<long, int> sat = [];
        private readonly HashSet<(DateOnly, TimeOnly, long)> busy = [];

        public Work(DefencePlanRequest request)
        {
            this.request = request;
            recusedFrom = request.Recused.ToLookup(tie => tie.ApplicationId, tie => tie.ExpertId);
            areas = [.. request.Hearings.GroupBy(h => h.AreaId).OrderBy(g => g.Key).Select(g => new Area(g.Key, [.. g.Select(h => h.ApplicationId).Order()]))];
        }

        public List<PlannedSession> Sessions { get; } = [];

        /// <summary>Holds a session of the area that has most left and can have a panel. False when all are placed.</summary>
        public bool Fill(SessionPlace place)
        {
            foreach (var area in areas.Where(a => a.Waiting.Count > 0).OrderByDescending(a => a.Waiting.Count).ThenBy(a => a.Id).ToList())
            {
                var panel = PanelFor(area, place);
                if (panel.Count < request.PanelSize)
                {
                    area.Trouble = new("defence-no-panel", $"该领域可用的专家不足 {request.PanelSize} 名，无法组成答辩评审组。请增补专家或减少并行会场。");
                    continue;
                }

                var heard = HeardBy(area, panel);
                if (heard.Count == 0)
                {
                    area.Trouble = new("defence-panel-recused", $"评审组中需回避的专家过多，不足 {request.LeastJudges} 名可以评审。请增补专家。");
                    continue;
                }

                Hold(area, place, panel, heard);
                return true;
            }

            return areas.Any(a => a.Waiting.Count > 0);
        }

        public IReadOnlyList<DefenceGap> Gaps() =>
        [
            .. areas.SelectMany(area => area.Waiting.Select(id => new DefenceGap(id, area.Trouble
                ?? new("defence-no-place", "会场和时间不足，未能安排答辩。请增加日期或会场。")))).OrderBy(gap => gap.ApplicationId),
        ];

        private List<long> PanelFor(Area area, SessionPlace place)
        {
            var ties = new Dictionary<long, int>();
            foreach (var expert in area.Waiting.SelectMany(id => recusedFrom[id])) ties[expert] = ties.GetValueOrDefault(expert) + 1;
            return
            [
                .. request.Experts.Where(e => e.Available && !busy.Contains((place.Date, place.StartsAt, e.ExpertId)))
                    .OrderByDescending(e => e.AreaIds.Contains(area.Id))
                    .ThenBy(e => ties.GetValueOrDefault(e.ExpertId))
                    .ThenBy(e => sat.GetValueOrDefault(e.ExpertId))
                    .ThenBy(e => e.ExpertId)
                    .Select(e => e.ExpertId).Take(request.PanelSize).Order(),
            ];
        }

        private List<PlannedHearing> HeardBy(Area area, List<long> panel)
        {
            var sessionsLeft = (area.Waiting.Count + request.SlotsPerSession - 1) / request.SlotsPerSession;
            var evenly = (area.Waiting.Count + sessionsLeft - 1) / sessionsLeft;
            return
            [
                .. area.Waiting.Select(id => new PlannedHearing(id, [.. recusedFrom[id].Distinct().Where(panel.Contains).Order()]))
                    .Where(h => panel.Count - h.LeavingTheRoom.Count >= request.LeastJudges)
                    .OrderBy(h => h.LeavingTheRoom.Count).ThenBy(h => h.ApplicationId)
                    .Take(evenly),
            ];
        }

        private void Hold(Area area, SessionPlace place, List<long> panel, List<PlannedHearing> heard)
        {
            Sessions.Add(new(place, area.Id, panel, heard));
            area.Trouble = null;
            area.Waiting.ExceptWith(heard.Select(h => h.ApplicationId));
            foreach (var expert in panel)
            {
                sat[expert] = sat.GetValueOrDefault(expert) + 1;
                busy.Add((place.Date, place.StartsAt, expert));
            }
        }
    }

    private sealed class Area(long id, SortedSet<long> waiting)
    {
        public long Id { get; } = id;

        public SortedSet<long> Waiting { get; } = waiting;

        public BrokenRule? Trouble { get; set; }
    }
}
