using BenchmarkWorkflow.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>
/// Keeps other sites from acting by the cookie of a signed-in browser. Every unsafe verb (all but GET, HEAD, OPTIONS) that comes with the cookie, and the
/// sign-in that sets it, must carry the header <c>X-Csrf: 1</c>: a form or an image of another site cannot set a header, and a script of another site
/// may not without our leave, which is never given (no CORS). Where the browser says that another site is asking (<c>Sec-Fetch-Site</c>), it is refused
/// whatever else it carries. Calls with a bearer token need nothing: no browser sends one by itself.
/// </summary>
internal static class ForgeryGuard
{
    public const string Header = "X-Csrf";

    /// <summary>Puts the route under the guard also without a cookie.</summary>
    public static TBuilder Guard<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(Guarded.Instance);

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return next(context);
        if (context.User.Identity?.AuthenticationType != SessionCookie.Scheme && context.GetEndpoint()?.Metadata.GetMetadata<Guarded>() is null) return next(context);
        if (request.Headers[Header] == "1" && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none") return next(context);
        return Problem.Of(400, "forged-request", $"请求被拒绝：请从本系统的页面操作（缺少请求头 {Header}: 1，或请求来自其他网站）。").ExecuteAsync(context);
    }

    /// <summary>Who has a bearer token means it, also on a browser that holds a cookie.</summary>
    public static bool HasToken(HttpRequest request) => request.Headers[HeaderNames.Authorization].ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private sealed class Guarded
    {
        public static readonly Guarded Instance = new();
    }
}
