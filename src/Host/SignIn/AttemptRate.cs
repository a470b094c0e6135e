using System.Threading.RateLimiting;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Studio.Identity;
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
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => RouteRates.SlidingWindow(new(options.Value.AttemptsPerNameAndMinute, Window))));

    /// <summary>How long to wait before this name may be tried again; none: it may now.</summary>
    public TimeSpan? Refuses(string key)
    {
        using var lease = names.AttemptAcquire(key);
        return lease.IsAcquired ? null : RouteRates.WaitOf(lease);
    }

    public void Dispose() => names.Dispose();

    /// <summary>The limit for each address, for routes that say <c>RequireRateLimiting(<see cref="SignInRoutes.Rate"/>)</c>.</summary>
    public static void Configure(RouteRateOptions rates, IOptions<SignInOptions> options) => rates.Rates[SignInRoutes.Rate] = new(options.Value.AttemptsPerAddressAndMinute, Window);
}
