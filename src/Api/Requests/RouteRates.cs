using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BenchmarkWorkflow.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>How often one address may call the routes of one policy, by each node for itself.</summary>
public sealed record RouteRate(int Permits, TimeSpan Window);

/// <summary>The policies that routes name by <c>RequireRateLimiting</c>.</summary>
public sealed class RouteRateOptions
{
    public Dictionary<string, RouteRate> Rates { get; } = [];
}

/// <summary>
/// Refuses with 429 what comes too often from one address. It stands where the framework's own middleware would, which never disposes of its limiters: their
/// timers go on, and hold a server for ever that has been stopped.
/// </summary>
public sealed class RouteRates(IOptions<RouteRateOptions> options) : IDisposable
{
    private const int Segments = 10;

    private readonly PartitionedRateLimiter<(string Policy, string Source)> limiter = PartitionedRateLimiter.Create<(string Policy, string Source), (string, string)>(
        asked => RateLimitPartition.GetSlidingWindowLimiter(asked, _ => SlidingWindow(options.Value.Rates[asked.Policy])));

    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is { } policy)
        {
            using var lease = limiter.AttemptAcquire((policy, SourceOf(context.Connection.RemoteIpAddress)));
            if (!lease.IsAcquired)
            {
                await TooMany(WaitOf(lease), context).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    public void Dispose() => limiter.Dispose();

    public static SlidingWindowRateLimiterOptions SlidingWindow(RouteRate rate) => new() { PermitLimit = rate.Permits, Window = rate.Window, SegmentsPerWindow = Segments };

    /// <summary>How long to wait before it may be tried again.</summary>
    public static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(10);

    /// <summary>429, with how long to wait.</summary>
    public static IResult TooMany(TimeSpan wait, HttpContext context)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem.Of(429, "too-many-attempts", $"尝试过于频繁，请在 {seconds} 秒后重试。", new KeyValuePair<string, object?>("retryAfterSeconds", seconds));
    }

    /// <summary>Who counts as one sender: an address; who has one IPv6 address has its whole /64.</summary>
    private static string SourceOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
