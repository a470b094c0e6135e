using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Lets people in again whose name was locked by wrong passwords.</summary>
internal sealed partial class AccountLocks(UnitOfWork work, ILookupNormalizer names, ILogger<AccountLocks> log)
{
    /// <summary>Unlocks the name for every browser, those that have signed in to it before and those that have not, and audits it.</summary>
    /// <returns>Whether there is such an account.</returns>
    public async Task<bool> UnlockAsync(string userName, string actor, CancellationToken ct)
    {
        var found = await work.RunAsync(
            async (services, token) =>
            {
                if (await Person.NamedAsync(userName, names, services.GetRequiredService<DbContext>(), token) is not { } person) return false;
                await services.GetRequiredService<SignInFailures>().UnlockAsync(userName, token);
                await services.GetRequiredService<AuditTrail>().RecordAsync(actor, "account.unlocked", "account", person.Id, new { person.UserName }, token);
                return true;
            },
            ct);
        if (found) Unlocked(log, userName, actor);
        return found;
    }

    [LoggerMessage(4002, LogLevel.Information, "The account {UserName} was unlocked by {Actor}.")]
    private static partial void Unlocked(ILogger logger, string userName, string actor);
}
