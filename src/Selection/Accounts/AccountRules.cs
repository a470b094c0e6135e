namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>What an account says of its owner, as it is typed.</summary>
/// <param name="Email">Where letters go; may be empty, but then no link can be sent.</param>
/// <param name="Units">The numbers of the recommending units whose staff they are; needs <see cref="Accounts.Roles.Unit"/>.</param>
public sealed record AccountEntry(string DisplayName, string Email, IReadOnlyList<string> Roles, IReadOnlyList<int> Units);

public static class AccountRules
{
    private const int ShortestName = 2, LongestName = 100;

    /// <summary>Who acts without being anybody, as the records of the product name them.</summary>
    private static readonly string[] Reserved = ["system", "public", "operator", "mailbox", "admin", "root", .. Roles.All];

    /// <summary><c>user-name-missing</c>, <c>user-name-unusable</c>, <c>user-name-taken</c> for a name that nobody may have.</summary>
    public static BrokenRule? MayBeCalled(string name) =>
        name.Length == 0 ? new("user-name-missing", "请填写用户名，可以用电子邮箱。", "userName")
        : name.Length is < ShortestName or > LongestName || !name.All(c => char.IsLetterOrDigit(c) || "._-@+".Contains(c))
            ? new("user-name-unusable", $"用户名为 {ShortestName} 至 {LongestName} 个汉字、字母或数字，可以用点、下划线、连字符，也可以用电子邮箱。", "userName")
        : Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) ? Taken(name) : null;

    public static BrokenRule Taken(string name) => new("user-name-taken", $"用户名“{name}”已被使用，请换一个。", "userName");

    /// <summary>
    /// <c>display-name-missing</c>, <c>field-too-long</c>, <c>name-malformed</c>, <c>roles-missing</c>, <c>role-unknown</c>, <c>role-of-companies</c>, <c>units-missing</c>, <c>units-without-role</c>. Companies make their accounts
    /// themselves: that role is neither given nor taken.
    /// </summary>
    /// <param name="before">The roles so far.</param>
    public static IReadOnlyList<BrokenRule> Check(AccountEntry entry, IReadOnlyList<string> before)
    {
        List<BrokenRule> broken = [.. TextRules.TooLong(("displayName", entry.DisplayName, TextRules.Person)), .. TextRules.NotNames(("displayName", entry.DisplayName))];
        if (string.IsNullOrWhiteSpace(entry.DisplayName)) broken.Add(new("display-name-missing", "请填写显示名称。", "displayName"));
        if (entry.Roles.Count == 0) broken.Add(new("roles-missing", "请至少选择一个角色。", "roles"));
        if (entry.Roles.Except(Roles.All).Any()) broken.Add(new("role-unknown", "没有这个角色。", "roles"));
        if (entry.Roles.Contains(Roles.Applicant) != before.Contains(Roles.Applicant)) broken.Add(new("role-of-companies", "申报企业的账户由企业自行注册，该角色不能授予或取消。", "roles"));
        if (entry.Roles.Contains(Roles.Unit) && entry.Units.Count == 0) broken.Add(new("units-missing", "请选择所属推荐单位。", "units"));
        if (!entry.Roles.Contains(Roles.Unit) && entry.Units.Count > 0) broken.Add(new("units-without-role", "选择推荐单位须先选择推荐单位角色。", "units"));
        return broken;
    }
}
