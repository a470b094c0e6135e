using BenchmarkWorkflow.Selection.Applications;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>What the secretariat can change of a campaign. The values are those of its file; code holds no default.</summary>
public sealed record CampaignSettings
{
    /// <summary>Where each value comes from, by path (<c>quota.base</c>) or for a whole section (<c>review</c>).</summary>
    public required IReadOnlyDictionary<string, SourceMark> Sources { get; init; }

    public required QuotaSettings Quota { get; init; }
    public required ApplicationSettings Application { get; init; }
    public required PackageSettings Package { get; init; }
    public required EligibilitySettings Eligibility { get; init; }
    public required ReviewSettings Review { get; init; }
    public required DefenceSettings Defence { get; init; }
    public required SiteCheckSettings SiteCheck { get; init; }
    public required RankingSettings Ranking { get; init; }
    public required NoticeSettings Notice { get; init; }
    public required ExchangeSettings Exchange { get; init; }
}

/// <summary>How many applications a unit may recommend.</summary>
/// <param name="Base">Without relaxation (N 3).</param>
/// <param name="Extended">With a granted relaxation (N 5).</param>
public sealed record QuotaSettings(int Base, int Extended);

/// <summary>What an application must hold.</summary>
/// <param name="Form">The fields of the form, in their order.</param>
/// <param name="Documents">The kinds of document, with how many and how large.</param>
/// <param name="Stages">Which stage may follow which; the process owner's order.</param>
/// <param name="ReceiptPrefix">What a receipt number begins with, such as <c>QB2022-</c>.</param>
/// <param name="ReceiptDigits">How many digits a receipt number has at least.</param>
public sealed record ApplicationSettings(
    IReadOnlyList<FormField> Form, IReadOnlyList<DocumentRule> Documents, IReadOnlyList<StageStep> Stages, string ReceiptPrefix, int ReceiptDigits);

/// <summary>One field of the application form.</summary>
/// <param name="Name">Stable camel-case id; also the <c>Field</c> of a rule it breaks.</param>
/// <param name="Label">What people read.</param>
/// <param name="Kind">What is accepted.</param>
/// <param name="MaxLength">Characters at most; for text.</param>
/// <param name="Choices">The answers offered; for <see cref="FormFieldKind.Choice"/>.</param>
public sealed record FormField(
    string Name, string Label, FormFieldKind Kind, bool Required = true, int? MinLength = null, int? MaxLength = null, IReadOnlyList<string>? Choices = null, SourceMark Source = SourceMark.P);

public enum FormFieldKind
{
    Text,
    Integer,
    /// <summary>An amount in 万元, may be negative.</summary>
    Money,
    Phone,
    Email,
    Choice,
    /// <summary>A promise that has to be given: only <c>true</c> will do.</summary>
    Promise,
}

/// <summary>How many files of a kind, how large, and of which type.</summary>
/// <param name="MaxBytes">Of one file.</param>
/// <param name="Types">Types by content, of <c>doc docx pdf png jpg xls xlsx</c>.</param>
public sealed record DocumentRule(DocumentKind Kind, string Label, int MinCount, int MaxCount, long MaxBytes, IReadOnlyList<string> Types);

/// <summary>A step an application may take from one stage to another.</summary>
public sealed record StageStep(ApplicationStage From, ApplicationStage To);

/// <summary>What the company's e-mail package must be.</summary>
/// <param name="MaxBytes">Of the archive.</param>
/// <param name="Extension">Of the file name, with its dot (N <c>.rar</c>).</param>
/// <param name="WordExtensions">What counts as a Word document.</param>
/// <param name="MinWordDocuments">How many of them at least (N: form, experience, proofs).</param>
/// <param name="RequiredNames">Groups of words; each group must be met by the name of one Word document. Empty: names do not matter.</param>
/// <param name="ReplyPrefixes">What a mail program puts before a subject.</param>
public sealed record PackageSettings(
    long MaxBytes, string Extension, IReadOnlyList<string> WordExtensions, int MinWordDocuments, IReadOnlyList<IReadOnlyList<string>> RequiredNames, IReadOnlyList<string> ReplyPrefixes);

/// <summary>How the secretariat checks completeness and eligibility.</summary>
/// <param name="SupplementWorkingDays">How long a company has to hand in what is missing.</param>
/// <param name="MaxSupplements">How often it may be asked.</param>
public sealed record EligibilitySettings(IReadOnlyList<EligibilityItem> Checklist, int SupplementWorkingDays, int MaxSupplements);

