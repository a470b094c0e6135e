using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>What every answer tells the browser it must not do. A route that needs another policy sets its own, and that counts.</summary>
internal static class SafeHeaders
{
    /// <summary>
    /// For our own pages: everything from this host, no scripts in the page's text, nothing embedded elsewhere. Styles may stand in the text, since the
    /// components' styles do.
    /// </summary>
    public const string OwnPages =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>For what a workflow answers over HTTP: it is shown as if it came from nowhere, and cannot act as the one who looks at it.</summary>
    public const string WorkflowAnswers = "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; sandbox";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(
            static state =>
            {
                var (request, headers) = (((HttpContext)state).Request, ((HttpContext)state).Response.Headers);
                headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
                headers.TryAdd("Referrer-Policy", "same-origin");
                headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
                headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
                headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
                if (headers.TryAdd(HeaderNames.ContentSecurityPolicy, request.Path.StartsWithSegments("/workflows") ? WorkflowAnswers : OwnPages))
                    headers.TryAdd(HeaderNames.XFrameOptions, "SAMEORIGIN");
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }
}
