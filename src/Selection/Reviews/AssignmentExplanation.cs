namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Why an expert was, or was not, given an application.</summary>
public enum AssignmentCause
{
    Assigned,
    /// <summary>Assigned although of another area: nobody else was left.</summary>
    AssignedOutsideArea,
    Recused,
    OutOfOffice,
    AtCapacity,
    /// <summary>Asked before: judging, declined, replaced.</summary>
    AskedBefore,
    /// <summary>Does not know the area, and enough who do were found.</summary>
    OtherArea,
    /// <summary>Has as much to do as those chosen, or more; or choosing them would have left another application short or the loads less even.</summary>
    Balance,
}

/// <summary>One line of the why-not page.</summary>
public sealed record AssignmentReason(long ExpertId, AssignmentCause Cause, string Text, int Load, int Capacity);

/// <summary>Explains an assignment, expert by expert.</summary>
public static class AssignmentExplanation
{
    /// <param name="candidates">With their loads after the assignment.</param>
    /// <param name="ties">Recusals of this application.</param>
    /// <param name="assigned">The experts it was given.</param>
    public static IReadOnlyList<AssignmentReason> For(
        ReviewDemand demand, IReadOnlyCollection<Candidate> candidates, IEnumerable<RecusalTie> ties, IReadOnlySet<long> assigned)
    {
        var tieOf = ties.GroupBy(tie => tie.ExpertId).ToDictionary(group => group.Key, group => group.OrderBy(tie => tie.Reason).First());
        return [.. candidates.OrderBy(c => c.ExpertId).Select(c => Line(demand, c, tieOf.GetValueOrDefault(c.ExpertId), assigned))];
    }

    private static AssignmentReason Line(ReviewDemand demand, Candidate expert, RecusalTie? tie, IReadOnlySet<long> assigned)
    {
        var knowsArea = expert.AreaIds.Contains(demand.AreaId);
        if (assigned.Contains(expert.ExpertId))
            return knowsArea
                ? Say(AssignmentCause.Assigned, $"已分配：领域相符，现有 {expert.Load} 项，上限 {expert.Capacity} 项。")
                : Say(AssignmentCause.AssignedOutsideArea, $"已分配：领域不符，但已无其他可用专家；现有 {expert.Load} 项，上限 {expert.Capacity} 项。");
        if (tie is not null) return Say(AssignmentCause.Recused, $"须回避：{tie.Reason.Text()}{(tie.Declared ? "（已申明）" : "（按登记信息判定）")}。");
        if (demand.AskedBefore.Contains(expert.ExpertId)) return Say(AssignmentCause.AskedBefore, "已为此申报分配过，不再重复分配。");
        if (!expert.Available) return Say(AssignmentCause.OutOfOffice, "外出，暂不分配。");
        if (expert.Load >= expert.Capacity) return Say(AssignmentCause.AtCapacity, $"已满：{expert.Load} 项，上限 {expert.Capacity} 项。");
        return knowsArea
            ? Say(AssignmentCause.Balance, $"领域相符，现有 {expert.Load} 项；为均衡全体专家的工作量，本次未选。")
            : Say(AssignmentCause.OtherArea, "领域不符，领域相符的专家优先。");

        AssignmentReason Say(AssignmentCause cause, string text) => new(expert.ExpertId, cause, text, expert.Load, expert.Capacity);
    }
}
