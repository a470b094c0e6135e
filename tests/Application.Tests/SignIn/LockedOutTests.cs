using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>Nobody keeps another out by trying wrong passwords under the other's name.</summary>
public sealed class LockedOutTests
{
    private const string Right = RunningServer.AdministratorPassword;

    [Fact]
    public async Task A_browser_that_has_signed_in_before_is_not_stopped_by_others_failures_and_by_its_own_it_is()
    {
        await using var server = await RunningServer.StartAsync();
        using var known = await Browser.SignedInAsync(server);
        using var stranger = new Browser(server.Anonymous.BaseAddress!);
        await known.PostAsync("/api/account/sign-out");
        for (var attempt = 0; attempt < 25; attempt++) await TryAsync(stranger, "wrong"); // more than lock the name, more than a minute allows it

        Assert.NotEqual(200, await TryAsync(stranger, Right));
        Assert.Equal(200, await TryAsync(known, Right));

        for (var attempt = 0; attempt < 5; attempt++) await TryAsync(known, "wrong");
        Assert.Equal(423, await TryAsync(known, Right));
        server.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(200, await TryAsync(known, Right));
    }

    [Fact]
    public async Task A_browser_known_to_one_account_or_by_a_made_up_cookie_is_a_stranger_to_another()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddAccountAsync("专家", "an expert's password", Roles.Expert);
        using var expert = await Browser.SignedInAsync(server, "专家", "an expert's password");
        using var admin = await Browser.SignedInAsync(server);
        var theirs = expert.Cookies.Single(cookie => cookie.Name.StartsWith("benchmark-workflow-known-", StringComparison.Ordinal));
        var ours = admin.Cookies.Single(cookie => cookie.Name.StartsWith("benchmark-workflow-known-", StringComparison.Ordinal));
        Assert.True(ours.HttpOnly);
        for (var attempt = 0; attempt < 5; attempt++) await server.LoginAsync("admin", "wrong");

        foreach (var value in new[] { theirs.Value, "made-up" })
        {
            using var liar = new Browser(server.Anonymous.BaseAddress!);
            liar.Client.DefaultRequestHeaders.Add("Cookie", $"{ours.Name}={value}");
            Assert.Equal(423, await TryAsync(liar, Right));
        }
    }

    [Fact]
    public async Task A_locked_account_is_let_in_again_by_an_administrator_which_is_audited()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await Browser.SignedInAsync(server);
        using var stranger = new Browser(server.Anonymous.BaseAddress!);
        for (var attempt = 0; attempt < 5; attempt++) await TryAsync(stranger, "wrong");
        Assert.Equal(423, await TryAsync(stranger, Right));

        Assert.Equal(404, (await admin.PostAsync("/api/accounts/nobody/unlock")).Status);
        Assert.Equal(204, (await admin.PostAsync("/api/accounts/ADMIN/unlock")).Status);
        Assert.Equal(200, await TryAsync(stranger, Right));
        var act = await server.Services.GetRequiredService<UnitOfWork>().ReadAsync(
            (services, ct) => services.GetRequiredService<DbContext>().Set<AuditRecord>().AsNoTracking().SingleAsync(record => record.Act == "account.unlocked", ct), CancellationToken.None);
        Assert.Equal("admin", act.Actor);
    }

    [Theory, EachDatabase]
    public async Task A_locked_account_is_let_in_again_by_the_command_of_an_operator(DatabaseKind kind)
    {
        await using var shipped = await TestDatabase.CreateEmptyAsync(kind);
        await shipped.Services.GetRequiredService<DatabaseSchema>().ApplyAsync(CancellationToken.None); // the command refuses a schema that the product did not ship
        await using var server = await RunningServer.StartAsync(kind, ("Database", shipped.ConnectionString));
        using var stranger = new Browser(server.Anonymous.BaseAddress!);
        for (var attempt = 0; attempt < 5; attempt++) await TryAsync(stranger, "wrong");
        Assert.Equal(423, await TryAsync(stranger, Right));

        Assert.Equal(ExitCode.Findings, await CommandLine.RunAsync(["accounts", "unlock", "nobody", "--database", shipped.ConnectionString]));
        Assert.Equal(423, await TryAsync(stranger, Right));
        Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["accounts", "unlock", "admin", "--database", shipped.ConnectionString]));
        Assert.Equal(200, await TryAsync(stranger, Right));
    }

    [Theory, EachDatabase]
    public async Task Whoever_locked_the_own_browser_is_let_in_again_as_well_and_nobody_else_with_them(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        await server.AddAccountAsync("专家", "an expert's password", Roles.Expert);
        using var admin = await Browser.SignedInAsync(server);
        using var own = await Browser.SignedInAsync(server, "专家", "an expert's password");
        using var stranger = new Browser(server.Anonymous.BaseAddress!);
        await own.PostAsync("/api/account/sign-out");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await TryAsync(own, "wrong", "专家");
            await TryAsync(stranger, "wrong");
        }

        Assert.Equal(423, await TryAsync(own, "an expert's password", "专家"));
        Assert.Equal(204, (await admin.PostAsync($"/api/accounts/{Uri.EscapeDataString("专家")}/unlock")).Status);
        Assert.Equal(200, await TryAsync(own, "an expert's password", "专家"));
        Assert.Equal(423, await TryAsync(stranger, Right));
    }

    private static async Task<int> TryAsync(Browser browser, string password, string userName = "admin") =>
        (await browser.PostAsync("/api/account/sign-in", new { userName, password })).Status;
}
