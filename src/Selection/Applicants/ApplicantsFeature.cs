using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Applicants;

internal static class ApplicantsFeature
{
    internal static IServiceCollection AddApplicants(this IServiceCollection services) => services.AddScoped<ApplicantRegister>();
}
