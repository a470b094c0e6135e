using Elsa.Http;
using Microsoft.AspNetCore.Http;

namespace BenchmarkWorkflow.Studio.HttpWorkflows;

/// <summary>
/// Which headers a definition may put on its answer. The answer comes from the host on which people are signed in, and who writes definitions is not
/// trusted with their sessions: what says how the browser treats this host, and what belongs to the connection, stays the host's.
/// </summary>
internal static class AnswerHeaders
{
    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        // What the browser keeps for this host, or forgets.
        "Set-Cookie", "Set-Cookie2", "Clear-Site-Data", "Strict-Transport-Security", "Public-Key-Pins", "Expect-CT", "Alt-Svc", "Accept-CH", "Critical-CH",
        "Report-To", "Reporting-Endpoints", "NEL", "Observe-Browsing-Topics", "Attribution-Reporting-Register-Source", "Attribution-Reporting-Register-Trigger",

        // What a page or a worker from this host may do.
        "Content-Security-Policy", "Content-Security-Policy-Report-Only", "X-Content-Security-Policy", "X-WebKit-CSP", "X-Content-Type-Options", "X-Frame-Options",
        "X-XSS-Protection", "Referrer-Policy", "Permissions-Policy", "Feature-Policy", "Document-Policy", "Service-Worker-Allowed", "Origin-Agent-Cluster",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Opener-Policy-Report-Only", "Cross-Origin-Embedder-Policy", "Cross-Origin-Embedder-Policy-Report-Only",
        "Cross-Origin-Resource-Policy", "X-Permitted-Cross-Domain-Policies", "Speculation-Rules", "SourceMap",

        // What leads a person on, or asks for a password in the host's name. Location does the first openly, with a status that says so.
        "Refresh", "WWW-Authenticate", "Proxy-Authenticate", "Authentication-Info",

        // The connection.
        "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Content-Length", "Date", "Server",
    };

    /// <summary>Whether a definition may set <paramref name="name"/>; else the header is left out.</summary>
    public static bool May(string name) => !Hosts.Contains(name.Trim());

    /// <summary>Puts on <paramref name="response"/> those of the answer's headers that a definition may set.</summary>
    public static void Write(HttpAnswer answer, HttpResponse response)
    {
        foreach (var (name, values) in answer.Headers)
            if (May(name)) response.Headers.Append(name, values);
    }
}
