using System.Security.Cryptography;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>A password to be given, hashed outside every transaction, with the stamp that ends every sign-in made before.</summary>
internal sealed record NewPassword(string Hash, string Stamp, bool IsOneTime)
{
    private const int ShortestNameInIt = 3;

    public static NewPassword Of(string password, IPasswordHasher<Account> hasher, bool isOneTime = false) =>
        new(hasher.HashPassword(new Account(), password), RandomNumberGenerator.GetHexString(40), isOneTime);

    /// <summary>Gives it to an account that is being changed.</summary>
    public void GiveTo(Account account)
    {
        (account.PasswordHash, account.SecurityStamp, account.MustChangePassword) = (Hash, Stamp, IsOneTime);
        account.Revision++;
    }

    /// <summary>What is wrong with a password that somebody chooses for a name; nothing: it will do.</summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(UserManager<Account> users, string userName, string password)
    {
        if (password.Length == 0) return ["请填写密码。"];
        List<string> wrong = [];
        if (userName.Length >= ShortestNameInIt && password.Contains(userName, StringComparison.OrdinalIgnoreCase)) wrong.Add("密码不能包含用户名。");
        foreach (var rule in users.PasswordValidators) wrong.AddRange((await rule.ValidateAsync(users, new Account(), password)).Errors.Select(error => error.Description));
        return wrong;
    }
}
