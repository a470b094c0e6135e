namespace BenchmarkWorkflow.Mail;

/// <summary>Settings of the mail room.</summary>
public sealed class MailOptions
{
    /// <summary>Address that mail comes from.</summary>
    public string FromAddress { get; set; } = "benchmark@example.org";

    public string FromName { get; set; } = "全国质量标杆活动秘书处";

    /// <summary>The secretariat's mailbox, where answers and packages go; null: to the sender. The notice of 2022 names this one.</summary>
    public string? ReplyTo { get; set; } = "qmb@caq.org.cn";

    /// <summary>Right side of every Message-ID. Never change it while mail is unsent: the ids would change with it.</summary>
    public string MessageIdDomain { get; set; } = "benchmark.example.org";

    /// <summary>Folder of the templates.</summary>
    public string TemplateFolder { get; set; } = "workflows/mail";

    /// <summary>Who signs, in Chinese.</summary>
    public string Organization { get; set; } = "中国质量协会（全国质量标杆活动秘书处）";

    /// <summary>Who signs, in English.</summary>
    public string OrganizationEn { get; set; } = "China Association for Quality, Secretariat of the National Quality Benchmark";

    /// <summary>How to reach the secretariat, at the foot of every mail.</summary>
    public string Contact { get; set; } = "qmb@caq.org.cn";

    /// <summary>Address of the web site as people reach it, without a slash at the end: the links of letters begin with it.</summary>
    public string PortalUrl { get; set; } = "http://127.0.0.1:5080";

    /// <summary><c>folder</c> or <c>smtp</c>.</summary>
    public string Transport { get; set; } = "folder";

    /// <summary>Where the folder transport puts its .eml files.</summary>
    public string Folder { get; set; } = "mail/outgoing";

    public Transports.Smtp.SmtpOptions Smtp { get; set; } = new();

    /// <summary>Connections that send side by side, in each node.</summary>
    public int Parallel { get; set; } = 2;

    /// <summary>Messages one claim takes.</summary>
    public int ClaimSize { get; set; } = 50;

    /// <summary>Attempts before a message that keeps failing for a passing reason is a dead letter.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Wait after the first failed attempt; doubled after each further one.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest wait between two attempts.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How long a node has for a message it claimed; after that another may take it over.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the sender looks for mail.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with the settings; empty when they will do.</summary>
    internal IEnumerable<string> Problems()
    {
        if (!Format.MailAddress.IsValid(FromAddress)) yield return $"Mail:FromAddress '{FromAddress}' is not an address.";
        if (ReplyTo is { } reply && !Format.MailAddress.IsValid(reply)) yield return $"Mail:ReplyTo '{reply}' is not an address.";
        if (Transport is not ("folder" or "smtp")) yield return $"Mail:Transport '{Transport}' is neither 'folder' nor 'smtp'.";
        if (Transport == "smtp" && Smtp.Host.Length == 0) yield return "Mail:Smtp:Host is missing.";
        if (Parallel is < 1 or > 64) yield return "Mail:Parallel must be 1 to 64.";
        if (ClaimSize is < 1 or > 1000) yield return "Mail:ClaimSize must be 1 to 1000.";
        if (MaxAttempts < 1) yield return "Mail:MaxAttempts must be at least 1.";
        if (FirstRetry <= TimeSpan.Zero || LongestRetry < FirstRetry) yield return "Mail:FirstRetry must be positive and at most Mail:LongestRetry.";
        if (Lease <= TimeSpan.Zero || Poll <= TimeSpan.Zero) yield return "Mail:Lease and Mail:Poll must be positive.";
    }
}
