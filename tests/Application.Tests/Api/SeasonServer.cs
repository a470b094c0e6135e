using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>The whole host with the campaign, the calendar and the letters, and no process that moves anything: what happens is what a test does by the verbs.</summary>
internal sealed class SeasonServer : IAsyncDisposable
{
    private const string Password = "the same for everybody";

    private readonly string folder;

    private SeasonServer(RunningServer server, string folder, long campaign) => (Server, this.folder, CampaignId) = (server, folder, campaign);

    public RunningServer Server { get; }

    public long CampaignId { get; }

    public static async Task<SeasonServer> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var folder = Directory.CreateTempSubdirectory("season-server-").FullName;
        foreach (var part in (string[])["calendar", "mail", "campaigns"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
            foreach (var file in Directory.GetFiles(Path.Combine(Shipped.Folder, part))) File.Copy(file, Path.Combine(folder, part, Path.GetFileName(file)));
        }

        var server = await RunningServer.StartAsync(kind, builder => StandStill(builder.Services), ("Workflows", folder));
        var campaign = await DoAsync(server, (services, ct) => services.GetRequiredService<DbContext>().Set<Campaign>().Select(one => one.Id).SingleAsync(ct));
        return new(server, folder, campaign);
    }

    /// <summary>Without what looks around every second: tests move the clock by months.</summary>
    private static void StandStill(IServiceCollection services)
    {
        foreach (var service in services.Where(one => one.ServiceType == typeof(IHostedService) && one.ImplementationType?.Namespace?.StartsWith("BenchmarkWorkflow.", StringComparison.Ordinal) == true).ToList())
            services.Remove(service);
    }

    /// <summary>One unit of the verbs.</summary>
    public Task<T> DoAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> act) => DoAsync(Server, act);

    public Task DoAsync<TVerb>(Func<TVerb, CancellationToken, Task> act) where TVerb : notnull => DoAsync(async (services, ct) =>
    {
        await act(services.GetRequiredService<TVerb>(), ct);
        return true;
    });

    public Task<T> DoAsync<TVerb, T>(Func<TVerb, CancellationToken, Task<T>> act) where TVerb : notnull => DoAsync((services, ct) => act(services.GetRequiredService<TVerb>(), ct));

    /// <summary>The application of the company with that number, handed in.</summary>
    public Task<long> SubmitAsync(int number, int unit) => DoAsync((services, ct) => Company.SubmitAsync(services, CampaignId, number, unit, ct));

    /// <summary>Makes an account with that role and signs it in; staff of a unit where one is named.</summary>
    public async Task<Browser> SignInAsync(string userName, string role, int? unit = null)
    {
        await Server.AddAccountAsync(userName, Password, role);
        if (unit is { } number) await DoAsync<GroupMembers>((groups, ct) => groups.AddAsync($"unit:{number}", userName, ct));
        return await Browser.SignedInAsync(Server, userName, Password);
    }

    /// <summary>Signs somebody in again: a session does not last for months.</summary>
    public Task<Browser> SignInAgainAsync(string userName) => Browser.SignedInAsync(Server, userName, Password);

    public Task<Browser> SecretaryAsync() => SignInAsync("secretary", Roles.Secretariat);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Task<T> DoAsync<T>(RunningServer server, Func<IServiceProvider, CancellationToken, Task<T>> act) => server.Services.GetRequiredService<UnitOfWork>().RunAsync(act, CancellationToken.None);
}
