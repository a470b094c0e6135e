using System.Text.Json;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>A mail with its archive, as the mailbox hands it over.</summary>
/// <param name="MessageId">The mail's Message-ID.</param>
/// <param name="ReceivedAt">When the mailbox received it.</param>
/// <param name="FileName">Of the attachment; empty when there is none.</param>
public sealed record IncomingPackage(long CampaignId, string MessageId, string Sender, string Subject, DateTimeOffset ReceivedAt, string FileName, ReadOnlyMemory<byte> Content);

/// <summary>What became of a package.</summary>
/// <param name="ApplicationId">The one application it belongs to; none when unmatched or ambiguous.</param>
/// <param name="Candidates">Applications it could belong to.</param>
/// <param name="Problems">What is wrong, for the answer to the sender.</param>
/// <param name="Duplicate">It had come before and nothing was written; do not answer the sender again.</param>
public sealed record PackageResult(
    long PackageId, PackageOutcome Outcome, long? ApplicationId, IReadOnlyList<long> Candidates, IReadOnlyList<BrokenRule> Problems, bool Duplicate);

/// <summary>Takes packages in. None is ever lost or thrown back: every one becomes a row, its original a stored file.</summary>
public sealed class PackageIntake(DbContext db, AuditTrail audit, IFileStore files, CampaignDates dates)
{
    private sealed record Candidate
    {
        public required long ApplicationId { get; init; }
        public required string FullName { get; init; }
        public required ApplicationStage Stage { get; init; }
    }

    /// <summary>
    /// Matches the package to the one application whose company is named by the subject, and checks it. A good one takes the place of an earlier
    /// good one; a bad or late one leaves an earlier good one in force.
    /// </summary>
    public async Task<PackageResult> ReceiveAsync(IncomingPackage incoming, CancellationToken ct)
    {
        var stored = StoredFile.Of(incoming.Content);
        var settings = (await db.SettingsOfAsync(incoming.CampaignId, ct)).Package;
        if (await SameAsync(incoming, stored, ct) is { } same) return same;
        await files.PutAsync(incoming.Content, ct);
        var candidates = await CandidatesAsync(incoming.CampaignId, CompanyName.NormalSubject(incoming.Subject, settings.ReplyPrefixes), ct);
        var (outcome, problems) = await JudgeAsync(incoming.CampaignId, incoming.ReceivedAt, incoming.FileName, incoming.Content, candidates, settings, ct);
        var package = new Package
        {
            CampaignId = incoming.CampaignId, MessageId = incoming.MessageId, Sender = incoming.Sender, Subject = incoming.Subject,
            FileName = incoming.FileName.Length == 0 ? "" : FileNames.Safe(incoming.FileName), ReceivedAt = incoming.ReceivedAt, Sha256 = stored.Sha256, Size = stored.Size,
            Outcome = outcome, ApplicationId = candidates is [var one] ? one.ApplicationId : null,
            ProblemsJson = Text(problems), CandidatesJson = Text(candidates.Select(c => c.ApplicationId)),
        };
        db.Add(package);
        await db.SaveChangesAsync(ct);
        await SettleAsync(package, "mailbox", "package.received", ct);
        return Result(package, duplicate: false);
    }

    /// <summary>A person says which application an unmatched or ambiguous package belongs to; it is then checked as if the subject had said so.</summary>
    /// <exception cref="RuleBrokenException"><c>package-assigned</c> when it belongs to one already; <c>application-other-campaign</c>.</exception>
    public async Task<PackageResult> AssignAsync(long packageId, long applicationId, string actor, CancellationToken ct)
    {
        var package = await db.Set<Package>().SingleAsync(p => p.Id == packageId, ct);
        if (package.ApplicationId is not null) throw new RuleBrokenException(new BrokenRule("package-assigned", "该材料包已经对应到一项申报。"));
        var candidates = await Candidates(db.Set<Application>().Where(a => a.CampaignId == package.CampaignId && a.Id == applicationId)).ToListAsync(ct);
        if (candidates.Count == 0) throw new RuleBrokenException(new BrokenRule("application-other-campaign", "本届没有这项申报。"));
        var content = await ContentAsync(package, ct);
        var settings = (await db.SettingsOfAsync(package.CampaignId, ct)).Package;
        var (outcome, problems) = await JudgeAsync(package.CampaignId, package.ReceivedAt, package.FileName, content, candidates, settings, ct);
        (package.Outcome, package.ApplicationId, package.ProblemsJson, package.AssignedBy) = (outcome, applicationId, Text(problems), actor);
        await SettleAsync(package, actor, "package.assigned", ct);
        return Result(package, duplicate: false);
    }

    /// <summary>The packages of an application, oldest first.</summary>
    public async Task<IReadOnlyList<Package>> OfApplicationAsync(long applicationId, CancellationToken ct) =>
        await db.Set<Package>().AsNoTracking().Where(p => p.ApplicationId == applicationId).OrderBy(p => p.Id).ToListAsync(ct);

    /// <summary>The packages a person has to look at: unmatched and ambiguous ones, oldest first.</summary>
    public async Task<IReadOnlyList<Package>> UnassignedAsync(long campaignId, CancellationToken ct) =>
        await db.Set<Package>().AsNoTracking().Where(p => p.CampaignId == campaignId && p.ApplicationId == null).OrderBy(p => p.Id).ToListAsync(ct);

    /// <summary>What became of a package, as it stands now.</summary>
    public async Task<PackageResult> ResultAsync(long packageId, CancellationToken ct) =>
        Result(await db.Set<Package>().AsNoTracking().SingleAsync(p => p.Id == packageId, ct), duplicate: false);

