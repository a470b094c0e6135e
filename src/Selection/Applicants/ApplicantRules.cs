using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Selection.Applicants;

/// <summary>What a company registers with.</summary>
public sealed record ApplicantData(string FullName, string CreditCode, string Address, string ContactName, string ContactPhone, string ContactEmail);

/// <summary>What a registration must say.</summary>
public static partial class ApplicantRules
{
    /// <summary>Everything wrong with the data, field by field; none when a company can be registered with it.</summary>
    public static IReadOnlyList<BrokenRule> Problems(ApplicantData data)
    {
        List<BrokenRule> broken = [.. TextRules.NotNames(("fullName", data.FullName), ("contactName", data.ContactName))];
        var name = (data.FullName ?? "").Trim();
        if (CompanyName.Normal(name).Length is < 4 or > 100)
            broken.Add(new("full-name-invalid", "请填写营业执照上的企业全称（4 至 100 个字符）。", "fullName"));
        if (CreditCode.Check(CreditCode.Normal(data.CreditCode)) is { } code) broken.Add(code);
        Needed(broken, data.Address, 200, "address", "企业地址");
        Needed(broken, data.ContactName, 40, "contactName", "联系人");
        if (!IsPhone(data.ContactPhone)) broken.Add(new("phone-invalid", "请填写手机号或带区号的固定电话。", "contactPhone"));
        if (!IsEmail(data.ContactEmail)) broken.Add(new("email-invalid", "请填写有效的电子邮箱，通知将发往该地址。", "contactEmail"));
        return broken;
    }

    /// <summary>A mobile of 11 digits, or a landline with area code; spaces, brackets and dashes may stand between.</summary>
    public static bool IsPhone(string? text) => text is { Length: <= 30 } && Phone().IsMatch(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));

    /// <summary>One address, as mail programs accept it; no display name.</summary>
    public static bool IsEmail(string? text) => text is { Length: <= 254 } && Email().IsMatch(text);

    private static void Needed(List<BrokenRule> broken, string? text, int most, string field, string label)
    {
        if (string.IsNullOrWhiteSpace(text)) broken.Add(new("field-missing", $"请填写{label}。", field));
        else if (text.Length > most) broken.Add(new("field-too-long", $"{label}不能超过 {most} 个字符。", field));
    }

    [GeneratedRegex(@"^((\+?86-?)?1\d{10}|(\+?86-?)?[(（]?0\d{2,3}[)）]?[-—]?\d{7,8}([-转]\d{1,6})?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Email();
}
