using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>The host, or the secretariat for it, answers a request to take part in a learning visit.</summary>
internal sealed class VisitTask(LearningVisits visits) : TaskKind
{
    public override string Name => "learning-visit";

    public override string Label => "深入学申请答复";

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) =>
        visits.AnswerAsync(answer.About.Matter.Id, answer.Action == "Accept" ? VisitRequestState.Accepted : VisitRequestState.Declined, answer.Opinion, answer.Actor, ct);
}

/// <summary>The secretariat notes whether the visit took place. What is noted for one guest holds for all of them.</summary>
internal sealed class VisitReportTask(DbContext db, LearningVisits visits) : TaskKind
{
    public override string Name => "visit-report";

    public override string Label => "深入学情况登记";

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        var visit = await db.Set<VisitRequest>().Where(r => r.Id == answer.About.Matter.Id)
            .Join(db.Set<LearningVisit>(), r => r.VisitId, v => v.Id, (_, v) => new { v.Id, v.State }).SingleAsync(ct);
        if (visit.State is LearningVisitState.Open) await visits.EndAsync(visit.Id, answer.Action == "Held", answer.Actor, ct);
    }
}
