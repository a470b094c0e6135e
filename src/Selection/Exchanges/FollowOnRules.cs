using BenchmarkWorkflow.Selection.Applicants;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>What may be done with publicity items, learning visits and diagnoses.</summary>
public static class FollowOnRules
{
    /// <summary><c>publicity-title-missing</c>, <c>publicity-outlet-missing</c>, <c>publicity-link</c> (network items have one, http or https), <c>publicity-ahead</c>, <c>field-too-long</c>.</summary>
    public static IReadOnlyList<BrokenRule> Check(Publicity item, DateOnly today)
    {
        List<BrokenRule> broken = [.. TextRules.TooLong(("title", item.Title, 200), ("outlet", item.Outlet, 100), ("link", item.Link, 1000))];
        if (string.IsNullOrWhiteSpace(item.Title)) broken.Add(new("publicity-title-missing", "请填写标题。", "title"));
        if (string.IsNullOrWhiteSpace(item.Outlet)) broken.Add(new("publicity-outlet-missing", "请填写媒体名称。", "outlet"));
        if (item.PublishedOn > today) broken.Add(new("publicity-ahead", "发布日期不能晚于今天。", "publishedOn"));
        if (!IsLink(item)) broken.Add(new("publicity-link", "网络报道请填写以 http 或 https 开头的链接。", "link"));
        return broken;
    }

    /// <summary><c>host-not-selected</c>, <c>visit-dates</c>, <c>visit-capacity</c>, <c>visit-title-missing</c>, <c>field-too-long</c>.</summary>
    public static IReadOnlyList<BrokenRule> CheckVisit(NewVisit visit, bool hostIsSelected)
    {
        List<BrokenRule> broken = [.. TextRules.TooLong(("title", visit.Title, 100))];
        if (!hostIsSelected) broken.Add(new("host-not-selected", "只有当选标杆企业可以承办“标杆深入学”。", "hostApplicationId"));
        if (string.IsNullOrWhiteSpace(visit.Title)) broken.Add(new("visit-title-missing", "请填写主题。", "title"));
        if (visit.LastDay < visit.FirstDay) broken.Add(new("visit-dates", "结束日期早于开始日期。", "lastDay"));
        if (visit.Capacity < 1) broken.Add(new("visit-capacity", "名额应不少于 1。", "capacity"));
        return broken;
    }

    /// <summary><c>visit-not-open</c>, <c>visit-begun</c>, <c>people-range</c>, <c>company-missing</c>, <c>email-malformed</c>, <c>name-malformed</c>, <c>field-too-long</c>.</summary>
    public static IReadOnlyList<BrokenRule> MayRequest(LearningVisit visit, NewVisitRequest request, DateOnly today)
    {
        if (visit.State is not LearningVisitState.Open) return [new("visit-not-open", "该活动未开放报名。")];
        if (today >= visit.FirstDay) return [new("visit-begun", "活动已开始，报名截止。")];
        List<BrokenRule> broken =
        [
            .. TextRules.TooLong(("company", request.Company, TextRules.Company), ("contactName", request.ContactName, TextRules.Person), ("purpose", request.Purpose, 1000)),
            .. TextRules.NotNames(("company", request.Company), ("contactName", request.ContactName)),
        ];
        if (request.People < 1 || request.People > visit.Capacity) broken.Add(new("people-range", $"人数应在 1 到 {visit.Capacity} 之间。", "people"));
        if (string.IsNullOrWhiteSpace(request.Company)) broken.Add(new("company-missing", "请填写单位。", "company"));
        if (!ApplicantRules.IsEmail(request.Email.Trim())) broken.Add(new("email-malformed", "电子邮箱格式不正确。", "email"));
        return broken;
    }

    /// <summary><c>request-answered</c>: what was answered stays, but an accepted company may withdraw.</summary>
    public static BrokenRule? MayAnswer(VisitRequest request, VisitRequestState answer) => (request.State, answer) switch
    {
        (VisitRequestState.Requested, VisitRequestState.Accepted or VisitRequestState.Declined or VisitRequestState.Withdrawn) => null,
        (VisitRequestState.Accepted, VisitRequestState.Withdrawn) => null,
        _ => new("request-answered", "该申请已有答复。"),
    };

    /// <summary><c>report-missing</c>, <c>field-too-long</c>: what a diagnosis found.</summary>
    public static BrokenRule? CheckReport(string report) =>
        string.IsNullOrWhiteSpace(report) ? new("report-missing", "请填写诊断报告。", "report") : TextRules.TooLong(("report", report, 5000)).FirstOrDefault();

    /// <summary><c>visit-not-open</c>, <c>visit-begun</c> (whether it took place is then reported), <c>reason-missing</c>.</summary>
    public static BrokenRule? MayCallOff(LearningVisit visit, string reason, DateOnly today)
    {
        if (visit.State is not LearningVisitState.Open) return new("visit-not-open", "该活动已结束或已取消。");
        if (today >= visit.FirstDay) return new("visit-begun", "活动已开始，不能取消；未举办的请在情况登记中说明。");
        return TextRules.HasReason(reason, "请写明取消的原因。");
    }

    /// <summary><c>visit-full</c>.</summary>
    public static BrokenRule VisitFull(LearningVisit visit, int people) =>
        new("visit-full", $"名额 {visit.Capacity} 人，余下的不足 {people} 人，不能接受该申请。", "people");

    /// <summary><c>company-missing</c>, <c>email-malformed</c>, <c>topic-missing</c>, <c>name-malformed</c>, <c>field-too-long</c>.</summary>
    public static IReadOnlyList<BrokenRule> CheckDiagnosis(NewDiagnosis request)
    {
        List<BrokenRule> broken =
        [
            .. TextRules.TooLong(("company", request.Company, TextRules.Company), ("contactName", request.ContactName, TextRules.Person), ("topic", request.Topic, 1000)),
            .. TextRules.NotNames(("company", request.Company), ("contactName", request.ContactName)),
        ];
        if (string.IsNullOrWhiteSpace(request.Company)) broken.Add(new("company-missing", "请填写单位。", "company"));
        if (!ApplicantRules.IsEmail(request.Email.Trim())) broken.Add(new("email-malformed", "电子邮箱格式不正确。", "email"));
        if (string.IsNullOrWhiteSpace(request.Topic)) broken.Add(new("topic-missing", "请写明希望诊断的内容。", "topic"));
        return broken;
    }

    /// <summary><c>diagnosis-state</c>: requested → accepted → scheduled → done, or declined before it is scheduled.</summary>
    public static BrokenRule? MayBecome(DiagnosisState now, DiagnosisState next) => (now, next) switch
    {
        (DiagnosisState.Requested, DiagnosisState.Accepted or DiagnosisState.Declined) => null,
        (DiagnosisState.Accepted, DiagnosisState.Scheduled or DiagnosisState.Declined) => null,
        (DiagnosisState.Scheduled, DiagnosisState.Scheduled or DiagnosisState.Done) => null,
        _ => new("diagnosis-state", "该诊断申请当前状态不允许此操作。"),
    };

    private static bool IsLink(Publicity item) =>
        item.Link.Length == 0 ? item.Channel is not PublicityChannel.Network : Uri.TryCreate(item.Link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
