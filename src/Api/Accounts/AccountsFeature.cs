using BenchmarkWorkflow.Mail.Outgoing;

namespace BenchmarkWorkflow.Api.Accounts;

internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddScoped<AccountList>()
        .AddScoped<AccountRegister>()
        .AddScoped<AccountLetters>()
        .AddScoped<AccountReading>()
        .AddSingleton<AccountSecrets>()
        .AddSingleton<IMailSecrets>(services => services.GetRequiredService<AccountSecrets>());
}
