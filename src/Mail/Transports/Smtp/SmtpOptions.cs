namespace BenchmarkWorkflow.Mail.Transports.Smtp;

/// <summary>How a connection to the server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all; only for a server on the same machine.</summary>
    None,

    /// <summary>STARTTLS (port 587); a server that does not offer it is refused, never used in the clear.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Implicit,
}

/// <summary>The server that takes our mail.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>Name we give in EHLO.</summary>
    public string ClientName { get; set; } = "localhost";

    /// <summary>Longest wait for connecting, for TLS, and for each answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>SHA-256 of the one certificate to trust, as hex, where it is not signed by a known authority; null: the machine's authorities decide.</summary>
    public string? TrustedCertificateSha256 { get; set; }

    /// <summary>Signing in over an unprotected connection is refused unless this says otherwise.</summary>
    public bool AllowPlainSignIn { get; set; }
}
