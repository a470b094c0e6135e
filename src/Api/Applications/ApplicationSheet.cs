using BenchmarkWorkflow.Api.Sheets;
using BenchmarkWorkflow.Selection.Applications;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>The columns that the list of applications can be exported with, in their order.</summary>
internal static class ApplicationSheet
{
    public static IReadOnlyList<SheetColumn<ApplicationRow>> Columns { get; } =
    [
        new("receiptNumber", "受理编号", 16, row => row.ReceiptNumber),
        new("company", "企业名称", 36, row => row.Company),
        new("creditCode", "统一社会信用代码", 22, row => row.CreditCode),
        new("title", "质量标杆名称", 44, row => row.Title),
        new("area", "重点领域", 30, row => row.AreaName),
        new("unit", "推荐单位", 30, row => row.UnitName),
        new("stage", "所处阶段", 14, row => InChinese(row.Stage)),
        new("outcome", "结果", 12, row => InChinese(row.Outcome)),
        new("contactName", "联系人", 12, row => row.ContactName),
        new("contactPhone", "联系电话", 18, row => row.ContactPhone),
        new("contactEmail", "电子邮箱", 30, row => row.ContactEmail),
        new("createdAt", "建立时间", 18, row => row.CreatedAt),
        new("submittedAt", "提交时间", 18, row => row.SubmittedAt),
        new("packageAt", "材料包接收时间", 18, row => row.PackageAt),
        new("concludedAt", "办结时间", 18, row => row.ConcludedAt),
    ];

    private static string InChinese(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Draft => "填报中",
        ApplicationStage.Submitted => "已提交",
        ApplicationStage.Recommendation => "推荐",
        ApplicationStage.Returned => "退回修改",
        ApplicationStage.Eligibility => "资格审查",
        ApplicationStage.DocumentReview => "资料评审",
        ApplicationStage.Defence => "答辩评审",
        ApplicationStage.SiteCheck => "现场核查",
        ApplicationStage.Ranking => "综合排序",
        ApplicationStage.Notice => "公示",
        ApplicationStage.Concluded => "已办结",
    };

    private static string? InChinese(ApplicationOutcome outcome) => outcome switch
    {
        ApplicationOutcome.Open => null,
        ApplicationOutcome.Selected => "入选",
        ApplicationOutcome.NotSelected => "未入选",
        ApplicationOutcome.NotRecommended => "未获推荐",
        ApplicationOutcome.Ineligible => "资格审查未通过",
        ApplicationOutcome.Withdrawn => "已撤回",
        ApplicationOutcome.Late => "逾期未提交",
        ApplicationOutcome.Removed => "移出名单",
    };
}
