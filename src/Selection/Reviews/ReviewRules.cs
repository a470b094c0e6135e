namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Who looks at scores.</summary>
public enum ScoreViewerRole
{
    Expert,
    Secretariat,
    /// <summary>Applicants, units, the public.</summary>
    Outsider,
}

/// <summary>Who looks; <paramref name="ExpertId"/> for an expert.</summary>
public sealed record ScoreViewer(ScoreViewerRole Role, long? ExpertId = null);

/// <summary>Who may see which score when. Denies whatever it does not name.</summary>
public static class ReviewRules
{
    /// <param name="sheet">The sheet looked at.</param>
    /// <param name="sheets">All the sheets of the same application.</param>
    /// <param name="viewerIsRecused">Whether the viewer is recused from the application.</param>
    /// <returns>
    /// The broken rule: <c>score-secret</c> (not an expert of this application, nor the secretariat), <c>expert-recused</c>,
    /// <c>score-blind</c> (others' scores before all are in).
    /// </returns>
    public static BrokenRule? MaySee(ScoreViewer viewer, ScoreSheet sheet, IReadOnlyCollection<ScoreSheet> sheets, bool viewerIsRecused)
    {
        if (viewerIsRecused) return new("expert-recused", "您须回避此申报，不能查看其评分。");
        return viewer.Role switch
        {
            ScoreViewerRole.Outsider => new("score-secret", "评分不对外公开。"),
            ScoreViewerRole.Secretariat => AreAllIn(sheets) ? null : new("score-blind", "全部评分提交后方可查看。"),
            ScoreViewerRole.Expert => OfExpert(viewer.ExpertId, sheet, sheets),
        };
    }

    /// <summary>Whether nobody is still to judge. With no sheet at all, nothing is in.</summary>
    public static bool AreAllIn(IReadOnlyCollection<ScoreSheet> sheets) =>
        sheets.Any(s => s.State == ScoreSheetState.Submitted) && !sheets.Any(s => s.IsOpen);

    private static BrokenRule? OfExpert(long? expert, ScoreSheet sheet, IReadOnlyCollection<ScoreSheet> sheets)
    {
        if (expert is null) return new("score-secret", "评分不对外公开。");
        if (sheet.ExpertId == expert && sheet.State is not ScoreSheetState.Voided) return null;
        if (!sheets.Any(s => s.ExpertId == expert && s.State == ScoreSheetState.Submitted)) return new("score-blind", "提交自己的评分后方可查看其他专家的评分。");
        return AreAllIn(sheets) ? null : new("score-blind", "全部评分提交后方可查看。");
    }
}
