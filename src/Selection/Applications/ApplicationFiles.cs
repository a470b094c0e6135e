using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>The documents of an application.</summary>
public sealed class ApplicationFiles(DbContext db, TimeProvider time, AuditTrail audit, IFileStore files)
{
    /// <summary>Adds a file while the company may write, or while a supplement is asked for. The same bytes of the same kind again are the same document.</summary>
    /// <exception cref="RuleBrokenException"><c>application-not-editable</c>, and those of <see cref="DocumentRules.MayAdd"/>.</exception>
    public async Task<ApplicationDocument> AttachAsync(long applicationId, DocumentKind kind, string fileName, ReadOnlyMemory<byte> content, string actor, CancellationToken ct)
    {
        var application = await MayChangeAsync(applicationId, ct);
        var settings = await db.SettingsOfAsync(application.CampaignId, ct);
        var held = await HeldAsync(applicationId, kind, ct);
        var type = FileTypes.Of(content);
        RuleBrokenException.ThrowIfAny(DocumentRules.MayAdd(settings.Application.Documents, kind, type, content.Length, alike: 0));
        var stored = await files.PutAsync(content, ct);
        if (held.Find(document => document.Sha256 == stored.Sha256) is { } same) return same;
        RuleBrokenException.ThrowIfAny(DocumentRules.MayAdd(settings.Application.Documents, kind, type, content.Length, held.Count));
        var document = new ApplicationDocument
        {
            ApplicationId = applicationId, Kind = kind, FileName = FileNames.Safe(fileName), Type = type!, // a file of no known type was refused
            Sha256 = stored.Sha256, Size = stored.Size, UploadedAt = time.GetUtcNow(), UploadedBy = actor,
        };
        db.Add(document);
        application.Revision++; // two uploads at once count each other
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "document.added", "application", applicationId, new { document.Id, kind = kind.ToString(), document.FileName, document.Sha256, document.Size }, ct);
        return document;
    }

    /// <summary>Takes a file out of the application. Its bytes and the record of it stay.</summary>
    /// <exception cref="RuleBrokenException"><c>application-not-editable</c>; <c>document-removed</c>.</exception>
    public async Task RemoveAsync(long documentId, string actor, CancellationToken ct)
    {
        var document = await db.Set<ApplicationDocument>().SingleAsync(d => d.Id == documentId, ct);
        var application = await MayChangeAsync(document.ApplicationId, ct);
        if (document.RemovedAt is not null) throw new RuleBrokenException(new BrokenRule("document-removed", "该文件已经移除。"));
        (document.RemovedAt, document.RemovedBy) = (time.GetUtcNow(), actor);
        application.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "document.removed", "application", application.Id, new { documentId, document.FileName, document.Sha256 }, ct);
    }

    /// <summary>The files the application holds, in the order they came.</summary>
    public async Task<IReadOnlyList<ApplicationDocument>> OfAsync(long applicationId, CancellationToken ct) =>
        await db.Set<ApplicationDocument>().AsNoTracking().Where(d => d.ApplicationId == applicationId && d.RemovedAt == null).OrderBy(d => d.Id).ToListAsync(ct);

    /// <summary>Opens a file for download, or answers none when there is no such document or its bytes are gone. Who may is the caller's question.</summary>
    public async Task<Download?> OpenAsync(long documentId, CancellationToken ct)
    {
        var document = await db.Set<ApplicationDocument>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null || await files.OpenAsync(document.Sha256, ct) is not { } content) return null;
        return Download.Of(document.FileName, document.Size, content);
    }

    private Task<List<ApplicationDocument>> HeldAsync(long applicationId, DocumentKind kind, CancellationToken ct) =>
        db.Set<ApplicationDocument>().Where(d => d.ApplicationId == applicationId && d.Kind == kind && d.RemovedAt == null).OrderBy(d => d.Id).ToListAsync(ct);

    private async Task<Application> MayChangeAsync(long applicationId, CancellationToken ct)
    {
        var application = await db.ApplicationAsync(applicationId, ct);
        if (StageRules.MayEdit(application.Stage) is not { } closed) return application;
        var supplementing = await db.Set<EligibilityCheck>().AnyAsync(check => check.ApplicationId == applicationId && check.Status == EligibilityStatus.SupplementRequested, ct);
        return supplementing ? application : throw new RuleBrokenException(closed);
    }
}
