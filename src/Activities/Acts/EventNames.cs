namespace BenchmarkWorkflow.Activities.Acts;

/// <summary>The events that domain acts and these activities send. Definitions name them, so they do not change.</summary>
public static class EventNames
{
    public const string CampaignOpened = "campaign-opened";
    public const string ApplicationSubmitted = "application-submitted";
    public const string ApplicationResubmitted = "application-resubmitted";

    /// <summary>The company withdrew, or the unit took its recommendation back.</summary>
    public const string ApplicationStopped = "application-stopped";
    public const string PackageReceived = "package-received";
    public const string PackageAccepted = "package-accepted";
    public const string RelaxationFiled = "quota-relaxation-filed";

    /// <summary>The secretariat ordered a site check by hand; the event says at which stage the application was.</summary>
    public const string SiteCheckOrdered = "site-check-ordered";

    /// <summary>The secretariat called a site check off.</summary>
    public const string SiteCheckCalledOff = "site-check-called-off";
    public const string DefenceScheduled = "defence-scheduled";

    /// <summary>A company's turn before the panel comes at another time than it was told, with time left to answer.</summary>
    public const string DefenceMoved = "defence-moved";
    public const string ResultDecided = "result-decided";
    public const string ObjectionFiled = "objection-filed";
    public const string VisitRequested = "learning-visit-requested";

    /// <summary>The visit that somebody asked for was called off.</summary>
    public const string VisitCalledOff = "learning-visit-called-off";

    /// <summary>Time or place of an announced exchange event changed.</summary>
    public const string ExchangeMoved = "exchange-moved";

    /// <summary>Somebody got a seat at an exchange event, or a place in its waiting list.</summary>
    public const string GuestRegistered = "guest-registered";

    /// <summary>What people read, by name.</summary>
    internal static IReadOnlyDictionary<string, string> InWords { get; } = new Dictionary<string, string>
    {
        [CampaignOpened] = "活动开始",
        [ApplicationSubmitted] = "首次提交申报",
        [ApplicationResubmitted] = "重新提交申报",
        [ApplicationStopped] = "撤回申报或收回推荐",
        [PackageReceived] = "收到材料包",
        [PackageAccepted] = "材料包合格",
        [RelaxationFiled] = "提出名额放宽",
        [SiteCheckOrdered] = "提出现场核查",
        [SiteCheckCalledOff] = "取消现场核查",
        [DefenceScheduled] = "答辩排定",
        [DefenceMoved] = "答辩时间调整",
        [ResultDecided] = "公布结果",
        [ObjectionFiled] = "提出异议",
        [VisitRequested] = "申请深入学",
        [VisitCalledOff] = "取消深入学",
        [ExchangeMoved] = "交流活动改期或改地点",
        [GuestRegistered] = "交流活动报名或递补",
    };
}
