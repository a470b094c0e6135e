using System.CommandLine;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Persistence.Schema;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>accounts</c>: what an operator does to accounts when nobody can sign in.</summary>
internal static class AccountsCommand
{
    public static Command Create() => new("accounts", "Lets people in again.") { Unlock() };

    private static Command Unlock()
    {
        var name = new Argument<string>("name") { Description = "The user name." };
        var command = new Command("unlock", "Unlocks an account that wrong passwords have locked. Exit code 1 if there is no such account.") { name };
        var common = new CommonOptions(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var host = Server.Build(common.Settings(parsed).Concat(CommonOptions.Quiet));
            await host.Services.GetRequiredService<DatabaseSchema>().ApplyAsync(ct);
            var userName = parsed.GetValue(name)!; // the argument is required
            var found = await host.Services.GetRequiredService<AccountLocks>().UnlockAsync(userName, "system", ct);
            Console.WriteLine(found ? $"{userName}: unlocked" : $"{userName}: no such account");
            return found ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }
}
