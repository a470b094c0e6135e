using BenchmarkWorkflow.Api.Applicants;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Identity;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Who may come in: accounts, sessions, tokens, and a door that is shut unless a route opens it.</summary>
internal static class SignInModule
{
    /// <summary>The scheme that chooses: below <c>/api</c> the session's cookie, or a bearer token where one is sent; everywhere else bearer tokens alone.</summary>
    private const string Chooser = "CookieOrBearer";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AdministratorOptions>().BindConfiguration("Administrator").ValidateDataAnnotations().ValidateOnStart();

        services.AddIdentityCore<Account>().AddUserStore<UserOnlyStore<Account, BenchmarkDbContext, long>>().AddErrorDescriber<ChineseIdentityErrors>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<SignInOptions>>(Rules);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>(); // they keep nothing, and are needed outside units of work
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();

        services.AddDataProtection().SetApplicationName("BenchmarkWorkflow");
        services.AddOptions<KeyManagementOptions>().Configure<UnitOfWork>((keys, work) => keys.XmlRepository = new KeyRing(work));

        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, chooser => chooser.ForwardDefaultSelector = SchemeOf)
            .AddCookie(SessionCookie.Scheme)
            .AddBearerToken();
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<IOptions<SignInOptions>>(SessionCookie.Configure);
        services.AddOptions<BearerTokenOptions>(BearerTokenDefaults.AuthenticationScheme).Configure(bearer => bearer.Events.OnMessageReceived = TokenOfHub);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddOptions<RouteRateOptions>().Configure<IOptions<SignInOptions>>(AttemptRate.Configure);

        services.AddSingleton<AttemptRate>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<AccountLocks>();
        services.AddSingleton<OperatorAccounts>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<ISignIn, TokenSignIn>();
        services.AddScoped<AccountBook>();
        services.AddScoped<INewAccounts, RegisteredAccounts>();
        return services;
    }

    private static string SchemeOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") && !ForgeryGuard.HasToken(context.Request) ? SessionCookie.Scheme : BearerTokenDefaults.AuthenticationScheme;

    /// <summary>A browser cannot set a header on a WebSocket; for the hub alone the token may stand in the query.</summary>
    private static Task TokenOfHub(MessageReceivedContext context)
    {
        if (context.Request.Path.StartsWithSegments("/elsa/hubs") && context.Request.Query["access_token"].ToString() is { Length: > 0 } token) context.Token = token;
        return Task.CompletedTask;
    }

    private static void Rules(IdentityOptions identity, IOptions<SignInOptions> options)
    {
        identity.Password.RequiredLength = options.Value.PasswordLength;
        identity.Password.RequiredUniqueChars = 4;
        identity.Password.RequireNonAlphanumeric = false; // length is what helps
        identity.Password.RequireUppercase = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireDigit = false;
        identity.User.AllowedUserNameCharacters = ""; // Chinese names are names
    }
}
