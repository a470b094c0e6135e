namespace BenchmarkWorkflow.Mail.Transports.Smtp;

/// <summary>A server's answer: its code and the text of its lines.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>2xx, and 3xx where the server waits for more.</summary>
    public bool IsGood => Code is >= 200 and < 400;

    /// <summary>5xx: asking again is useless. 4xx and whatever is not SMTP: later it may work.</summary>
    public bool IsPermanent => Code is >= 500 and < 600;

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}".Trim();
}
