using System.CommandLine;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Selection.Accounts;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>accounts</c>: what an operator does to accounts when nobody can sign in who may.</summary>
internal static class AccountsCommand
{
    private const string Actor = "operator";

    public static Command Create() => new("accounts", "Lists and makes accounts, and lets people in again.") { List(), Add(), ResetPassword(), Unlock() };

    private static Command List()
    {
        var command = new Command("list", "Lists the accounts, their roles, and who is locked out.");
        return On(command, async (services, _, ct) =>
        {
            var accounts = await services.GetRequiredService<OperatorAccounts>().ListAsync(ct);
            var width = accounts.Select(account => account.UserName.Length).DefaultIfEmpty().Max();
            foreach (var account in accounts) Console.WriteLine($"{account.UserName.PadRight(width)}  {Line(account)}");
            if (accounts.Count == 0) Console.WriteLine("There is no account.");
            return ExitCode.Done;
        });
    }

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "The user name, 100 characters at most." };
        var role = new Option<string[]>("--role") { Description = "What they may do; several are fine. Companies register themselves.", HelpName = string.Join('|', OperatorAccounts.Given), Required = true, AllowMultipleArgumentsPerToken = true };
        role.AcceptOnlyFromAmong([.. OperatorAccounts.Given]);
        var unit = new Option<int[]>("--unit") { Description = "For the role 'unit': the numbers of the recommending units whose staff they are.", HelpName = "number", AllowMultipleArgumentsPerToken = true };
        var shown = new Option<string?>("--display-name") { Description = "The name shown to others; the user name if not given.", HelpName = "text" };
        name.Validators.Add(given =>
        {
            if (given.GetValue(name) is { } text && (string.IsNullOrWhiteSpace(text) || text.Length > 100 || text != text.Trim())) given.AddError("The user name must have 1 to 100 characters, and no space before or after them.");
        });
        shown.Validators.Add(given =>
        {
            if (given.GetValue(shown) is { Length: > 100 }) given.AddError("--display-name: 100 characters at most.");
        });
        var command = new Command("add", "Makes an account and prints its one-time password.") { name, role, unit, shown };
        command.Validators.Add(given =>
        {
            var isUnit = given.Children.OfType<System.CommandLine.Parsing.OptionResult>().Any(option => option.Option == role && option.Tokens.Any(token => token.Value == Roles.Unit));
            var hasUnits = given.Children.OfType<System.CommandLine.Parsing.OptionResult>().Any(option => option.Option == unit && !option.Implicit);
            if (isUnit != hasUnits) given.AddError("The role 'unit' and --unit belong together.");
        });
        return On(command, async (services, parsed, ct) =>
        {
            var userName = parsed.GetRequiredValue(name);
            var asked = new AskedAccount(userName, parsed.GetValue(shown) is { Length: > 0 } text ? text : userName, [.. parsed.GetRequiredValue(role).Distinct()], [.. (parsed.GetValue(unit) ?? []).Distinct()]);
            TellPassword($"{userName}: made", await services.GetRequiredService<OperatorAccounts>().AddAsync(asked, Actor, ct));
            return ExitCode.Done;
        });
    }

    private static Command ResetPassword()
    {
        var name = new Argument<string>("name") { Description = "The user name." };
        var command = new Command("reset-password", "Takes a password away, prints a one-time password instead, ends the account's sign-ins and unlocks it. Exit code 1 if there is no such account.") { name };
        return On(command, async (services, parsed, ct) =>
        {
            var userName = parsed.GetRequiredValue(name);
            var password = await services.GetRequiredService<OperatorAccounts>().ResetPasswordAsync(userName, Actor, ct);
            if (password is null) return Unknown(userName);
            TellPassword($"{userName}: the password was taken away", password);
            return ExitCode.Done;
        });
    }

    private static Command Unlock()
    {
        var name = new Argument<string>("name") { Description = "The user name." };
        var command = new Command("unlock", "Unlocks an account that wrong passwords have locked. Exit code 1 if there is no such account.") { name };
        return On(command, async (services, parsed, ct) =>
        {
            var userName = parsed.GetRequiredValue(name);
            if (!await services.GetRequiredService<AccountLocks>().UnlockAsync(userName, Actor, ct)) return Unknown(userName);
            Console.WriteLine($"{userName}: unlocked");
            return ExitCode.Done;
        });
    }

    private static Command On(Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> act)
    {
        var common = new CommonOptions(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var host = Server.Build(common.Settings(parsed).Concat(CommonOptions.Quiet));
            CommonOptions.DemandDatabase(host.Services);
            await host.Services.GetRequiredService<DatabaseSchema>().ApplyAsync(ct);
            return await act(host.Services, parsed, ct);
        });
        return command;
    }

    private static int Unknown(string userName)
    {
        Console.WriteLine($"{userName}: no such account; see 'accounts list'");
        return ExitCode.Findings;
    }

    private static void TellPassword(string done, string password)
    {
        Console.WriteLine(done);
        Console.WriteLine($"One-time password, shown only now: {password}");
        Console.WriteLine("It signs in, and then only lets its owner set another.");
    }

    private static string Line(ListedAccount account)
    {
        string?[] parts =
        [
            string.Join(", ", account.Roles.Select(role => role == Roles.Unit && account.Units.Count > 0 ? $"{role} {string.Join('+', account.Units)}" : role)),
            account.DisplayName == account.UserName ? null : account.DisplayName,
            account.Disabled ? "disabled" : null,
            account.Locked ? "locked" : null,
            account.MustChangePassword ? "has to set a password" : null,
        ];
        return string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
