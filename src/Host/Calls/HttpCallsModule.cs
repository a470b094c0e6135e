using System.Security.Cryptography;
using Elsa.Http;
using Microsoft.AspNetCore.DataProtection;

namespace BenchmarkWorkflow.Host.Calls;

public static class HttpCallsModule
{
    /// <summary>This node sends the HTTP calls that workflows ask for.</summary>
    public static IServiceCollection AddHttpCalls(this IServiceCollection services)
    {
        services.AddHttpClient(HttpCaller.ClientName).RemoveAllLoggers(); // addresses may hold secrets
        services.AddSingleton<IHttpSecrets, ProtectedSecrets>();
        services.AddSingleton<HttpCaller>();
        services.AddHostedService<HttpCallSender>();
        return services;
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
