using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applications;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Acts;

/// <summary>Whether the act behind an event has been accepted, and when, as the selection has it: that counts, not when a process hears of it.</summary>
/// <param name="IsKnown">The selection can tell; else only the event itself does.</param>
/// <param name="At">When it was accepted; none: it has not been, whatever event of an earlier one may still be about.</param>
internal readonly record struct ActRecord(bool IsKnown, DateTimeOffset? At);

/// <summary>Looks acts up by the events that tell of them.</summary>
internal sealed class ActRecords(DbContext db)
{
    public async Task<ActRecord> OfAsync(string eventName, Matter matter, CancellationToken ct)
    {
        if (eventName != EventNames.ApplicationResubmitted || matter.Kind != Matter.Application) return default;
        var application = await db.Set<Application>().AsNoTracking().Where(a => a.Id == matter.Id).Select(a => new { a.Stage, a.SubmittedAt }).SingleOrDefaultAsync(ct);
        return application?.Stage switch
        {
            ApplicationStage.Returned => new(true, null),
            ApplicationStage.Submitted => new(true, application.SubmittedAt),
            _ => default,
        };
    }
}
