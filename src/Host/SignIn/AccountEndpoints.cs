using System.Globalization;
using System.Security.Claims;
using BenchmarkWorkflow.Api;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Studio.Identity;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

internal sealed record SignInRequest(string? UserName, string? Password);

internal sealed record PasswordChange(string? Current, string? Next);

/// <summary>Who is signed in, and what they may do. With <c>MustChangePassword</c> that is nothing but to set a password.</summary>
internal sealed record Me(string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, bool MustChangePassword)
{
    public static Me Of(Person person) => new(person.UserName, person.DisplayName, person.Roles, person.Permissions, person.MustChangePassword);
}

/// <summary>A short-lived access token; another may be had at any time while the session lasts.</summary>
internal sealed record TokenReply(string AccessToken, string TokenType, DateTimeOffset ExpiresAt, int ExpiresInSeconds);

/// <summary>A password that is shown this once, signs in, and is good for nothing but choosing another.</summary>
internal sealed record OneTimePasswordReply(string Password);

/// <summary>Sign-in of our pages, what everybody who is signed in may do with their own account, and letting others in again. Unsafe verbs stand under <see cref="ForgeryGuard"/>.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/account");
        account.MapPost("/sign-in", SignInAsync).Open("it is the sign-in").Guard().Produces<Me>().RequireRateLimiting(SignInRoutes.Rate);
        account.MapPost("/sign-out", SignOutAsync).Open("it only ends the caller's own session, if there is one").Guard();
        account.MapGet("/me", MeAsync).RequireAuthorization();
        account.MapPost("/token", TokenAsync).RequireAuthorization(ByCookie);
        account.MapPost("/password", ChangePasswordAsync).RequireAuthorization().RequireRateLimiting(SignInRoutes.Rate);
        app.MapPost("/api/accounts/{name}/unlock", UnlockAsync).Demand(OwnPermissions.UnlockAccounts);
        app.MapPost("/api/accounts/{name}/one-time-password", GiveOneTimePasswordAsync).Demand(Permissions.WriteAccounts); // not in one unit with the other routes: it keeps no answer under a key
    }

    /// <summary>A token is made for a session only: else one token would renew itself for ever.</summary>
    private static void ByCookie(AuthorizationPolicyBuilder policy) => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireAuthenticatedUser();

    private static async Task<IResult> SignInAsync(SignInRequest asked, Credentials credentials, KnownDevice device, TimeProvider time, HttpContext context, CancellationToken ct)
    {
        var userName = asked.UserName?.Trim() ?? "";
        List<(string, string)> missing = [];
        if (userName.Length == 0) missing.Add(("userName", "请填写用户名。"));
        if (string.IsNullOrEmpty(asked.Password)) missing.Add(("password", "请填写密码。"));
        if (missing.Count > 0) return Problem.Fields(missing);
        var verdict = await credentials.CheckAsync(userName, asked.Password!, device.CounterOf(context.Request, userName), ct);
        if (verdict is not Verdict.Known { Person: var person }) return Refusal(verdict, "password", "用户名或密码不正确。", time, context);
        await SessionCookie.GiveAsync(context, person);
        device.Remember(context, userName);
        return TypedResults.Ok(Me.Of(person));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, CancellationToken ct)
    {
        await context.SignOutAsync(SessionCookie.Scheme);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Me>, UnauthorizedHttpResult>> MeAsync(ClaimsPrincipal who, UnitOfWork work, HttpContext context, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await PersonAsync(who, work, ct) is { } person ? TypedResults.Ok(Me.Of(person)) : TypedResults.Unauthorized();
    }

    private static async Task<Results<Ok<TokenReply>, UnauthorizedHttpResult, ProblemHttpResult>> TokenAsync(
        ClaimsPrincipal who, UnitOfWork work, Tokens tokens, TimeProvider time, HttpContext context, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await PersonAsync(who, work, ct) is not { } person) return TypedResults.Unauthorized();
        if (person.MustChangePassword) return Problem.Of(403, "password-change-required", "请先设置新密码。");
        var (token, expires) = tokens.Access(person);
        return TypedResults.Ok(new TokenReply(token, "Bearer", expires, (int)(expires - time.GetUtcNow()).TotalSeconds));
    }

    private static async Task<IResult> ChangePasswordAsync(PasswordChange change, ClaimsPrincipal who, Passwords passwords, KnownDevice device, TimeProvider time, HttpContext context, CancellationToken ct)
    {
        List<(string, string)> missing = [];
        if (string.IsNullOrEmpty(change.Current)) missing.Add(("current", "请填写原密码。"));
        if (string.IsNullOrEmpty(change.Next)) missing.Add(("next", "请填写新密码。"));
        if (missing.Count > 0) return Problem.Fields(missing);
        var userName = who.Identity!.Name!;
        var (verdict, wrong) = await passwords.ChangeAsync(userName, change.Current!, change.Next!, device.CounterOf(context.Request, userName), ct);
        if (verdict is not Verdict.Known { Person: var person }) return Refusal(verdict, "current", "原密码不正确。", time, context);
        if (wrong.Count > 0) return Problem.Fields(wrong.Select(message => ("next", message)));
        if (who.Identity.AuthenticationType == SessionCookie.Scheme) await SessionCookie.GiveAsync(context, person); // this session goes on, all others end
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlockAsync(string name, AccountLocks locks, ClaimsPrincipal who, CancellationToken ct) =>
        await locks.UnlockAsync(name, who.Identity!.Name!, ct) ? TypedResults.NoContent() : Problem.Of(404, "account-not-found", $"没有名为“{name}”的账户。");

    private static async Task<Results<Ok<OneTimePasswordReply>, ProblemHttpResult>> GiveOneTimePasswordAsync(string name, OperatorAccounts accounts, ClaimsPrincipal who, HttpContext context, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await accounts.ResetPasswordAsync(name, who.Identity!.Name!, ct) is { } password
            ? TypedResults.Ok(new OneTimePasswordReply(password))
            : Problem.Of(404, "account-not-found", $"没有名为“{name}”的账户。");
    }

    private static IResult Refusal(Verdict verdict, string field, string wrong, TimeProvider time, HttpContext context)
    {
        switch (verdict)
        {
            case Verdict.Locked { Until: var until }:
                var wait = until - time.GetUtcNow();
                var message = $"密码连续输错次数过多，已锁定，请在 {Math.Max(1, Math.Ceiling(wait.TotalMinutes))} 分钟后重试。";
                context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return Problem.Of(423, "sign-in-locked", message, new("lockedUntil", until), new("retryAfterSeconds", (int)Math.Ceiling(wait.TotalSeconds)));
            case Verdict.TooMany { Wait: var pause }:
                return RouteRates.TooMany(pause, context);
            case Verdict.Disabled:
                return Problem.OfFields(403, "account-disabled", "该账户已停用，请联系管理员。");
            default:
                return Problem.OfFields(field == "password" ? 401 : 422, "wrong-password", wrong, (field, wrong));
        }
    }

    private static Task<Person?> PersonAsync(ClaimsPrincipal who, UnitOfWork work, CancellationToken ct) =>
        work.ReadAsync((services, token) => Person.OfAsync(who, services.GetRequiredService<DbContext>(), token), ct);
}
