namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Whom the secretariat may choose itself.</summary>
public static class AssignmentRules
{
    /// <summary><c>expert-unfit</c>: who is recused, away, at capacity, asked before or not in the pool; another area alone is no bar.</summary>
    /// <param name="reason">Why the expert was not given the application; none: not in the pool.</param>
    public static BrokenRule? MayChoose(AssignmentReason? reason) => reason?.Cause switch
    {
        AssignmentCause.Balance or AssignmentCause.OtherArea => null,
        AssignmentCause.Assigned or AssignmentCause.AssignedOutsideArea or AssignmentCause.Recused or AssignmentCause.OutOfOffice or AssignmentCause.AtCapacity or AssignmentCause.AskedBefore =>
            new("expert-unfit", $"不能选择该专家：{reason.Text}", "expertId"),
        null => new("expert-unfit", "该专家不在专家库中。", "expertId"),
    };

    /// <summary><c>no-expert-left</c>: a sheet is taken from nobody where nobody can be given it.</summary>
    public static BrokenRule? MayTakeAway(AssignmentResult replaced) =>
        replaced.Gaps.Count == 0 ? null : new("no-expert-left", "没有可改派的专家，原专家的评审保留。请先在专家库补充专家。");
}
