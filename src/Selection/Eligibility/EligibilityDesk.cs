using System.Text.Json;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Eligibility;

/// <summary>The secretariat's check of completeness and eligibility.</summary>
public sealed class EligibilityDesk(
    DbContext db, TimeProvider time, AuditTrail audit, WorkingCalendar calendar, EligibilityFacts facts, ApplicationProgress progress)
{
    /// <summary>Opens the check of an application with what the system can see for itself. Again answers the one that is open or decided.</summary>
    public async Task<EligibilityCheck> OpenAsync(long applicationId, string actor, CancellationToken ct)
    {
        if (await db.Set<EligibilityCheck>().SingleOrDefaultAsync(c => c.ApplicationId == applicationId, ct) is { } existing) return existing;
        var check = new EligibilityCheck { ApplicationId = applicationId, OpenedAt = time.GetUtcNow(), FindingsJson = Text(await facts.OfAsync(applicationId, ct)) };
        db.Add(check);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "eligibility.opened", "application", applicationId, new { check.Id }, ct);
        return check;
    }

    /// <summary>The application's check, or none. Not tracked.</summary>
    public Task<EligibilityCheck?> FindAsync(long applicationId, CancellationToken ct) =>
        db.Set<EligibilityCheck>().AsNoTracking().SingleOrDefaultAsync(c => c.ApplicationId == applicationId, ct);

    /// <summary>What is written down for the checklist, in its order.</summary>
    public async Task<IReadOnlyList<EligibilityFinding>> FindingsAsync(long applicationId, CancellationToken ct) =>
        Findings(await db.Set<EligibilityCheck>().AsNoTracking().SingleAsync(c => c.ApplicationId == applicationId, ct));

    /// <summary>What the system can say now of each item of the checklist; none while the check was not opened.</summary>
    public async Task<IReadOnlyList<ItemEvidence>?> EvidenceAsync(long applicationId, CancellationToken ct) =>
        await db.Set<EligibilityCheck>().AnyAsync(c => c.ApplicationId == applicationId, ct) ? await facts.EvidenceAsync(applicationId, ct) : null;

    /// <summary>Writes down findings; those of other items stay.</summary>
    /// <exception cref="RuleBrokenException">Those of <see cref="EligibilityRules.MayMark"/>.</exception>
    public async Task MarkAsync(long applicationId, IReadOnlyList<EligibilityFinding> findings, string actor, CancellationToken ct)
    {
        var (check, settings) = await LoadAsync(applicationId, ct);
        RuleBrokenException.ThrowIfAny(EligibilityRules.MayMark(check.Status, settings.Checklist, findings));
        check.FindingsJson = Merged(check, findings);
        await SaveAsync(check, ct);
        await audit.RecordAsync(actor, "eligibility.marked", "application", applicationId, new { findings }, ct);
    }

    /// <summary>Asks the company for what is missing; it has the campaign's number of working days, the day of asking not counted, through 24:00.</summary>
    /// <returns>Until when; provisional when the calendar of that year is not published.</returns>
    /// <exception cref="RuleBrokenException">Those of <see cref="EligibilityRules.MayRequestSupplement"/>.</exception>
    public async Task<CalendarInstant> RequestSupplementAsync(long applicationId, string text, string actor, CancellationToken ct)
    {
        var (check, settings) = await LoadAsync(applicationId, ct);
        RuleBrokenException.ThrowIfAny(EligibilityRules.MayRequestSupplement(check.Status, check.Supplements, settings, Findings(check), text));
        var due = calendar.EndOfSpan(time.GetUtcNow(), settings.SupplementWorkingDays, countFirstDay: false, "24:00");
        (check.Status, check.SupplementDueAt, check.SupplementText) = (EligibilityStatus.SupplementRequested, due.At, text.Trim());
        check.Supplements++;
        await SaveAsync(check, ct);
        await audit.RecordAsync(actor, "eligibility.supplementRequested", "application", applicationId, new { text, due = ShanghaiTime.Deadline(due.At) }, ct);
        return due;
    }

    /// <summary>The company says that it has uploaded what was asked for; the check is open again with what the system sees now.</summary>
    /// <exception cref="RuleBrokenException"><c>no-supplement-open</c>, <c>supplement-late</c>.</exception>
    public async Task HandInSupplementAsync(long applicationId, string actor, CancellationToken ct)
    {
        var (check, settings) = await LoadAsync(applicationId, ct);
        RuleBrokenException.ThrowIf(EligibilityRules.MaySupplement(check.Status, check.SupplementDueAt, time.GetUtcNow()));
        await ReopenAsync(check, settings, ct);
        await audit.RecordAsync(actor, "eligibility.supplemented", "application", applicationId, new { check.Supplements }, ct);
    }

    /// <summary>After the due date with nothing handed in: the check is open again for a decision. Without an open supplement nothing happens.</summary>
    /// <exception cref="RuleBrokenException"><c>supplement-open</c> before the due date.</exception>
    public async Task ExpireSupplementAsync(long applicationId, string actor, CancellationToken ct)
    {
        var (check, settings) = await LoadAsync(applicationId, ct);
        if (check.Status != EligibilityStatus.SupplementRequested) return;
        if (time.GetUtcNow() < check.SupplementDueAt) throw new RuleBrokenException(new BrokenRule("supplement-open", "补正期限未到，请等待企业提交。"));
        await ReopenAsync(check, settings, ct);
        await audit.RecordAsync(actor, "eligibility.supplementExpired", "application", applicationId, null, ct);
    }

    /// <summary>Passes the application. The stage stays for the process to move.</summary>
    /// <exception cref="RuleBrokenException">Those of <see cref="EligibilityRules.MayPass"/>.</exception>
    public async Task PassAsync(long applicationId, string actor, CancellationToken ct)
    {
        var (check, settings) = await LoadAsync(applicationId, ct);
        RuleBrokenException.ThrowIfAny(EligibilityRules.MayPass(check.Status, settings.Checklist, Findings(check)));
        (check.Status, check.DecidedAt, check.DecidedBy) = (EligibilityStatus.Passed, time.GetUtcNow(), actor);
        await SaveAsync(check, ct);
        await audit.RecordAsync(actor, "eligibility.passed", "application", applicationId, null, ct);
    }

    /// <summary>Rejects the application: it ends as ineligible and its quota place is free again.</summary>
    /// <exception cref="RuleBrokenException"><c>check-decided</c>, <c>reasons-missing</c>, and those of concluding.</exception>
    public async Task RejectAsync(long applicationId, string reasons, string actor, CancellationToken ct)
    {
        var (check, _) = await LoadAsync(applicationId, ct);
        RuleBrokenException.ThrowIf(EligibilityRules.MayReject(check.Status, reasons));
        (check.Status, check.Reasons, check.DecidedAt, check.DecidedBy) = (EligibilityStatus.Rejected, reasons.Trim(), time.GetUtcNow(), actor);
        await SaveAsync(check, ct);
        await audit.RecordAsync(actor, "eligibility.rejected", "application", applicationId, new { reasons }, ct);
        await progress.ConcludeAsync(applicationId, ApplicationOutcome.Ineligible, reasons, actor, ct);
    }

    private async Task<(EligibilityCheck Check, EligibilitySettings Settings)> LoadAsync(long applicationId, CancellationToken ct)
    {
        var check = await db.Set<EligibilityCheck>().SingleOrDefaultAsync(c => c.ApplicationId == applicationId, ct)
            ?? throw new RuleBrokenException(new BrokenRule("check-not-open", "该申报尚未开始资格审查。"));
        var settings = await db.Set<Application>().Where(a => a.Id == applicationId)
            .Join(db.Set<Campaign>(), a => a.CampaignId, c => c.Id, (_, c) => c.Settings).SingleAsync(ct);
        return (check, settings.Eligibility);
    }

    /// <summary>What the system sees is looked at again; what people found of correctable items is asked anew.</summary>
    private async Task ReopenAsync(EligibilityCheck check, EligibilitySettings settings, CancellationToken ct)
    {
        var fixedItems = settings.Checklist.Where(item => !item.Correctable).Select(item => item.Name).ToHashSet();
        var kept = Findings(check).Where(finding => finding.Met || fixedItems.Contains(finding.Item));
        check.FindingsJson = Text([.. kept]);
        check.FindingsJson = Merged(check, await facts.OfAsync(check.ApplicationId, ct));
        check.Status = EligibilityStatus.Open;
        await SaveAsync(check, ct);
    }

    private async Task SaveAsync(EligibilityCheck check, CancellationToken ct)
    {
        check.Revision++;
        await db.SaveChangesAsync(ct);
    }

    private static string Merged(EligibilityCheck check, IReadOnlyList<EligibilityFinding> findings)
    {
        var named = findings.Select(finding => finding.Item).ToHashSet();
        return Text([.. Findings(check).Where(finding => !named.Contains(finding.Item)), .. findings]);
    }

    private static IReadOnlyList<EligibilityFinding> Findings(EligibilityCheck check) =>
        JsonSerializer.Deserialize<List<EligibilityFinding>>(check.FindingsJson, CampaignJson.Options) ?? [];

    private static string Text(IReadOnlyList<EligibilityFinding> findings) => JsonSerializer.Serialize(findings, CampaignJson.Options);
}
