namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What may be done with a sheet.</summary>
public static class ScoreSheetRules
{
    /// <summary><c>sheet-not-yours</c>: only the expert it was given to fills it in.</summary>
    public static BrokenRule? IsOwn(ScoreSheet sheet, long expertId) =>
        sheet.ExpertId == expertId ? null : new("sheet-not-yours", "此评分表未分配给您。");

    /// <summary><c>sheet-closed</c>: handed in, declined, replaced or voided sheets do not change.</summary>
    public static BrokenRule? IsOpen(ScoreSheet sheet) => sheet.State switch
    {
        ScoreSheetState.Assigned or ScoreSheetState.Draft => null,
        ScoreSheetState.Submitted => new("sheet-closed", "评分已提交，不能再改。"),
        ScoreSheetState.Declined => new("sheet-closed", "您已谢绝此项评审。"),
        ScoreSheetState.Replaced => new("sheet-closed", "此项评审逾期，已改由其他专家进行。"),
        ScoreSheetState.Voided => new("sheet-closed", "因回避，此评分表已作废。"),
    };

    /// <summary><c>sheet-changed</c>: it was saved elsewhere since it was read.</summary>
    public static BrokenRule? IsCurrent(ScoreSheet sheet, long? expectedRevision) =>
        expectedRevision is null || expectedRevision == sheet.Revision ? null : new("sheet-changed", "评分表已在别处修改，请刷新后再保存。");

    /// <summary>
    /// <c>sheet-replaced</c>: once; <c>sheet-counts</c>: a score handed in is not replaced; <c>sheet-not-late</c>: an open one only after its due time.
    /// </summary>
    public static BrokenRule? MayReplace(ScoreSheet sheet, DateTimeOffset now)
    {
        if (sheet.ReplacedAt is not null) return new("sheet-replaced", "已为此评分表改派其他专家。");
        return sheet.State switch
        {
            ScoreSheetState.Submitted => new("sheet-counts", "评分已提交，不能更换专家。"),
            ScoreSheetState.Assigned or ScoreSheetState.Draft when now < sheet.DueAt => new("sheet-not-late", "尚未到评审截止时间，不能以逾期为由更换专家。"),
            ScoreSheetState.Assigned or ScoreSheetState.Draft or ScoreSheetState.Declined or ScoreSheetState.Replaced or ScoreSheetState.Voided => null,
        };
    }
}
