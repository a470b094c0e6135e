using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>An application as it was last handed in: what everybody but the company reads.</summary>
/// <param name="Application">Not tracked. Title, area, unit and form are those that were handed in; before it ever was, title and form are empty, and area and unit those chosen so far.</param>
public sealed record HandedIn(Application Application, IReadOnlyList<ApplicationDocument> Documents)
{
    /// <summary>Whether it ever was; before that its form and documents are the company's alone.</summary>
    public bool Ever => Application.ReceiptNumber is not null;
}

/// <summary>Reads applications as others than their company may: a draft is nobody else's, the first one and one that follows a return.</summary>
public sealed class HandedInReader(DbContext db)
{
    /// <summary>None where there is no such application.</summary>
    public async Task<HandedIn?> FindAsync(long applicationId, CancellationToken ct)
    {
        if (await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == applicationId, ct) is not { } application) return null;
        if (application.ReceiptNumber is null)
        {
            (application.Title, application.FormJson) = ("", "{}");
            return new(application, []);
        }

        var documents = db.Set<ApplicationDocument>().AsNoTracking().Where(document => document.ApplicationId == applicationId).OrderBy(document => document.Id);
        if (await db.Set<ReturnedVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.ApplicationId == applicationId, ct) is not { } version)
            return new(application, await documents.Where(document => document.RemovedAt == null).ToListAsync(ct));
        (application.Title, application.AreaId, application.UnitId, application.FormJson) = (version.Title, version.AreaId, version.UnitId, version.FormJson);
        var held = version.ReadDocuments();
        return new(application, await documents.Where(document => held.Contains(document.Id)).ToListAsync(ct));
    }

    /// <summary>Keeps what was handed in, when the company is about to write again.</summary>
    internal async Task KeepAsync(Application application, CancellationToken ct)
    {
        var held = await db.Set<ApplicationDocument>().Where(document => document.ApplicationId == application.Id && document.RemovedAt == null).OrderBy(document => document.Id).Select(document => document.Id).ToListAsync(ct);
        db.Add(new ReturnedVersion
        {
            ApplicationId = application.Id, Title = application.Title, AreaId = application.AreaId, UnitId = application.UnitId, FormJson = application.FormJson,
            DocumentsJson = JsonSerializer.Serialize(held),
        });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>It has handed in again: what it wrote is what counts.</summary>
    internal async Task ReplaceAsync(long applicationId, CancellationToken ct)
    {
        if (await db.Set<ReturnedVersion>().FindAsync([applicationId], ct) is not { } version) return;
        db.Remove(version);
        await db.SaveChangesAsync(ct);
    }
}
