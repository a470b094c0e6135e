using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>The inbox' tasks by which scores are handed in; there is no other way.</summary>
public static class AwaitedScores
{
    /// <summary>The open ones that wait for a person's answer, oldest first.</summary>
    /// <param name="kind">The task's type: a score of the documents, or of the defence.</param>
    public static IQueryable<UserTask> AwaitedScoresOf(this DbContext db, string account, string kind) => db.Set<UserTask>().AsNoTracking()
        .Where(task => task.TaskType == kind && task.AboutKind == Matter.Application && task.FinishedAt == null && task.Answers.Any(answer => answer.User == account && answer.State == AnswerState.Awaited))
        .OrderBy(task => task.Id);

    /// <summary>The same about one application.</summary>
    internal static IQueryable<UserTask> AwaitedReviewOf(this DbContext db, string account, long application)
    {
        var id = application.ToString(CultureInfo.InvariantCulture);
        return db.AwaitedScoresOf(account, DocumentReviewTask.Kind).Where(task => task.AboutId == id);
    }
}
