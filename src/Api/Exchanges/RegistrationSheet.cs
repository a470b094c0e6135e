using BenchmarkWorkflow.Api.Sheets;
using BenchmarkWorkflow.Selection.Exchanges;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>The columns that a list of registrations is exported with.</summary>
internal static class RegistrationSheet
{
    public static IReadOnlyList<SheetColumn<EventRegistration>> Columns { get; } =
    [
        new("name", "姓名", 14, row => row.Name),
        new("company", "单位", 36, row => row.Company),
        new("role", "身份", 12, row => InChinese(row.Role)),
        new("phone", "联系电话", 18, row => row.Phone),
        new("email", "电子邮箱", 30, row => row.Email),
        new("state", "报名状态", 12, row => InChinese(row.State)),
        new("code", "签到码", 12, row => row.Code),
        new("registeredAt", "报名时间", 18, row => row.RegisteredAt),
        new("promotedAt", "递补时间", 18, row => row.PromotedAt),
        new("checkedInAt", "签到时间", 18, row => row.CheckedInAt),
        new("rating", "评价", 8, row => row.Rating),
        new("feedback", "意见和建议", 50, row => row.Feedback),
    ];

    private static string InChinese(RegistrationRole role) => role switch
    {
        RegistrationRole.Participant => "参会",
        RegistrationRole.Speaker => "分享企业",
        RegistrationRole.Lecturer => "授课专家",
        RegistrationRole.Organiser => "会务",
    };

    private static string InChinese(RegistrationState state) => state switch
    {
        RegistrationState.Registered => "已报名",
        RegistrationState.Waiting => "候补",
        RegistrationState.Cancelled => "已取消",
    };
}
