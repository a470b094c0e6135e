using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>A line of the secretariat's list.</summary>
internal sealed record ApplicationLine(
    long Id, string? ReceiptNumber, string Company, string CreditCode, string ContactName, string ContactPhone, string ContactEmail, string Title, int? AreaNumber, string? AreaName,
    int? UnitNumber, string? UnitName, [property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage Stage,
    [property: JsonConverter(typeof(Camel<ApplicationOutcome>))] ApplicationOutcome Outcome, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PackageAt, DateTimeOffset? ConcludedAt)
{
    public static ApplicationLine Of(ApplicationRow row) => new(
        row.Id, row.ReceiptNumber, row.Company, row.CreditCode, row.ContactName, row.ContactPhone, row.ContactEmail, row.Title, row.AreaNumber, row.AreaName, row.UnitNumber, row.UnitName,
        row.Stage, row.Outcome, row.CreatedAt, row.SubmittedAt, row.PackageAt, row.ConcludedAt);
}

/// <summary>How many applications stand where.</summary>
internal sealed record StageCount(
    [property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage Stage, [property: JsonConverter(typeof(Camel<ApplicationOutcome>))] ApplicationOutcome Outcome, int Count);

/// <summary>
/// One application, as whoever asks may see it: what is not for them is not there (null). The table of who sees which field is in this folder's README, and a test walks it.
/// </summary>
/// <param name="SeenAs">As whom it is shown: <c>secretariat</c>, <c>unit</c> or <c>expert</c>.</param>
internal sealed record ApplicationView(
    string SeenAs, ApplicationHead Application, CompanyFacts Company, IReadOnlyList<AnswerView> Form, IReadOnlyList<DocumentLine> Documents)
{
    public IReadOnlyList<RecommendationView>? Recommendations { get; init; }
    public QuotaView? Quota { get; init; }
    public IReadOnlyList<PackageView>? Packages { get; init; }
    public EligibilityView? Eligibility { get; init; }
    public ReviewView? Review { get; init; }
    public DefenceStanding? Defence { get; init; }
    public IReadOnlyList<SiteCheckView>? SiteChecks { get; init; }
    public ListingView? Listing { get; init; }
    public IReadOnlyList<StepLine>? Timeline { get; init; }
    public IReadOnlyList<TaskRow>? Tasks { get; init; }
    public IReadOnlyList<MailRow>? Mail { get; init; }
    public IReadOnlyList<InstanceLine>? Instances { get; init; }
    public IReadOnlyList<ActView>? Acts { get; init; }
}

internal sealed record ApplicationHead(
    long Id, string? ReceiptNumber, string Title, int? AreaNumber, string? AreaName, [property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage Stage, DateTimeOffset? SubmittedAt)
{
    public int? UnitNumber { get; init; }
    public string? UnitName { get; init; }
    public string? Outcome { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? ConcludedAt { get; init; }
}

internal sealed record CompanyFacts(string FullName)
{
    public string? CreditCode { get; init; }
    public string? Address { get; init; }
    public string? ContactName { get; init; }
    public string? ContactPhone { get; init; }
    public string? ContactEmail { get; init; }
    public string? Account { get; init; }
}

/// <summary>One answer of the form, in the form's order.</summary>
internal sealed record AnswerView(string Name, string Label, string Kind, string Value);

internal sealed record DocumentLine(long Id, [property: JsonConverter(typeof(Camel<DocumentKind>))] DocumentKind Kind, string FileName, string Type, long Size, DateTimeOffset UploadedAt)
{
    public string? Sha256 { get; init; }
}

internal sealed record RecommendationView([property: JsonConverter(typeof(Camel<RecommendationDecision>))] RecommendationDecision Decision, string Opinion, DateTimeOffset At, string By);

/// <summary>The unit's places, and whether this application holds one.</summary>
internal sealed record QuotaView(int Granted, int Held, bool Relaxed, bool HoldsPlace, bool Confirmed);

internal sealed record PackageView(string Outcome, string FileName, long Size, DateTimeOffset ReceivedAt)
{
    public long? Id { get; init; }
    public string? Sender { get; init; }
    public string? Subject { get; init; }
    public string? Sha256 { get; init; }
    public IReadOnlyList<string>? Problems { get; init; }
    public bool? InForce { get; init; }
}

internal sealed record EligibilityView(string Status, DateTimeOffset OpenedAt, DateTimeOffset? DecidedAt, DateTimeOffset? SupplementDueAt)
{
    public string? DecidedBy { get; init; }
    public string? SupplementText { get; init; }
    public int? Supplements { get; init; }
    public string? Reasons { get; init; }
    public IReadOnlyList<FindingView>? Findings { get; init; }
}

/// <param name="Met">None: not looked at yet.</param>
internal sealed record FindingView(string Item, string Text, bool? Met, string Note);

/// <summary>The document review. Nothing that tells a score is there before all are in.</summary>
/// <param name="Value">The score that counts.</param>
internal sealed record ReviewView(bool AreAllIn, decimal? Value, decimal? Highest, decimal? Lowest, decimal? Spread, bool? IsDisputed, IReadOnlyList<SheetLine> Sheets, IReadOnlyList<RecusalLine> Recusals);

/// <param name="Hidden">Why points, total and comment are not shown.</param>
internal sealed record SheetLine(
    long ExpertId, string Expert, string State, string Origin, DateTimeOffset DueAt, DateTimeOffset? SubmittedAt, string Why, string? EndedBecause, decimal? Total, string? Comment,
    IReadOnlyList<PointsLine>? Points, string? Hidden);

/// <param name="Remark">What the expert says of this line.</param>
internal sealed record PointsLine(string Text, decimal Points, decimal MaxPoints, string? Remark);

/// <param name="WithdrawId">The declaration, by which it is withdrawn; none where it follows from the data or from what the expert said of the company.</param>
internal sealed record RecusalLine(string Expert, string Reason, bool Declared, string Note, long? WithdrawId);

internal sealed record DefenceStanding(int Session, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string Room, int? Position, string Attendance)
{
    public bool? WillCome { get; init; }
    public string? Presenters { get; init; }
    public string? Remark { get; init; }
    public bool? AreAllIn { get; init; }
    public decimal? Value { get; init; }
    public IReadOnlyList<PanelLine>? Panel { get; init; }
}

/// <param name="Total">None before all are in.</param>
internal sealed record PanelLine(long ExpertId, string Expert, bool HasScored, decimal? Total, string? Comment);

internal sealed record SiteCheckView(string State, DateOnly? VisitFrom, DateOnly? VisitUntil)
{
    public string? Reason { get; init; }
    public DateTimeOffset? OrderedAt { get; init; }
    public string? OrderedBy { get; init; }
    public IReadOnlyList<string>? Team { get; init; }
    public string? Verdict { get; init; }
    public string? Findings { get; init; }
    public DateTimeOffset? ReportedAt { get; init; }
}

/// <summary>Where it stands on the published list.</summary>
internal sealed record ListingView(long NoticeId, int Number, DateTimeOffset OpenedAt, DateTimeOffset ClosesAt, bool IsListed);

internal sealed record StepLine(
    DateTimeOffset At, [property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage From, [property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage To)
{
    public string? Outcome { get; init; }
    public string? Actor { get; init; }
    public string? Note { get; init; }
}

internal sealed record TaskRow(long Id, string Title, string Status, string? Assignee, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, string? FinishedBy, bool IsOverdue);

internal sealed record MailRow(long Id, string Status, string Subject, IReadOnlyList<string> To, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

internal sealed record InstanceLine(string Id, string? Name, string DefinitionId, string SubStatus, int Incidents, DateTimeOffset CreatedAt);

/// <param name="Label">What people call the act.</param>
internal sealed record ActView(long Sequence, DateTimeOffset At, string Actor, string Act, string Label, string LabelEn, string Details);