/// <summary>One line of the checklist.</summary>
/// <param name="Correctable">Whether a supplement can mend it; else failing it means rejection.</param>
public sealed record EligibilityItem(string Name, string Text, bool Correctable, SourceMark Source = SourceMark.P);

/// <summary>How experts judge the documents.</summary>
/// <param name="ExpertsPerApplication">k (D 3).</param>
/// <param name="MaxLoadPerExpert">Applications one expert is given at most.</param>
/// <param name="SpreadLimit">Points of 100 between highest and lowest that call one more expert (D 15).</param>
/// <param name="Rubric">What is scored, with the points of each.</param>
/// <param name="TrimFrom">From how many scores on the highest and the lowest are left out; 0: never.</param>
/// <param name="DaysToScore">Calendar days an expert has.</param>
/// <param name="MinScores">Valid scores without which there is no result.</param>
/// <param name="PassScore">The aggregated score an application needs to go on to the defence.</param>
/// <param name="RecusalYears">How many years back a tie counts (P 3).</param>
public sealed record ReviewSettings(
    int ExpertsPerApplication, int MaxLoadPerExpert, decimal SpreadLimit, IReadOnlyList<RubricItem> Rubric, int TrimFrom, int DaysToScore, int MinScores, decimal PassScore, int RecusalYears);

/// <summary>One line of a rubric. Scores run from 0 to <paramref name="MaxPoints"/>.</summary>
public sealed record RubricItem(string Name, string Text, decimal MaxPoints);

/// <summary>How companies present.</summary>
/// <param name="PresentMinutes">P 10.</param>
/// <param name="QuestionMinutes">P 10.</param>
/// <param name="BufferMinutes">Between two slots.</param>
/// <param name="SlotsPerSession">Companies a session hears at most.</param>
/// <param name="PanelSize">Experts on a panel.</param>
/// <param name="MaxPresenters">People a company may bring.</param>
/// <param name="ReceiptDays">Calendar days before the session by which the company answers the invitation.</param>
/// <param name="NoShow">What an unexcused absence means: <c>scoreZero</c> or <c>excluded</c>.</param>
/// <param name="DayStartsAt">Shanghai time the first session of a day begins.</param>
public sealed record DefenceSettings(
    int PresentMinutes, int QuestionMinutes, int BufferMinutes, int SlotsPerSession, int PanelSize, int MaxPresenters, int ReceiptDays, string NoShow, TimeOnly DayStartsAt,
    IReadOnlyList<RubricItem> Rubric, int TrimFrom);

/// <summary>Which applications are visited.</summary>
/// <param name="Criteria">Words the process owner's condition can use; for people.</param>
/// <param name="TeamSize">Members of a team.</param>
/// <param name="ScoreGap">Points between document and defence score that suggest a visit.</param>
public sealed record SiteCheckSettings(int TeamSize, decimal ScoreGap, string Criteria);

/// <summary>How the result is ranked.</summary>
/// <param name="DocumentWeight">Share of the document score; with <paramref name="DefenceWeight"/> it makes 1.</param>
/// <param name="MaxSelected">Places on the list at most.</param>
/// <param name="MinScore">Weighted score without which nobody is listed.</param>
public sealed record RankingSettings(decimal DocumentWeight, decimal DefenceWeight, int MaxSelected, decimal MinScore);

/// <summary>How long the list is published.</summary>
/// <param name="WorkingDays">D 5.</param>
/// <param name="CountFirstDay">Whether the day of publication counts (D no).</param>
/// <param name="ClosesAt">Shanghai time on the last day, <c>24:00</c> (D).</param>
/// <param name="RenoticeWorkingDays">When a corrected list is noticed again.</param>
/// <param name="ObjectionDecisionWorkingDays">How long the secretariat has to decide an objection.</param>
public sealed record NoticeSettings(int WorkingDays, bool CountFirstDay, string ClosesAt, int RenoticeWorkingDays, int ObjectionDecisionWorkingDays);

/// <summary>The meetings after selection.</summary>
/// <param name="Events">How many (N 4).</param>
/// <param name="IntervalDays">Calendar days from one to the next; the first is the date <c>exchange</c>.</param>
/// <param name="Capacity">Seats of one.</param>
/// <param name="ReminderDays">Calendar days before the event.</param>
public sealed record ExchangeSettings(int Events, int IntervalDays, int Capacity, IReadOnlyList<int> ReminderDays);
