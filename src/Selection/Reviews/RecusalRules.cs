namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What is known of an expert when asking whether a tie exists.</summary>
/// <param name="Employer">As compared: see <c>Applicant.MatchName</c>.</param>
/// <param name="UnitId">The recommending unit the expert works for, if any.</param>
public sealed record ExpertTies(long ExpertId, string Employer, long? UnitId);

/// <summary>What is known of an application when asking whether a tie exists.</summary>
public sealed record ApplicationTies(long ApplicationId, string Applicant, long? UnitId);

/// <summary>One reason that keeps one expert from one application.</summary>
/// <param name="Declared">Whether a person declared it; else it follows from the data.</param>
public sealed record RecusalTie(long ExpertId, long ApplicationId, RecusalReason Reason, bool Declared, string Note = "");

/// <summary>The rules of recusal.</summary>
public static class RecusalRules
{
    /// <summary>What follows from the data alone: employer, recommending unit, applicant of the season. Answers the strongest reason, or none.</summary>
    /// <param name="seasonApplicants">The names of all applicants of the season, as compared.</param>
    public static RecusalTie? Derive(ExpertTies expert, ApplicationTies application, IReadOnlySet<string> seasonApplicants)
    {
        if (expert.Employer.Length > 0 && expert.Employer == application.Applicant)
            return Tie(RecusalReason.Employment);
        if (expert.UnitId is { } unit && unit == application.UnitId)
            return Tie(RecusalReason.RecommendingUnit);
        return expert.Employer.Length > 0 && seasonApplicants.Contains(expert.Employer) ? Tie(RecusalReason.SeasonApplicant) : null;

        RecusalTie Tie(RecusalReason reason) => new(expert.ExpertId, application.ApplicationId, reason, Declared: false);
    }

    /// <summary>The most that a declared tie's description has, in UTF-16 units.</summary>
    public const int MostNote = 1000;

    /// <summary><c>recusal-note-missing</c>: a declared tie must be described, so that it can be judged later; <c>field-too-long</c>.</summary>
    public static BrokenRule? MayDeclare(RecusalReason reason, string note) => TextRules.TooLong(("note", note, MostNote)).FirstOrDefault() ?? reason switch
    {
        RecusalReason.RecommendingUnit or RecusalReason.SeasonApplicant or RecusalReason.Employment => null,
        RecusalReason.Adviser or RecusalReason.Kinship or RecusalReason.Dispute or RecusalReason.PreparedMaterial or RecusalReason.SameController
            or RecusalReason.Shareholding or RecusalReason.OtherInterest =>
            string.IsNullOrWhiteSpace(note) ? new("recusal-note-missing", "请说明回避的具体情形。", "note") : null,
    };

    /// <summary><c>company-missing</c>: a tie to a company names it.</summary>
    public static BrokenRule? MayName(string companyMatch) =>
        companyMatch.Length < 4 ? new("company-missing", "请填写企业全称（与营业执照一致）。", "company") : null;

    /// <summary><c>expert-recused</c>: nobody judges what they are recused from.</summary>
    public static BrokenRule? MayJudge(RecusalTie? tie) =>
        tie is null ? null : new("expert-recused", $"该专家须回避此申报：{tie.Reason.Text()}。请改派其他专家。");
}
