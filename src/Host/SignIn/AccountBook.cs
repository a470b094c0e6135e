using System.Security.Claims;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Makes accounts, in the caller's unit of work.</summary>
internal sealed class AccountBook(UserManager<Account> users, DbContext db, IOptions<AdministratorOptions> administrator)
{
    /// <summary>Makes the administrator when there is no account at all.</summary>
    /// <returns>What to tell the operator; none when there was an account already.</returns>
    public async Task<FirstAdministrator?> CreateFirstAsync(CancellationToken ct)
    {
        if (await db.Set<Account>().AnyAsync(ct)) return null;
        var settings = administrator.Value;
        var given = !string.IsNullOrEmpty(settings.Password);
        var password = given ? settings.Password! : OneTimePassword.Make();
        var account = new Account { UserName = settings.UserName, DisplayName = settings.UserName, MustChangePassword = !given, LockoutEnabled = true };
        Demand(await users.CreateAsync(account, password));
        Demand(await users.AddClaimAsync(account, new Claim(ClaimTypes.Role, Roles.Administrator)));
        return new(settings.UserName, given ? null : password);
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException("The first administrator cannot be made: " + string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}

/// <summary>The account made at first start; <paramref name="OneTimePassword"/> is there only when the settings gave none.</summary>
internal sealed record FirstAdministrator(string UserName, string? OneTimePassword);