    /// <summary>Opens the original for download, or answers none.</summary>
    public async Task<Download?> OpenAsync(long packageId, CancellationToken ct)
    {
        var package = await db.Set<Package>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == packageId, ct);
        if (package is null || await files.OpenAsync(package.Sha256, ct) is not { } content) return null;
        return Download.Of(package.FileName, package.Size, content);
    }

    /// <summary>
    /// The same mail again, or the same bytes under the same subject, are the package that came before. Only one that found no application, or too
    /// many, is judged anew when it is sent again: the company may have registered since.
    /// </summary>
    private async Task<PackageResult?> SameAsync(IncomingPackage incoming, StoredFile stored, CancellationToken ct)
    {
        // Asked apart, each finds its row by an index; as one condition SQLite reads all packages of the campaign.
        var mail = await db.Set<Package>().SingleOrDefaultAsync(p => p.CampaignId == incoming.CampaignId && p.MessageId == incoming.MessageId, ct);
        var bytes = await db.Set<Package>()
            .Where(p => p.CampaignId == incoming.CampaignId && p.Sha256 == stored.Sha256 && p.Size > 0 && p.Subject == incoming.Subject && p.FileName == FileNames.Safe(incoming.FileName)
                && p.Outcome != PackageOutcome.Unmatched && p.Outcome != PackageOutcome.Ambiguous && p.SupersededBy == null)
            .OrderBy(p => p.Id).FirstOrDefaultAsync(ct);
        var same = mail is null || bytes?.Id < mail.Id ? bytes : mail;
        return same is null ? null : Result(same, duplicate: true);
    }

    private async Task<(PackageOutcome Outcome, IReadOnlyList<BrokenRule> Problems)> JudgeAsync(
        long campaignId, DateTimeOffset receivedAt, string fileName, ReadOnlyMemory<byte> content, IReadOnlyList<Candidate> candidates, PackageSettings settings, CancellationToken ct)
    {
        if (PackageRules.InTime(receivedAt, await dates.AtAsync(campaignId, DeadlineNames.Packages, ct)) is { } late) return (PackageOutcome.Late, [late]);
        if (candidates is []) return (PackageOutcome.Unmatched, [new("package-unmatched", "邮件主题应为申报企业全称，未找到同名的申报企业。请核对主题，并先完成网上申报。", "subject")]);
        if (candidates is not [var candidate]) return (PackageOutcome.Ambiguous, [new("package-ambiguous", "有多家申报企业与邮件主题同名，秘书处将人工核对。", "subject")]);
        if (candidate.Stage == ApplicationStage.Concluded) return (PackageOutcome.Refused, [new("application-concluded", "该企业的申报已经结束，不再接收材料。")]);
        var problems = PackageRules.Problems(settings, candidate.FullName, fileName, content);
        return (problems.Count == 0 ? PackageOutcome.Accepted : PackageOutcome.Refused, problems);
    }

    /// <summary>An accepted package becomes the one in force; then the act is recorded.</summary>
    private async Task SettleAsync(Package package, string actor, string act, CancellationToken ct)
    {
        if (package is { Outcome: PackageOutcome.Accepted, ApplicationId: { } applicationId })
        {
            var earlier = await db.Set<Package>()
                .Where(p => p.ApplicationId == applicationId && p.Outcome == PackageOutcome.Accepted && p.SupersededBy == null && p.Id != package.Id).ToListAsync(ct);
            foreach (var old in earlier) old.SupersededBy = package.Id;
            var application = await db.Set<Application>().SingleAsync(a => a.Id == applicationId, ct);
            application.PackageAt = package.ReceivedAt;
            application.Revision++; // two packages at once: one waits for the other
        }

        package.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(
            actor, act, "package", package.Id,
            new { outcome = package.Outcome.ToString(), package.ApplicationId, package.Sender, package.Subject, package.FileName, package.Sha256 }, ct);
    }

    /// <summary>The companies first: by their name there is an index, and few have the same.</summary>
    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(long campaignId, string name, CancellationToken ct)
    {
        if (name.Length == 0) return [];
        var companies = await db.Set<Applicant>().Where(company => company.MatchName == name).Select(company => company.Id).ToListAsync(ct);
        if (companies.Count == 0) return [];
        return await Candidates(db.Set<Application>().Where(a => a.CampaignId == campaignId && companies.Contains(a.ApplicantId))).OrderBy(c => c.ApplicationId).ToListAsync(ct);
    }

    private IQueryable<Candidate> Candidates(IQueryable<Application> applications) => applications
        .Join(db.Set<Applicant>(), a => a.ApplicantId, company => company.Id,
            (a, company) => new Candidate { ApplicationId = a.Id, FullName = company.FullName, Stage = a.Stage });

    private async Task<ReadOnlyMemory<byte>> ContentAsync(Package package, CancellationToken ct)
    {
        await using var content = await files.OpenAsync(package.Sha256, ct) ?? throw new FileNotFoundException($"The original of package {package.Id} is not in the file store.", package.Sha256);
        var bytes = new byte[package.Size];
        await content.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static PackageResult Result(Package package, bool duplicate) => new(
        package.Id, package.Outcome, package.ApplicationId, JsonSerializer.Deserialize<List<long>>(package.CandidatesJson, CampaignJson.Options) ?? [],
        package.ReadProblems(), duplicate);

    private static string Text<T>(IEnumerable<T> items) => JsonSerializer.Serialize(items, CampaignJson.Options);
}
