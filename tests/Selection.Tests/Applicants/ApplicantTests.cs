using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests.Applicants;

public class ApplicantTests
{
    // The check characters were computed by the standard's formula in another program; the first four are codes of well-known companies.
    [Theory]
    [InlineData("914403001922038216", null)]
    [InlineData("9144030071526726XG", null)]
    [InlineData("91330100799655058B", null)]
    [InlineData("91110000802100433B", null)]
    [InlineData("91110108MA00A1B2CL", null)]
    [InlineData("91310000000000001Y", null)]
    [InlineData("914403001922038217", "credit-code-check")]
    [InlineData("914403001922032816", "credit-code-check")] // two digits swapped
    [InlineData("91440300192203821", "credit-code-length")]
    [InlineData("9144030019220382166", "credit-code-length")]
    [InlineData("91440300I922038216", "credit-code-character")]
    [InlineData("9144030O1922038216", "credit-code-character")]
    [InlineData("91440300S922038216", "credit-code-character")]
    [InlineData("91440300V922038216", "credit-code-character")]
    [InlineData("91440300Z922038216", "credit-code-character")]
    [InlineData("9144030A1922038216", "credit-code-division")]
    public void A_credit_code_is_checked_by_GB_32100(string code, string? rule) => Assert.Equal(rule, CreditCode.Check(code)?.Name);

    [Fact]
    public void A_credit_code_when_any_one_character_is_mistaken_is_refused()
    {
        const string code = "9144030071526726XG";
        const string characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (var i = 0; i < code.Length; i++)
            foreach (var c in characters.Where(c => c != code[i]))
                Assert.NotNull(CreditCode.Check(code[..i] + c + code[(i + 1)..]));
    }

    [Theory]
    [InlineData("ａｂｃ（北京）有限公司", "ABC(北京)有限公司")]
    [InlineData(" 华 光　精密\u200b制造\t有限公司 ", "华光精密制造有限公司")]
    [InlineData("阿里·巴巴—中国", "阿里·巴巴-中国")]
    [InlineData("", "")]
    public void A_company_name_is_compared_in_one_form(string typed, string normal) => Assert.Equal(normal, CompanyName.Normal(typed));

    [Theory]
    [InlineData("Re: 甲公司", "甲公司")]
    [InlineData("回复：转发： Fw: 甲公司", "甲公司")]
    [InlineData("RE[12]: 甲公司", "甲公司")]
    [InlineData("Renault 公司", "RENAULT公司")]
    [InlineData("申报 甲公司", "申报甲公司")]
    public void A_subject_loses_only_what_mail_programs_put_before_it(string subject, string normal) =>
        Assert.Equal(normal, CompanyName.NormalSubject(subject, ["re", "fw", "fwd", "答复", "回复", "转发"]));

    [Theory]
    [InlineData("13800000000", true)]
    [InlineData("010-68416386", true)]
    [InlineData("（010）68416386", true)]
    [InlineData("0755 2345 6789", true)]
    [InlineData("1380000000", false)]
    [InlineData("call me", false)]
    public void A_phone_is_a_mobile_or_a_landline_with_area_code(string text, bool accepted) => Assert.Equal(accepted, ApplicantRules.IsPhone(text));

    [Theory]
    [InlineData("qmb@caq.org.cn", true)]
    [InlineData("a b@caq.org.cn", false)]
    [InlineData("qmb@caq", false)]
    [InlineData("韩 <qmb@caq.org.cn>", false)]
    [InlineData("a@b.cn\nBcc: x@y.cn", false)]
    public void A_mail_address_is_one_plain_address(string text, bool accepted) => Assert.Equal(accepted, ApplicantRules.IsEmail(text));

    [Theory, EachDatabase]
    public async Task A_company_when_its_code_is_registered_already_is_refused(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var data = new ApplicantData("华光精密制造有限公司", " 9144030071526726xg ", "深圳", "张工", "13800000000", "a@example.com");
        var first = await season.Do<ApplicantRegister, Applicant>((register, ct) => register.RegisterAsync(data, "u1", ct));

        Assert.Equal("9144030071526726XG", first.CreditCode);
        Assert.Equal(["credit-code-taken"], await season.Refused<ApplicantRegister>((register, ct) => register.RegisterAsync(data with { FullName = "另一家制造公司" }, "u2", ct)));
        Assert.Equal(
            ["full-name-invalid", "credit-code-length", "field-missing", "phone-invalid", "email-invalid"],
            await season.Refused<ApplicantRegister>((register, ct) => register.RegisterAsync(new("甲", "1", "", "张工", "1", "x"), "u3", ct)));
    }

    [Theory, EachDatabase]
    public async Task A_company_when_changed_from_an_old_revision_is_refused_and_its_code_never_changes(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var company = await season.CompanyAsync();
        var data = new ApplicantData("改名后的制造有限公司", company.CreditCode, "上海", "李工", "13900000000", "b@example.com");

        var changed = await season.Do<ApplicantRegister, Applicant>((register, ct) => register.ChangeAsync(company.Id, company.Revision, data, "u1", ct));

        Assert.Equal(("改名后的制造有限公司", company.Revision + 1), (changed.MatchName, changed.Revision));
        Assert.Equal(["applicant-stale"], await season.Refused<ApplicantRegister>((register, ct) => register.ChangeAsync(company.Id, company.Revision, data, "u1", ct)));
        Assert.Equal(["credit-code-fixed"], await season.Refused<ApplicantRegister>((register, ct) => register.ChangeAsync(company.Id, changed.Revision, data with { CreditCode = "9144030071526726XG" }, "u1", ct)));
    }
}
