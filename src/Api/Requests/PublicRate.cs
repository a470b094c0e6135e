namespace BenchmarkWorkflow.Api.Requests;

/// <summary>How much somebody without a sign-in may send. Enough for an office behind one address, too little for a flood.</summary>
public static class PublicRate
{
    public const string Policy = "public";

    /// <summary>How many from one address in the <see cref="Window"/>.</summary>
    public const int Permits = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>For routes that take something from the public.</summary>
    public static TBuilder LimitPublic<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.RequireRateLimiting(Policy);

    internal static void Configure(RouteRateOptions options) => options.Rates[Policy] = new(Permits, Window);
}
