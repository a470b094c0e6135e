namespace BenchmarkWorkflow.Inbox.Absences;

/// <summary>What makes an absence acceptable, and who acts in it.</summary>
public static class AbsenceRules
{
    /// <summary>Most characters of a reason.</summary>
    public const int MaxReason = 500;

    public static BrokenRule? MayGiveReason(string? reason) =>
        reason?.Length > MaxReason ? new("reason-too-long", $"事由最多 {MaxReason} 字，现有 {reason.Length} 字，请精简。", "reason") : null;

    /// <param name="others">All absences not revoked, of everybody.</param>
    public static BrokenRule? MayDeclare(
        string user, string delegateTo, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, IReadOnlyList<Absence> others)
    {
        if (string.IsNullOrWhiteSpace(delegateTo)) return new("delegate-required", "请指定外出期间的受托人，以免任务停滞。", "delegate");
        if (delegateTo == user) return new("delegate-to-self", "受托人不能是本人，请另选他人。", "delegate");
        if (until <= from) return new("absence-backwards", "返回时间应晚于外出时间。", "until");
        if (until <= now) return new("absence-past", "返回时间已过，无须登记。", "until");
        if (others.Any(other => other.User == user && other.Overlaps(from, until)))
            return new("absence-overlaps", "该时段已登记外出，请先撤销原登记。", "from");
        return EndsAtSomebody(user, delegateTo, from, until, others)
            ? null : new("delegates-in-a-circle", $"{delegateTo} 同期外出并最终委托给您，请另选受托人。", "delegate");
    }

    /// <summary>Who acts for <paramref name="user"/> at the instant: the end of the chain of delegates; null when the user is there.</summary>
    public static string? DelegateOf(string user, DateTimeOffset instant, IReadOnlyList<Absence> absences)
    {
        var holder = user;
        var seen = new HashSet<string> { user };
        while (absences.FirstOrDefault(absence => absence.User == holder && absence.Covers(instant)) is { } away)
        {
            if (!seen.Add(away.Delegate)) return null;
            holder = away.Delegate;
        }

        return holder == user ? null : holder;
    }

    private static bool EndsAtSomebody(string user, string delegateTo, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<Absence> others)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>([delegateTo]);
        while (next.TryDequeue(out var person))
        {
            if (person == user) return false;
            if (!reached.Add(person)) continue;
            foreach (var away in others.Where(other => other.User == person && other.Overlaps(from, until))) next.Enqueue(away.Delegate);
        }

        return true;
    }
}
