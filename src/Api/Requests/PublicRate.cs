using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>How much somebody without a sign-in may send: 20 in ten minutes from one address, by each node for itself. Enough for an office behind one address, too little for a flood.</summary>
public static class PublicRate
{
    public const string Policy = "public";

    private const int Permits = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>For routes that take something from the public.</summary>
    public static TBuilder LimitPublic<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.RequireRateLimiting(Policy);

    internal static void Configure(RateLimiterOptions limits) => limits.AddPolicy(
        Policy, context => RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = Permits, Window = Window, SegmentsPerWindow = 10 }));
}
