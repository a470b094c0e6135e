using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Defences;

internal static class DefencesFeature
{
    internal static IServiceCollection AddDefences(this IServiceCollection services) => services
        .AddScoped<DefenceSchedule>()
        .AddScoped<DefenceLottery>()
        .AddScoped<DefenceDay>()
        .AddScoped<DefenceScores>();
}
