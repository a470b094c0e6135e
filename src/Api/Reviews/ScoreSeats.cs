using System.Globalization;
using BenchmarkWorkflow.Activities.Reviews;
using BenchmarkWorkflow.Inbox.Notes;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Reviews;

/// <summary>A task that awaits somebody's score of an application.</summary>
internal sealed record ScoreSeat(long TaskId, DateTimeOffset? DueAt, DateTimeOffset? DraftAt);

/// <summary>A person's open score tasks, with what they have written so far.</summary>
internal sealed class ScoreSeats(DbContext db)
{
    public const string Documents = "document-review";
    public const string Defence = "defence-score";

    /// <summary>The open ones of a person, by application.</summary>
    public async Task<IReadOnlyDictionary<long, ScoreSeat>> OfAsync(string account, string kind, CancellationToken ct)
    {
        var rows = await db.AwaitedScoresOf(account, kind)
            .Select(task => new
            {
                task.Id, task.AboutId, task.DueAt, DraftAt = db.Set<TaskDraft>().Where(draft => draft.TaskId == task.Id && draft.User == account).Select(draft => (DateTimeOffset?)draft.SavedAt).FirstOrDefault(),
            }).ToListAsync(ct);
        return rows.GroupBy(row => long.Parse(row.AboutId!, CultureInfo.InvariantCulture)) // tasks about an application have its id
            .ToDictionary(group => group.Key, group => new ScoreSeat(group.Last().Id, group.Last().DueAt, group.Last().DraftAt));
    }
}
