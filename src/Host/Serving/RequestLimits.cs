using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>Keeps one request from costing what all need: size, depth, slowness.</summary>
internal static class RequestLimits
{
    /// <summary>How long a slow body is borne before its speed counts.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>(Serve);
        services.AddOptions<JsonOptions>().Configure<IOptions<LimitOptions>>((json, limits) => json.SerializerOptions.MaxDepth = limits.Value.JsonDepth);
        services.AddOptions<FormOptions>().Configure<IOptions<LimitOptions>>(Upload);
        return services;
    }

    private static void Serve(KestrelServerOptions kestrel, IOptions<LimitOptions> options)
    {
        var limits = options.Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.BodyMebibytes * 1024L * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeadSeconds);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.SlowestBytesPerSecond, Grace);
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
    }

    /// <summary>What is uploaded goes to a file on its way, not to memory: at most this much of it is held at once.</summary>
    private static void Upload(FormOptions form, IOptions<LimitOptions> limits)
    {
        form.MultipartBodyLengthLimit = limits.Value.BodyMebibytes * 1024L * 1024;
        form.MemoryBufferThreshold = 64 * 1024;
        form.MultipartHeadersCountLimit = 16;
        form.ValueCountLimit = 1024;
        form.ValueLengthLimit = 1024 * 1024;
    }
}
