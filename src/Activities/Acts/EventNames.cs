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
    public const string DefenceScheduled = "defence-scheduled";
    public const string ResultDecided = "result-decided";
    public const string ObjectionFiled = "objection-filed";
    public const string VisitRequested = "learning-visit-requested";
}
