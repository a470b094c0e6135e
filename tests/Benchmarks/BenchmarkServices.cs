using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>The services a burst in memory needs.</summary>
internal static class BenchmarkServices
{
    public static ServiceProvider Build() => new ServiceCollection().BuildServiceProvider();
}
