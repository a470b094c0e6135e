using System.Globalization;
using System.Threading.RateLimiting;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Studio.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>
/// How often one name, and one address, may try a password. Right ones count too: hashing is what costs. It is kept by each node for itself; what is exact
/// over all nodes is the lock after wrong passwords.
/// </summary>
internal sealed class AttemptRate(IOptions<SignInOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> names =
        PartitionedRateLimiter.Create<string, string>(key => Partition(key, options.Value.AttemptsPerNameAndMinute));

    /// <summary>How long to wait before this name may be tried again; none: it may now.</summary>
    public TimeSpan? Refuses(string key)
    {
        using var lease = names.AttemptAcquire(key);
        return lease.IsAcquired ? null : WaitOf(lease);
    }

    public void Dispose() => names.Dispose();

    /// <summary>The limit for each address, for routes that say <c>RequireRateLimiting(<see cref="SignInRoutes.Rate"/>)</c>.</summary>
    public static void Configure(RateLimiterOptions limits, IOptions<SignInOptions> options)
    {
        limits.AddPolicy(SignInRoutes.Rate, context => Partition(PublicRate.SourceOf(context.Connection.RemoteIpAddress), options.Value.AttemptsPerAddressAndMinute));
        limits.OnRejected = (rejected, _) => new(TooMany(WaitOf(rejected.Lease), rejected.HttpContext).ExecuteAsync(rejected.HttpContext));
    }

    /// <summary>429, with how long to wait.</summary>
    public static IResult TooMany(TimeSpan wait, HttpContext context)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem.Of(429, "too-many-attempts", $"尝试过于频繁，请在 {seconds} 秒后重试。", new KeyValuePair<string, object?>("retryAfterSeconds", seconds));
    }

    private static RateLimitPartition<string> Partition(string key, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window, SegmentsPerWindow = 6 });

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(10);
}
