using System.Security.Cryptography;
using Elsa.Http;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Calls;

public static class HttpCallsModule
{
    /// <summary>An answer that is larger, in bytes, is none: it is kept in the state of an instance.</summary>
    internal const int LargestAnswer = 10 * 1024 * 1024;

    /// <summary>This node sends the HTTP calls that workflows ask for.</summary>
    public static IServiceCollection AddHttpCalls(this IServiceCollection services)
    {
        services.AddOptions<HttpCallOptions>().BindConfiguration("HttpCalls");
        services.AddHttpClient(HttpCaller.ClientName)
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<IOptions<HttpCallOptions>>().Value))
            .RemoveAllLoggers(); // addresses may hold secrets
        services.AddSingleton<IHttpSecrets, ProtectedSecrets>();
        services.AddSingleton<HttpCaller>();
        services.AddHostedService<HttpCallSender>();
        return services;
    }

    /// <summary>
    /// No workflow sees another's cookies, and secret headers go only where the workflow sends them: a redirection is an answer like any other. A proxy that the environment
    /// names would reach for us what we may not: it is used only where everything may be called.
    /// </summary>
    internal static SocketsHttpHandler Handler(HttpCallOptions options)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = options.PrivateAddresses, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        if (!options.PrivateAddresses) handler.ConnectCallback = PublicAddresses.ConnectAsync;
        return handler;
    }

    /// <summary>Sealed by the installation's key ring, which all nodes share.</summary>
    private sealed class ProtectedSecrets(IDataProtectionProvider protection) : IHttpSecrets
    {
        private readonly IDataProtector protector = protection.CreateProtector("workflow-http-calls");

        public string Seal(string text) => protector.Protect(text);

        public string Open(string text)
        {
            try
            {
                return protector.Unprotect(text);
            }
            catch (CryptographicException e)
            {
                throw new InvalidOperationException("The headers of the call were not sealed by this installation.", e);
            }
        }
    }
}
