using System.Globalization;
using System.Security.Cryptography;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>
/// Remembers, by a sealed cookie, that this browser has signed in to an account before. Its wrong passwords are counted for it alone, so nobody who tries
/// the account's name from elsewhere can keep its owner out. It opens nothing: the password is asked for all the same, and its own wrong ones lock it.
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider sealing, TimeProvider time)
{
    private const string Name = "benchmark-workflow-known-";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private readonly IDataProtector sealer = sealing.CreateProtector("BenchmarkWorkflow.SignIn.KnownDevice.v1");

    /// <summary>Under what key the wrong passwords of this browser for <paramref name="userName"/> are counted: its own, or, if it is not known, the account's.</summary>
    public string CounterOf(HttpRequest request, string userName) =>
        IdOf(request, userName) is { } id ? SignInFailure.KeyOf(userName, id) : SignInFailure.KeyOf(userName);

    /// <summary>Remembers the browser after a right password; one that is known keeps its counter.</summary>
    public void Remember(HttpContext context, string userName)
    {
        var id = IdOf(context.Request, userName) ?? RandomNumberGenerator.GetHexString(32);
        var until = time.GetUtcNow() + Kept;
        var sealedId = sealer.Protect(string.Create(CultureInfo.InvariantCulture, $"{SignInFailure.KeyOf(userName)} {id} {until.UtcTicks}"));
        context.Response.Cookies.Append(NameOf(userName), sealedId, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict, // it is for the sign-in of our own page
            Secure = context.Request.IsHttps,
            IsEssential = true,
            MaxAge = Kept,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
        });
    }

    private string? IdOf(HttpRequest request, string userName)
    {
        if (request.Cookies[NameOf(userName)] is not { Length: > 0 } cookie) return null;
        try
        {
            var parts = sealer.Unprotect(cookie).Split(' ');
            return parts is [var key, var id, var until] && key == SignInFailure.KeyOf(userName)
                && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks ? id : null;
        }
        catch (CryptographicException)
        {
            return null; // made up, or sealed by a key that is gone
        }
    }

    /// <summary>One cookie for each account, since people share browsers.</summary>
    private static string NameOf(string userName) => Name + SignInFailure.KeyOf(userName)[..12];
}
