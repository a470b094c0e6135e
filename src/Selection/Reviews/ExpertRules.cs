namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>An expert's entry as it is typed.</summary>
/// <param name="Account">The user name to sign in with.</param>
/// <param name="AreaIds">Ids of the key areas known.</param>
/// <param name="UnitId">The recommending unit the expert works for, if any.</param>
public sealed record ExpertEntry(string Account, string Name, string Employer, string Email, int Capacity, IReadOnlyList<long> AreaIds, long? UnitId = null);

public static class ExpertRules
{
    /// <summary><c>account-missing</c>, <c>name-missing</c>, <c>employer-missing</c>, <c>email-malformed</c>, <c>capacity-range</c>, <c>areas-missing</c>.</summary>
    public static IReadOnlyList<BrokenRule> Check(ExpertEntry entry)
    {
        List<BrokenRule> broken = [];
        if (string.IsNullOrWhiteSpace(entry.Account)) broken.Add(new("account-missing", "请填写账号。", "account"));
        if (string.IsNullOrWhiteSpace(entry.Name)) broken.Add(new("name-missing", "请填写专家姓名。", "name"));
        if (string.IsNullOrWhiteSpace(entry.Employer)) broken.Add(new("employer-missing", "请填写工作单位，用于判定回避。", "employer"));
        if (!entry.Email.Contains('@', StringComparison.Ordinal)) broken.Add(new("email-malformed", "电子邮箱格式不正确。", "email"));
        if (entry.Capacity is < 1 or > 1000) broken.Add(new("capacity-range", "评审上限应在 1 到 1000 之间。", "capacity"));
        if (entry.AreaIds.Count == 0) broken.Add(new("areas-missing", "请至少选择一个熟悉的重点领域。", "areaIds"));
        return broken;
    }

    public static BrokenRule NotFound => new("expert-not-found", "没有找到该专家。");

    /// <summary><c>out-of-office-dates</c>.</summary>
    public static BrokenRule? MayBeOut(DateOnly? from, DateOnly? until) =>
        until is not null && (from is null || until < from) ? new("out-of-office-dates", "外出结束日期早于开始日期。", "until") : null;

    /// <summary>Whether a day lies outside the absence; without a last day it goes on.</summary>
    public static bool IsAvailable(DateOnly? outFrom, DateOnly? outUntil, DateOnly day) => !(outFrom <= day && day <= (outUntil ?? DateOnly.MaxValue));
}
