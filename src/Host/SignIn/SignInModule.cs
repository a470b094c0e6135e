using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Identity;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Who may come in: accounts, tokens, and a door that is shut unless a route opens it.</summary>
internal static class SignInModule
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AdministratorOptions>().BindConfiguration("Administrator").ValidateDataAnnotations().ValidateOnStart();

        services.AddIdentityCore<Account>().AddUserStore<UserOnlyStore<Account, BenchmarkDbContext, long>>().AddErrorDescriber<ChineseIdentityErrors>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<SignInOptions>>(Rules);

        services.AddDataProtection().SetApplicationName("BenchmarkWorkflow");
        services.AddOptions<KeyManagementOptions>().Configure<UnitOfWork>((keys, work) => keys.XmlRepository = new KeyRing(work));

        services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
        services.AddOptions<BearerTokenOptions>(BearerTokenDefaults.AuthenticationScheme).Configure(bearer => bearer.Events.OnMessageReceived = TokenOfHub);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddSingleton<ISignIn, TokenSignIn>();
        services.AddScoped<AccountBook>();
        return services;
    }

    /// <summary>A browser cannot set a header on a WebSocket; for the hub alone the token may stand in the query.</summary>
    private static Task TokenOfHub(MessageReceivedContext context)
    {
        if (context.Request.Path.StartsWithSegments("/elsa/hubs") && context.Request.Query["access_token"].ToString() is { Length: > 0 } token) context.Token = token;
        return Task.CompletedTask;
    }

    private static void Rules(IdentityOptions identity, IOptions<SignInOptions> options)
    {
        var settings = options.Value;
        identity.Password.RequiredLength = settings.PasswordLength;
        identity.Password.RequiredUniqueChars = 4;
        identity.Password.RequireNonAlphanumeric = false; // length is what helps
        identity.Password.RequireUppercase = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireDigit = false;
        identity.Lockout.MaxFailedAccessAttempts = settings.FailuresUntilLocked;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.LockedMinutes);
        identity.User.AllowedUserNameCharacters = ""; // Chinese names are names
    }
}
