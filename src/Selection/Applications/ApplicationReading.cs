using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

internal static class ApplicationReading
{
    /// <summary>The application, tracked: who reads it here means to change it.</summary>
    /// <exception cref="ArgumentException">There is no such application.</exception>
    internal static async Task<Application> ApplicationAsync(this DbContext db, long applicationId, CancellationToken ct) =>
        await ById.AskAsync(db, applicationId, ct) ?? throw new ArgumentException($"There is no application {applicationId}.", nameof(applicationId));

    private static readonly SteadyQuery<long, Application?> ById = new((db, id, _) => db.Set<Application>().SingleOrDefault(a => a.Id == id));
}
