using BenchmarkWorkflow.Api.Applicants;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>A company's own application, and what it is asked for.</summary>
/// <param name="Now">The server's clock: by it the deadline counts.</param>
/// <param name="Closes">Handing in is in time strictly before.</param>
/// <param name="Application">None before the company has begun.</param>
internal sealed record OwnApplicationView(
    DateTimeOffset Now, CompanyView Company, int Year, string Campaign, DateTimeOffset Closes, IReadOnlyList<FieldView> Fields, IReadOnlyList<DocumentRuleView> DocumentRules,
    DraftView? Application);

/// <param name="Kind"><c>text</c>, <c>integer</c>, <c>money</c> (万元), <c>phone</c>, <c>email</c>, <c>choice</c> or <c>promise</c>.</param>
internal sealed record FieldView(string Name, string Label, string Kind, bool Required, int? MinLength, int? MaxLength, IReadOnlyList<string> Choices)
{
    public static FieldView Of(FormField field) =>
        new(field.Name, field.Label, Camel.Of(field.Kind), field.Required, field.MinLength, field.MaxLength, field.Choices ?? []);
}

internal sealed record DocumentRuleView(string Kind, string Label, int MinCount, int MaxCount, long MaxBytes, IReadOnlyList<string> Types)
{
    public static DocumentRuleView Of(DocumentRule rule) => new(Camel.Of(rule.Kind), rule.Label, rule.MinCount, rule.MaxCount, rule.MaxBytes, rule.Types);
}

/// <summary>The application as its company sees it.</summary>
/// <param name="Fields">The form's answers by field name.</param>
/// <param name="Missing">What keeps it from being handed in.</param>
/// <param name="MayEdit">The company may write in it.</param>
/// <param name="MayAttach">Files may be added and taken away: while it may be written, and while a supplement is asked for.</param>
internal sealed record DraftView(
    long Id, long Revision, string Stage, string Outcome, string Title, int? AreaNumber, int? UnitNumber, IReadOnlyDictionary<string, string> Fields, string? ReceiptNumber,
    DateTimeOffset? SubmittedAt, IReadOnlyList<MissingView> Missing, IReadOnlyList<DocumentView> Documents, bool MayEdit, bool MayAttach, bool MayWithdraw);

/// <param name="Field">Of the form, or <c>title</c>, <c>area</c>, <c>unit</c>, <c>documents.form</c> ….</param>
internal sealed record MissingView(string Field, string Name, string Message)
{
    public static MissingView Of(BrokenRule rule) => new(rule.Field ?? "", rule.Name, rule.Message);
}

internal sealed record DocumentView(long Id, string Kind, string FileName, string Type, long Size, DateTimeOffset UploadedAt)
{
    public static DocumentView Of(ApplicationDocument document) =>
        new(document.Id, Camel.Of(document.Kind), document.FileName, document.Type, document.Size, document.UploadedAt);
}

/// <summary>What a page types, as much of it as has changed; what is left out stays.</summary>
internal sealed record DraftEdit(string? Title, int? AreaNumber, int? UnitNumber, IReadOnlyDictionary<string, string>? Fields);

/// <summary>The draft is on the server.</summary>
internal sealed record SavedView(long Revision, DateTimeOffset SavedAt, IReadOnlyList<MissingView> Missing);

internal sealed record ReceiptView(string Number, DateTimeOffset SubmittedAt, bool Again);

/// <param name="UploadId">A whole upload of the caller's.</param>
internal sealed record NewDocument(long UploadId, string? Kind);

internal sealed record Withdrawal(string? Reason);
