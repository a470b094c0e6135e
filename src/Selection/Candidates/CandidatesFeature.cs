using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Candidates;

internal static class CandidatesFeature
{
    internal static IServiceCollection AddCandidates(this IServiceCollection services) => services.AddScoped<CandidateBoard>();
}
