using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>How much somebody without a sign-in may send: 20 in ten minutes from one address, by each node for itself. Enough for an office behind one address, too little for a flood.</summary>
public static class PublicRate
{
    public const string Policy = "public";

    public const int Permits = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>For routes that take something from the public.</summary>
    public static TBuilder LimitPublic<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.RequireRateLimiting(Policy);

    /// <summary>Who counts as one sender: an address; who has one IPv6 address has its whole /64.</summary>
    public static string SourceOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    internal static void Configure(RateLimiterOptions limits) => limits.AddPolicy(
        Policy, context => RateLimitPartition.GetSlidingWindowLimiter(SourceOf(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = Permits, Window = Window, SegmentsPerWindow = 10 }));
}
