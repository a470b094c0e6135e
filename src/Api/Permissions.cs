namespace BenchmarkWorkflow.Api;

/// <summary>
/// Permissions of the product's own API. One opens a door; what somebody may see or do to one record behind it, the record's own rules say: <see cref="Apply"/> does not
/// open another company's application, nor <see cref="Judge"/> one that was not assigned.
/// </summary>
public static class Permissions
{
    /// <summary>The inbox: one's own tasks.</summary>
    public const string UseInbox = "use:inbox";

    /// <summary>Writing and handing in the applications of one's own company.</summary>
    public const string Apply = "write:own-applications";

    /// <summary>Seeing and deciding the applications that chose one's own unit.</summary>
    public const string Recommend = "write:recommendations";

    /// <summary>Judging what one was assigned.</summary>
    public const string Judge = "write:reviews";

    /// <summary>Seeing every application and what became of it, as the secretariat does.</summary>
    public const string ReadSelection = "read:selection";

    /// <summary>Running the campaign: assignments, sessions, notices, events.</summary>
    public const string WriteSelection = "write:selection";

    /// <summary>Dates and settings of a campaign.</summary>
    public const string WriteCampaign = "write:campaign";

    public const string ReadMail = "read:mail";

    /// <summary>Holding, releasing, changing and resending mail.</summary>
    public const string WriteMail = "write:mail";

    public const string ReadAudit = "read:audit";

    public const string ReadAccounts = "read:accounts";

    public const string WriteAccounts = "write:accounts";
}
