using System.Net;
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

/// <summary>A workflow's HTTP call leaves after the commit, over a real connection; whatever happens to it, it carries the same idempotency key.</summary>
public sealed class HttpCallTests
{
    [Theory, EachDatabase]
    public async Task A_call_that_is_answered_goes_out_once_and_its_workflow_goes_on(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var database = await BedAsync(kind, receiver.Address);
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);

        await node.TickUntilAsync(EndedAsync);

        Assert.Equal("status 200", await NameAsync(database));
        Assert.NotEmpty(Assert.Single(receiver.Keys));
    }

    [Theory, EachDatabase]
    public async Task An_answer_that_says_error_is_an_answer(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = 500;
        await using var database = await BedAsync(kind, receiver.Address);
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);

        await node.TickUntilAsync(EndedAsync);

        Assert.Equal("another status", await NameAsync(database));
        Assert.Single(receiver.Keys);
    }

    [Theory, EachDatabase]
    public async Task A_call_that_reaches_nobody_is_tried_again_until_somebody_is_there(DatabaseKind kind)
    {
        var port = Ports.Free();
        await using var database = await BedAsync(kind, new Uri($"http://127.0.0.1:{port}/"));
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);
        await node.TickAsync(4); // the first attempts fail
        Assert.False(await EndedAsync(database));

        await using var receiver = await Receiver.StartAsync(port);
        await node.TickUntilAsync(EndedAsync);

        Assert.Equal("status 200", await NameAsync(database));
        Assert.Single(receiver.Keys);
    }

    [Theory, EachDatabase]
    public async Task A_call_that_nobody_ever_takes_ends_as_failed(DatabaseKind kind)
    {
        await using var database = await BedAsync(kind, new Uri($"http://127.0.0.1:{Ports.Free()}/"));
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);

        await node.TickUntilAsync(EndedAsync);

        Assert.Equal("not reached", await NameAsync(database));
    }

    [Theory, EachDatabase]
    public async Task A_call_that_is_never_answered_times_out_each_time_with_the_same_key(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = null;
        await using var database = await BedAsync(kind, receiver.Address);
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);

        await node.TickUntilAsync(EndedAsync);

        Assert.Equal("no answer", await NameAsync(database));
        Assert.Equal(4, receiver.Keys.Count);
        Assert.Single(receiver.Keys.Distinct());
    }

    [Theory, EachDatabase]
    public async Task A_call_whose_node_stops_in_the_middle_is_sent_again_by_the_next_with_the_same_key(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = null;
        await using var database = await BedAsync(kind, receiver.Address);
        await using (var first = await Sender.StartAsync(database))
        {
            await StartAsync(database);
            await first.TickUntilAsync(_ => Task.FromResult(receiver.Keys.Count == 1));
        }

        receiver.Status = 200;
        await using var next = await Sender.StartAsync(database);
        await next.TickUntilAsync(EndedAsync);

        Assert.Equal("status 200", await NameAsync(database));
        Assert.Equal(2, receiver.Keys.Count);
        Assert.Single(receiver.Keys.Distinct());
    }

    [Theory, EachDatabase]
    public async Task A_call_that_cannot_even_be_written_ends_as_failed(DatabaseKind kind)
    {
        await using var database = await BedAsync(kind, new Uri("http://127.0.0.1:1/"), "POST ");
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);

        await node.TickUntilAsync(EndedAsync);

        Assert.Equal("not reached", await NameAsync(database));
    }

    [Theory, EachDatabase]
    public async Task A_call_goes_out_however_many_stand_before_it_that_another_node_has(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = null;
        await using var database = await BedAsync(kind, receiver.Address);
        for (var wave = 0; wave < 3; wave++)
        {
            for (var i = 0; i < 16; i++) await StartAsync(database, $"{wave} {i}");
            await using var died = await Sender.StartAsync(database); // takes as many as it may, and is stopped with them
            await died.TickUntilAsync(_ => Task.FromResult(receiver.Keys.Distinct().Count() == 16 * (wave + 1)));
        }

        receiver.Status = 200;
        await StartAsync(database);
        await using var next = await Sender.StartAsync(database);
        await next.TickAsync(30); // long before the others' leases end

        Assert.True(await EndedAsync(database));
    }

    [Theory]
    [InlineData("/cookie", "status 200")]
    [InlineData("/elsewhere", "another status")]
    [InlineData("/large", "not reached")]
    public async Task An_answer_sets_no_cookie_leads_nowhere_else_and_has_an_end(string path, string becomes)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var database = await BedAsync(DatabaseKind.Sqlite, new Uri(receiver.Address, path));
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);
        await node.TickUntilAsync(EndedAsync);
        await StartAsync(database, "again");
        await node.TickUntilAsync(async its => (await FindAsync(its, "again")).Status == WorkflowStatus.Finished);

        Assert.Equal(becomes, await NameAsync(database));
        Assert.DoesNotContain(receiver.Requests, request => request.Cookie is not null || request.Path != path);
    }

    [Fact]
    public async Task Nothing_is_called_that_only_the_server_reaches_unless_the_setting_says_so()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var database = await BedAsync(DatabaseKind.Sqlite, receiver.Address, inside: false);
        await using var node = await Sender.StartAsync(database);
        await StartAsync(database);

        await node.TickUntilAsync(EndedAsync);

        Assert.Equal("not reached", await NameAsync(database));
        Assert.Empty(receiver.Keys);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void An_address_is_public_or_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.Has(IPAddress.Parse(address)));

    private static CodeWorkflows Workflows(Uri address, string method) => new CodeWorkflows().Add("calls", new SendHttpRequest
    {
        Method = new Input<string>(method),
        Url = new Input<Uri?>(address),
        ExpectedStatusCodes = [new HttpStatusCodeCase(200, new SetName { Value = new Input<string>("status 200") })],
        UnmatchedStatusCode = new SetName { Value = new Input<string>("another status") },
        FailedToConnect = new SetName { Value = new Input<string>("not reached") },
        Timeout = new SetName { Value = new Input<string>("no answer") },
    });

    private static Task<TestDatabase> BedAsync(DatabaseKind kind, Uri address, string method = "GET", bool inside = true) => TestDatabase.CreateAsync(kind, services =>
    {
        Workflows(address, method).Register(services);
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddHttpCalls();
        services.Configure<HttpCallOptions>(options => options.PrivateAddresses = inside);
    });

    private static Task StartAsync(TestDatabase database, string instance = "i") => database.Services.GetRequiredService<WorkflowInstances>()
        .StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("calls"), InstanceId = instance }, default);

    private static async Task<bool> EndedAsync(TestDatabase database) => (await FindAsync(database)).Status == WorkflowStatus.Finished;

    private static async Task<string?> NameAsync(TestDatabase database) => (await FindAsync(database)).Name;

    private static async Task<InstanceRow> FindAsync(TestDatabase database, string instance = "i") =>
        (await database.Unit.ReadAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().FindAsync(instance, ct), default))!; // was started

    /// <summary>A node that sends calls, on the test's database and clock.</summary>
    private sealed class Sender : IAsyncDisposable
    {
        private readonly TestDatabase database;
        private readonly IHostedService sender;

        private Sender(TestDatabase database)
        {
            this.database = database;
            sender = ActivatorUtilities.CreateInstance<HttpCallSender>(database.Services); // a new one, as after a restart
        }

        public static async Task<Sender> StartAsync(TestDatabase database)
        {
            var node = new Sender(database);
            await node.sender.StartAsync(default);
            return node;
        }

        /// <summary>Moves the clock second by second, and gives the sender real time to act.</summary>
        public async Task TickAsync(int seconds)
        {
            for (var i = 0; i < seconds; i++)
            {
                database.Time.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(20);
            }
        }

        public async Task TickUntilAsync(Func<TestDatabase, Task<bool>> done)
        {
            for (var i = 0; i < 1_500; i++)
            {
                if (await done(database)) return;
                await TickAsync(1);
            }

            Assert.Fail("It does not happen.");
        }

        public async ValueTask DisposeAsync()
        {
            await sender.StopAsync(default);
            (sender as IDisposable)?.Dispose();
        }
    }
}
