using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>What whoever runs the machine does to accounts: the way back when no administrator can sign in.</summary>
public sealed class OperatorAccountsTests
{
    private const string Right = RunningServer.AdministratorPassword;

    [Theory, EachDatabase]
    public async Task A_password_that_was_lost_is_replaced_by_one_that_only_lets_its_owner_set_another(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var signedIn = await Browser.SignedInAsync(server);
        using var stranger = new Browser(server.Anonymous.BaseAddress!);
        for (var attempt = 0; attempt < 5; attempt++) await TryAsync(stranger, "wrong");

        var password = await Accounts(server).ResetPasswordAsync("ADMIN", "system", CancellationToken.None);

        Assert.NotNull(password);
        Assert.Equal(("account.password-reset", "system"), (await LastActAsync(server)) is var act ? (act.Act, act.Actor) : default);
        Assert.DoesNotContain(password, (await LastActAsync(server)).Details ?? "", StringComparison.Ordinal);
        Assert.Equal(401, await TryAsync(stranger, Right)); // unlocked, and the old one is worth nothing
        Assert.Equal(401, (await signedIn.GetAsync("/api/account/me")).Status);
        Assert.Equal(200, await TryAsync(stranger, password));
        Assert.Equal(403, (await stranger.PostAsync("/api/account/token")).Status);
        Assert.Equal(204, (await stranger.PostAsync("/api/account/password", new { current = password, next = "another password" })).Status);
        Assert.Equal(200, (await stranger.PostAsync("/api/account/token")).Status);
        Assert.Equal("account.password-changed", (await LastActAsync(server)).Act);
        Assert.Null(await Accounts(server).ResetPasswordAsync("nobody", "system", CancellationToken.None));
    }

    [Theory, EachDatabase]
    public async Task An_account_that_is_added_signs_in_with_its_roles_and_stands_in_the_list(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("Workflows", Repository.Workflows));

        var password = await Accounts(server).AddAsync(new("李娜", "李娜（12 号单位）", [Roles.Unit, Roles.ProcessOwner], [12]), "system", CancellationToken.None);
        using var browser = new Browser(server.Anonymous.BaseAddress!);
        Assert.Equal(200, await TryAsync(browser, password, "李娜"));

        Assert.Equal(["unit", "process-owner"], (await browser.GetAsync("/api/account/me")).Body["roles"]!.AsArray().Select(role => (string)role!));
        var listed = (await Accounts(server).ListAsync(CancellationToken.None)).Single(account => account.UserName == "李娜");
        Assert.Equal(["12"], listed.Units);
        Assert.True(listed is { MustChangePassword: true, Disabled: false, Locked: false }, listed.ToString());
        Assert.Equal("account.made", (await LastActAsync(server)).Act);
    }

    [Fact]
    public async Task A_name_that_is_taken_or_a_unit_that_is_not_there_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync();

        await Assert.ThrowsAsync<RuleBrokenException>(() => Accounts(server).AddAsync(new("Admin", "Admin", [Roles.Expert], []), "system", CancellationToken.None));
        var wrong = await Assert.ThrowsAsync<RuleBrokenException>(() => Accounts(server).AddAsync(new("李娜", "李娜", [Roles.Unit], [99]), "system", CancellationToken.None));

        Assert.Equal("unit-unknown", Assert.Single(wrong.Rules).Name);
        Assert.Equal(["admin"], (await Accounts(server).ListAsync(CancellationToken.None)).Select(account => account.UserName));
    }

    [Fact]
    public async Task The_commands_find_the_database_and_answer_by_their_exit_codes()
    {
        await using var shipped = await TestDatabase.CreateEmptyAsync(DatabaseKind.Sqlite);
        await shipped.Services.GetRequiredService<Persistence.Schema.DatabaseSchema>().ApplyAsync(CancellationToken.None);
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Database", shipped.ConnectionString));
        string[] database = ["--database", shipped.ConnectionString];

        Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["accounts", "add", "wang", "--role", "administrator", "process-owner", .. database]));
        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["accounts", "add", "WANG", "--role", "expert", .. database]));
        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["accounts", "add", "zhao", "--role", "applicant", .. database]));
        Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["accounts", "reset-password", "admin", .. database]));
        Assert.Equal(ExitCode.Findings, await CommandLine.RunAsync(["accounts", "reset-password", "nobody", .. database]));
        Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["accounts", "list", .. database]));

        var accounts = await Accounts(server).ListAsync(CancellationToken.None);
        Assert.Equal(["admin", "wang"], accounts.Select(account => account.UserName));
        Assert.Equal([Roles.Administrator, Roles.ProcessOwner], accounts[1].Roles);
        Assert.All(accounts, account => Assert.True(account.MustChangePassword));
    }

    private static OperatorAccounts Accounts(RunningServer server) => server.Services.GetRequiredService<OperatorAccounts>();

    private static async Task<int> TryAsync(Browser browser, string password, string userName = "admin") =>
        (await browser.PostAsync("/api/account/sign-in", new { userName, password })).Status;

    private static Task<AuditRecord> LastActAsync(RunningServer server) => server.Services.GetRequiredService<UnitOfWork>().ReadAsync(
        (services, ct) => services.GetRequiredService<DbContext>().Set<AuditRecord>().AsNoTracking().Where(record => record.SubjectKind == "account").OrderByDescending(record => record.Sequence).FirstAsync(ct), CancellationToken.None);
}
