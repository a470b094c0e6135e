using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Accounts;

internal static class AccountsFeature
{
    internal static IServiceCollection AddAccounts(this IServiceCollection services) => services.AddScoped<SignInFailures>().AddScoped<AccountLinks>();
}
