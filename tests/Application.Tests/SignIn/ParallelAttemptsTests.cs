using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>Attempts made side by side.</summary>
public sealed class ParallelAttemptsTests
{
    [Theory]
    [EachDatabase]
    public async Task Wrong_passwords_side_by_side_are_each_counted_and_lock_the_name(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("SignIn:FailuresUntilLocked", "100"));

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => server.LoginAsync("admin", "wrong")));

        Assert.Equal(16, (await FailuresAsync(server)).Count);
    }

    [Theory]
    [EachDatabase]
    public async Task The_right_password_among_wrong_ones_side_by_side_never_passes_a_lock(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.LoginAsync("admin", "wrong")));
        Assert.NotNull((await FailuresAsync(server)).LockedUntil);

        var right = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.LoginAsync("admin", RunningServer.AdministratorPassword)));

        Assert.All(right, answer => Assert.False((bool)answer["isAuthenticated"]!));
    }

    [Theory]
    [EachDatabase]
    public async Task A_password_that_is_being_hashed_keeps_nobody_from_writing(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var work = server.Services.GetRequiredService<UnitOfWork>();
        var held = new TaskCompletionSource();

        // Somebody writes, and does not finish: a sign-in has nothing to write and goes through all the same.
        var writer = work.RunAsync(
            async (services, ct) =>
            {
                await services.GetRequiredService<DbContext>().Set<Account>().ExecuteUpdateAsync(row => row.SetProperty(account => account.PhoneNumber, "1"), ct);
                await held.Task;
            },
            CancellationToken.None);
        var signedIn = await server.LoginAsync("admin", RunningServer.AdministratorPassword).WaitAsync(TimeSpan.FromSeconds(20));
        held.SetResult();
        await writer;

        Assert.True((bool)signedIn["isAuthenticated"]!);
    }

    [Fact]
    public async Task Too_many_attempts_for_one_name_or_from_one_address_are_told_to_wait()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("SignIn:AttemptsPerNameAndMinute", "2"), ("SignIn:AttemptsPerAddressAndMinute", "4"));
        using var browser = new Browser(server.Anonymous.BaseAddress!);
        List<int> statuses = [];
        foreach (var name in new[] { "admin", "admin", "admin", "other", "other" })
            statuses.Add((await browser.PostAsync("/api/account/sign-in", new { userName = name, password = "wrong" })).Status);

        Assert.Equal([401, 401, 429, 401, 429], statuses);
        using var again = await browser.Client.PostAsync("/api/account/sign-in", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.NotNull(again.Headers.RetryAfter?.Delta);
        Assert.Contains("请在", await again.Content.ReadAsStringAsync());
    }

    private static Task<SignInFailure> FailuresAsync(RunningServer server) =>
        server.Services.GetRequiredService<UnitOfWork>().ReadAsync(
            (services, ct) => services.GetRequiredService<DbContext>().Set<SignInFailure>().AsNoTracking().SingleAsync(ct), CancellationToken.None);
}
