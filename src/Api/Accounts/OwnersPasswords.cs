using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>What a password has to be that somebody chooses for a name.</summary>
public static class OwnersPasswords
{
    private const int ShortestName = 3;

    /// <summary>What is wrong with it; nothing: it will do.</summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(UserManager<Account> users, string userName, string password)
    {
        if (password.Length == 0) return ["请填写密码。"];
        List<string> wrong = [];
        if (userName.Length >= ShortestName && password.Contains(userName, StringComparison.OrdinalIgnoreCase)) wrong.Add("密码不能包含用户名。");
        foreach (var rule in users.PasswordValidators) wrong.AddRange((await rule.ValidateAsync(users, new Account(), password)).Errors.Select(error => error.Description));
        return wrong;
    }
}
