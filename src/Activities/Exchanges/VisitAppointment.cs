using BenchmarkWorkflow.Activities.Letters;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>The learning visit, from its first morning to its last evening.</summary>
internal sealed class VisitAppointment(DbContext db) : IAppointment
{
    private static readonly TimeOnly Begins = new(9, 0);
    private static readonly TimeOnly Ends = new(17, 0);

    public string Name => "visit";

    public string Label => "标杆深入学";

    public async Task<CalendarEvent?> FindAsync(Case about, CancellationToken ct) =>
        await db.Set<VisitRequest>().AsNoTracking().Where(r => r.Id == about.Matter.Id).Join(db.Set<LearningVisit>(), r => r.VisitId, v => v.Id, (_, v) => v).SingleOrDefaultAsync(ct) is { } visit
            ? new CalendarEvent($"visit-{visit.Id}@benchmark-workflow", (int)visit.Revision, visit.Title, ShanghaiTime.At(visit.FirstDay, Begins), ShanghaiTime.At(visit.LastDay, Ends))
            : null;
}
