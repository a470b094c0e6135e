using BenchmarkWorkflow.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>
/// The cookie by which our pages call <c>/api</c>; Elsa's API does not take it. It names the account and nothing else that counts: roles and permissions
/// are read anew at every request, so who is disabled, loses a role or changes the password is out at the next click.
/// </summary>
internal static class SessionCookie
{
    public const string Scheme = "Session";

    /// <summary>The name under which browsers keep it.</summary>
    public const string Name = "benchmark-workflow";

    public static void Configure(CookieAuthenticationOptions cookie, IOptions<SignInOptions> options)
    {
        cookie.Cookie.Name = Name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // a link in a mail opens a signed-in page; acts need ForgeryGuard's header besides
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // behind a proxy the scheme it was reached by, see ProxyOptions
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.Value.SessionHours);
        cookie.SlidingExpiration = true;
        cookie.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = RenewAsync,
            OnRedirectToLogin = Answer(StatusCodes.Status401Unauthorized), // a page asks a program; where to send the person is the page's to say
            OnRedirectToAccessDenied = Answer(StatusCodes.Status403Forbidden),
        };
    }

    /// <summary>Signs <paramref name="person"/> in on this browser, until it is closed or left alone for the hours of the settings.</summary>
    public static Task GiveAsync(HttpContext context, Person person) => context.SignInAsync(Scheme, person.Principal(Scheme));

    private static async Task RenewAsync(CookieValidatePrincipalContext session)
    {
        var ct = session.HttpContext.RequestAborted;
        var work = session.HttpContext.RequestServices.GetRequiredService<UnitOfWork>();
        var person = session.Principal is { } who ? await work.ReadAsync((services, token) => Person.OfAsync(who, services.GetRequiredService<DbContext>(), token), ct) : null;
        if (person is null) session.RejectPrincipal();
        else session.ReplacePrincipal(person.Principal(Scheme));
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
