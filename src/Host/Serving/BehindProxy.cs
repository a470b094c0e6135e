using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>Makes requests look as the caller sent them, where a proxy that is believed stands between: address, scheme, host, path prefix.</summary>
internal static class BehindProxy
{
    public static IServiceCollection AddProxy(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Proxy").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Believe);
        return services;
    }

    /// <summary>First of all: what comes after sees scheme, host and address of the caller, and paths without the prefix.</summary>
    public static void UseProxy(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.PathBase is { Length: > 0 } path) app.UsePathBase(path);
    }

    private static void Believe(ForwardedHeadersOptions headers, IOptions<ProxyOptions> options)
    {
        var proxy = options.Value;
        headers.ForwardedHeaders = ForwardedHeaders.All;
        headers.ForwardLimit = proxy.Count;
        foreach (var address in proxy.KnownProxies) headers.KnownProxies.Add(IPAddress.Parse(address)); // loopback is there already
        foreach (var network in proxy.KnownNetworks) headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    }
}
