using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.Selection.Quotas;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>How an application came along: recommendation, package, eligibility, list, timeline.</summary>
internal sealed class ApplicationCourse(RecommendationDesk recommendations, QuotaLedger quotas, PackageIntake packages, EligibilityDesk eligibility, NoticeBoard notices, ApplicationProgress progress)
{
    /// <param name="unitId">Only what this unit decided: what another thought of it before is not for the unit that the company turned to then. None: all.</param>
    public async Task<IReadOnlyList<RecommendationView>> RecommendationsAsync(long id, long? unitId, CancellationToken ct) =>
        [.. (await recommendations.OfAsync(id, ct)).Where(one => unitId is null || one.UnitId == unitId).Select(one => new RecommendationView(one.Decision, one.Opinion, one.At, one.By))];

    public async Task<QuotaView?> QuotaAsync(Application application, CancellationToken ct)
    {
        if (application.UnitId is not { } unit) return null;
        var balance = await quotas.BalanceAsync(unit, ct);
        var hold = balance.Holds.FirstOrDefault(one => one.ApplicationId == application.Id);
        return new(balance.Granted, balance.Held, balance.Relaxed, hold is not null, hold?.Confirmed ?? false);
    }

    public async Task<IReadOnlyList<PackageView>> PackagesAsync(long id, CancellationToken ct) =>
    [
        .. (await packages.OfApplicationAsync(id, ct)).Select(package => new PackageView(Camel.Of(package.Outcome), package.FileName, package.Size, package.ReceivedAt)
        {
            Id = package.Id, Sender = package.Sender, Subject = package.Subject, Sha256 = package.Sha256,
            Problems = [.. package.ReadProblems().Select(problem => problem.Message)],
            InForce = package is { Outcome: PackageOutcome.Accepted, SupersededBy: null },
        }),
    ];

    /// <param name="settings">With the checklist; none: without what was found.</param>
    public async Task<EligibilityView?> EligibilityAsync(long id, EligibilitySettings? settings, CancellationToken ct)
    {
        if (await eligibility.FindAsync(id, ct) is not { } check) return null;
        var view = new EligibilityView(Camel.Of(check.Status), check.OpenedAt, check.DecidedAt, check.SupplementDueAt);
        if (settings is null) return view;
        var found = (await eligibility.FindingsAsync(id, ct)).ToDictionary(finding => finding.Item);
        return view with
        {
            DecidedBy = check.DecidedBy, SupplementText = check.SupplementText, Supplements = check.Supplements, Reasons = check.Reasons,
            Findings = [.. settings.Checklist.Select(item => new FindingView(item.Name, item.Text, found.GetValueOrDefault(item.Name)?.Met, found.GetValueOrDefault(item.Name)?.Note ?? ""))],
        };
    }

    /// <summary>The list that is published or was last; none before the first.</summary>
    public async Task<ListingView?> ListingAsync(Application application, CancellationToken ct) =>
        await notices.CurrentAsync(application.CampaignId, ct) is { } notice
            ? new(notice.Id, notice.Number, notice.OpenedAt, notice.ClosesAt, NoticeSnapshot.Read(notice.SnapshotJson).Any(entry => entry.ApplicationId == application.Id))
            : null;

    public async Task<IReadOnlyList<StepLine>> TimelineAsync(long id, CancellationToken ct) =>
    [
        .. (await progress.TimelineAsync(id, ct)).Select(step => new StepLine(step.At, step.From, step.To)
        {
            Outcome = step.Outcome is ApplicationOutcome.Open ? null : Camel.Of(step.Outcome), Actor = step.Actor, Note = step.Note,
        }),
    ];
}
