using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>The documents of an application.</summary>
public sealed class ApplicationFiles(DbContext db, TimeProvider time, AuditTrail audit, IFileStore files, IOptions<SelectionOptions> options)
{
    /// <summary>Whether a company may begin to send a file of that kind and size, before any of it is here.</summary>
    /// <param name="coming">Bytes that are on their way already.</param>
    /// <exception cref="RuleBrokenException"><c>application-not-editable</c>; those of <see cref="DocumentRules.MayBegin"/>; <c>quota-of-files</c>.</exception>
    public async Task DemandRoomAsync(long applicationId, DocumentKind kind, long size, long coming, CancellationToken ct)
    {
        var application = await MayChangeAsync(applicationId, ct);
        var settings = await db.SettingsOfAsync(application.CampaignId, ct);
        var alike = await db.Set<ApplicationDocument>().CountAsync(d => d.ApplicationId == applicationId && d.Kind == kind && d.RemovedAt == null, ct);
        RuleBrokenException.ThrowIfAny(DocumentRules.MayBegin(settings.Application.Documents, kind, size, alike));
        var held = await db.Set<ApplicationDocument>().Where(d => d.ApplicationId == applicationId).SumAsync(d => d.Size, ct);
        RuleBrokenException.ThrowIf(DocumentRules.MayStore(held + coming, size, options.Value.BytesPerApplication, kind));
    }

    /// <summary>Whether files may be added or taken away now.</summary>
    public async Task<bool> MayChangeNowAsync(Application application, CancellationToken ct) =>
        StageRules.MayEdit(application.Stage) is null || await IsSupplementingAsync(application.Id, ct);

    /// <summary>Adds a file while the company may write, or while a supplement is asked for. The same bytes of the same kind again are the same document.</summary>
    /// <exception cref="RuleBrokenException"><c>application-not-editable</c>, and those of <see cref="DocumentRules.MayAdd"/>.</exception>
    public async Task<ApplicationDocument> AttachAsync(long applicationId, DocumentKind kind, string fileName, ReadOnlyMemory<byte> content, string actor, CancellationToken ct)
    {
        var application = await MayChangeAsync(applicationId, ct);
        var settings = await db.SettingsOfAsync(application.CampaignId, ct);
        var held = await HeldAsync(applicationId, kind, ct);
        var type = FileTypes.Of(content);
        RuleBrokenException.ThrowIfAny(DocumentRules.MayAdd(settings.Application.Documents, kind, type, content.Length, alike: 0));
        if (held.Find(document => document.Sha256 == StoredFile.Of(content).Sha256) is { } same) return same;
        RuleBrokenException.ThrowIfAny(DocumentRules.MayAdd(settings.Application.Documents, kind, type, content.Length, held.Count));
        var stored = await files.PutAsync(content, ct);
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
        return await IsSupplementingAsync(applicationId, ct) ? application : throw new RuleBrokenException(closed);
    }

    private Task<bool> IsSupplementingAsync(long applicationId, CancellationToken ct) =>
        db.Set<EligibilityCheck>().AnyAsync(check => check.ApplicationId == applicationId && check.Status == EligibilityStatus.SupplementRequested, ct);
}
