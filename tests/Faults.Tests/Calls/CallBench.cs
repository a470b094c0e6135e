using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Calls;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Http;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BenchmarkWorkflow.Faults.Tests.Calls;

/// <summary>A database with instances of a workflow that makes one call and is named after its end, and a node that sends the calls, on the test's clock.</summary>
internal sealed class CallBench : IAsyncDisposable
{
    private readonly TestDatabase database;
    private IHostedService sender;

    private CallBench(TestDatabase database)
    {
        this.database = database;
        sender = NewSender();
    }

    /// <summary>The node is there, and the first instance has asked for its call.</summary>
    /// <param name="inside">Addresses that only this machine reaches may be called.</param>
    public static async Task<CallBench> StartAsync(DatabaseKind kind, Uri address, string method = "GET", bool inside = true, string instance = "i")
    {
        var database = await TestDatabase.CreateAsync(kind, services =>
        {
            Workflows(address, method).Register(services);
            services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            services.AddHttpCalls();
            services.Configure<HttpCallOptions>(options => options.PrivateAddresses = inside);
        });
        var calls = new CallBench(database);
        await calls.AskAsync(instance);
        await calls.sender.StartAsync(default);
        return calls;
    }

    /// <summary>Another instance asks for a call.</summary>
    public Task AskAsync(string instance) => database.Services.GetRequiredService<WorkflowInstances>()
        .StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("calls"), InstanceId = instance }, default);

    /// <summary>The node stops in the middle of whatever it does, and another begins.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        sender = NewSender();
        await sender.StartAsync(default);
    }

    public async Task<bool> HasEndedAsync(string instance = "i") => (await FindAsync(instance)).Status == WorkflowStatus.Finished;

    /// <summary>How the call ended.</summary>
    public async Task<string?> EndingAsync() => (await FindAsync("i")).Name;

    /// <summary>What the journal says of why the call failed.</summary>
    public async Task<string> ReasonAsync()
    {
        var (lines, _) = await database.Unit.ReadAsync((services, ct) => services.GetRequiredService<InstanceHistory>().JournalAsync("i", new JournalFilter(), 0, 100, ct), default);
        return Assert.Single(lines, line => line.EventName is "Failed to connect" or "Timeout").Message!; // it has one
    }

    /// <summary>Moves the clock second by second, and gives the node real time to act.</summary>
    public async Task TickAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            database.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }
    }

    public Task TickUntilEndedAsync(string instance = "i", int within = 1_500) => TickUntilAsync(() => HasEndedAsync(instance), within);

    /// <param name="done">Whether it has happened.</param>
    /// <param name="within">Seconds of the test's clock. When they are over the clock stands still, and the node is given real time to end what it is at.</param>
    public async Task TickUntilAsync(Func<Task<bool>> done, int within = 1_500)
    {
        for (var i = 0; i < within; i++)
        {
            if (await done()) return;
            await TickAsync(1);
        }

        for (var i = 0; i < 250 && !await done(); i++) await Task.Delay(20);
        Assert.True(await done(), "It does not happen.");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await database.DisposeAsync();
    }

    private static CodeWorkflows Workflows(Uri address, string method) => new CodeWorkflows().Add("calls", new SendHttpRequest
    {
        Method = new Input<string>(method),
        Url = new Input<Uri?>(address),
        ExpectedStatusCodes = [new HttpStatusCodeCase(200, new SetName { Value = new Input<string>("status 200") })],
        UnmatchedStatusCode = new SetName { Value = new Input<string>("another status") },
        FailedToConnect = new SetName { Value = new Input<string>("not reached") },
        Timeout = new SetName { Value = new Input<string>("no answer") },
    });

    private IHostedService NewSender() => ActivatorUtilities.CreateInstance<HttpCallSender>(database.Services); // a new one, as after a restart

    private async Task StopAsync()
    {
        await sender.StopAsync(default);
        (sender as IDisposable)?.Dispose();
    }

    private async Task<InstanceRow> FindAsync(string instance) =>
        (await database.Unit.ReadAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().FindAsync(instance, ct), default))!; // was started
}
