using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>
/// Serves the pages: one document for all their addresses, which the browser fills; and the files they and the Studio consist of. None holds data:
/// whoever is not signed in sees the sign-in.
/// </summary>
internal sealed class PortalPages(PortalFiles files)
{
    /// <summary>The first segments of the pages' addresses; <c>src/Portal/src/pages.tsx</c> has the same.</summary>
    private static readonly string[] Pages =
    [
        "", "sign-in", "register", "application", "campaign", "inbox", "notices", "exchanges", "experiences", "applications", "mail", "candidates", "experts", "accounts", "password", "audit", "jobs", "designer", "instances", "reviews", "notice-desk", "objections", "exchange-desk", "ranking", "assignments", "defences", "site-checks",
        "campaign-settings", "mail-templates", "publicity", "visits", "diagnoses", "pledges",
    ];

    /// <summary>Beside what <see cref="SafeHeaders"/> lets every page do, the Studio runs WebAssembly and workers, and puts one script of its own into its markup, which is let through by its hash.</summary>
    private const string StudioPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private const string BaseInFile = "<base href=\"/\" />";

    private const string RootInFile = "<html lang=\"zh-CN\"";

    private readonly string document = files.At("index.html") is { } index ? files.Read(index) : "";

    /// <summary>The addresses that the Studio itself leads to. Other paths below <c>/workflows</c>, and other methods on these, stay the definitions' own.</summary>
    public static void MapStudioLinks(IEndpointRouteBuilder app)
    {
        app.MapGet("/workflows/definitions/{id}/edit", (string id, HttpRequest request) => To(request, "designer", id)).Open("leads to a page");
        app.MapGet("/workflows/instances/{id}/view", (string id, HttpRequest request) => To(request, "instances", id)).Open("leads to a page");
    }

    /// <summary>Answers what leads to a page or a file of one; leaves everything else to <paramref name="next"/>.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null || !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var path = context.Request.Path.Value?.TrimStart('/') ?? "";
        if (path != "index.html" && files.At(path) is { } file)
        {
            if (path.StartsWith("studio/", StringComparison.Ordinal) && file.Type.StartsWith("text/html", StringComparison.Ordinal))
            {
                context.Response.Headers.ContentSecurityPolicy = StudioPolicy;
                context.Response.Headers.XFrameOptions = "SAMEORIGIN";
            }

            await files.SendAsync(context, file);
        }
        else if (document.Length > 0 && (IsPage(path) || WantsPage(context.Request)))
        {
            await SendDocumentAsync(context, IsPage(path) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsPage(string path)
    {
        var end = path.IndexOf('/');
        return Pages.Contains(end < 0 ? path : path[..end], StringComparer.Ordinal);
    }

    /// <summary>A person's browser at an address that leads nowhere is told so by a page.</summary>
    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private async Task SendDocumentAsync(HttpContext context, int status)
    {
        var root = context.Request.PathBase.Value?.TrimEnd('/') + "/";
        var page = document.Replace(BaseInFile, $"<base href=\"{HtmlEncoder.Default.Encode(root)}\" />", StringComparison.Ordinal);
        if (!context.Request.Cookies.ContainsKey(SessionCookie.Name)) page = page.Replace(RootInFile, $"{RootInFile} data-nobody", StringComparison.Ordinal); // it need not ask who is there
        var text = Encoding.UTF8.GetBytes(page);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(text))[..20]}\"";
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.Cookie;
        if (status == StatusCodes.Status200OK && PortalFiles.IsKnown(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = text.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(text, context.RequestAborted);
    }

    private static IResult To(HttpRequest request, string page, string id) =>
        TypedResults.Redirect($"{request.PathBase}/{page}/{Uri.EscapeDataString(id)}");
}
