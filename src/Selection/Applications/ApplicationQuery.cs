using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>Which applications of a campaign, and in which order.</summary>
/// <param name="Stages">Any of these; none given means all.</param>
/// <param name="Outcomes">Likewise.</param>
/// <param name="Reviewed">Only those that were given to experts.</param>
/// <param name="Text">Part of the company's name, its credit code, the title or the receipt number.</param>
public sealed record ApplicationQuery(
    long CampaignId, IReadOnlyList<ApplicationStage>? Stages = null, IReadOnlyList<ApplicationOutcome>? Outcomes = null, IReadOnlyList<int>? AreaNumbers = null,
    IReadOnlyList<int>? UnitNumbers = null, string? Text = null, ApplicationSort Sort = ApplicationSort.Received, bool Descending = false,
    bool Reviewed = false);

public enum ApplicationSort
{
    /// <summary>In the order the drafts were opened.</summary>
    Received,
    Receipt,
    Company,
    Title,
    Area,
    Unit,
    /// <summary>In the order an application goes through them.</summary>
    Stage,
    Outcome,
    SubmittedAt,
    PackageAt,
}

/// <summary>One line of the list.</summary>
public sealed record ApplicationRow
{
    public required long Id { get; init; }
    public required string? ReceiptNumber { get; init; }
    public required long ApplicantId { get; init; }
    public required string Company { get; init; }
    public required string CreditCode { get; init; }
    public required string ContactName { get; init; }
    public required string ContactPhone { get; init; }
    public required string ContactEmail { get; init; }
    /// <summary>Empty before it was handed in: nobody but the company reads a draft.</summary>
    public required string Title { get; init; }
    public required int? AreaNumber { get; init; }
    public required string? AreaName { get; init; }
    public required int? UnitNumber { get; init; }
    public required string? UnitName { get; init; }
    public required ApplicationStage Stage { get; init; }
    public required ApplicationOutcome Outcome { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required DateTimeOffset? PackageAt { get; init; }
    public required DateTimeOffset? ConcludedAt { get; init; }
}

/// <summary>One page of a list.</summary>
/// <param name="Next">Where the next page begins; none at the end.</param>
public sealed record ApplicationPage(IReadOnlyList<ApplicationRow> Rows, string? Next);

/// <summary>The place after a row, in a list of one order: the row's key as text, and its id.</summary>
internal sealed record ApplicationCursor(ApplicationSort Sort, bool Descending, string Key, long Id)
{
    public string Write() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Sort}\n{(Descending ? 1 : 0)}\n{Id}\n{Key}")));

    /// <exception cref="RuleBrokenException"><c>cursor-invalid</c>: the text is no place in a list of that order.</exception>
    public static ApplicationCursor Read(string text, ApplicationQuery query)
    {
        if (Base64Url.IsValid(text) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 4) is [var sort, var descending, var id, var key]
            && int.TryParse(sort, CultureInfo.InvariantCulture, out var sorted) && (ApplicationSort)sorted == query.Sort && descending == (query.Descending ? "1" : "0")
            && long.TryParse(id, CultureInfo.InvariantCulture, out var last))
            return new(query.Sort, query.Descending, key, last);
        throw new RuleBrokenException(new BrokenRule("cursor-invalid", "翻页位置无效，请从第一页重新查看。", "cursor"));
    }
}
