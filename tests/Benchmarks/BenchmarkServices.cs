using BenchmarkWorkflow.Engine.Expressions;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>The services a burst in memory needs: expressions, a clock, ids.</summary>
internal static class BenchmarkServices
{
    public static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IIdentityGenerator, CountingIds>();
        services.AddExpressions();
        return services.BuildServiceProvider();
    }

    private sealed class CountingIds : IIdentityGenerator
    {
        private long last;

        public string GenerateId() => Interlocked.Increment(ref last).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
