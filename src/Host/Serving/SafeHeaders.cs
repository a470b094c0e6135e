using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>What every answer tells the browser it must not do. A route of ours that needs another policy sets its own, and that counts; a workflow's answer cannot.</summary>
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
        // Decided now: an answer without a body starts when the path may be the one before the prefix was taken off.
        context.Response.OnStarting(context.Request.Path.StartsWithSegments("/workflows") ? Confine : Add, context.Response.Headers);
        return next(context);
    }

    private static Task Add(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        AddCommon(headers, camera: "(self)"); // codes are read at the door
        if (headers.TryAdd(HeaderNames.ContentSecurityPolicy, OwnPages)) headers.TryAdd(HeaderNames.XFrameOptions, "SAMEORIGIN");
        return Task.CompletedTask;
    }

    /// <summary>Whatever the answer says: who writes a definition does not choose what its pages may do on this host.</summary>
    private static Task Confine(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = WorkflowAnswers;
        headers.XFrameOptions = "SAMEORIGIN";
        AddCommon(headers, camera: "()");
        return Task.CompletedTask;
    }

    private static void AddCommon(IHeaderDictionary headers, string camera)
    {
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", $"camera={camera}, geolocation=(), microphone=(), payment=(), usb=()");
    }
}
