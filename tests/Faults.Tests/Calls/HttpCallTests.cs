using System.Net;
using BenchmarkWorkflow.Host.Calls;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Faults.Tests.Calls;

/// <summary>A workflow's HTTP call leaves after the commit, over a real connection; whatever happens to it, it carries the same idempotency key.</summary>
public sealed class HttpCallTests
{
    /// <summary>Seconds in which no second attempt is made: the first pause, and the sender's own.</summary>
    private const int AtOnce = 3;

    [Theory, EachDatabase]
    public async Task A_call_that_is_answered_goes_out_once_and_its_workflow_goes_on(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var calls = await CallBench.StartAsync(kind, receiver.Address);

        await calls.TickUntilEndedAsync();

        Assert.Equal("status 200", await calls.EndingAsync());
        Assert.NotEmpty(Assert.Single(receiver.Keys));
    }

    [Theory, EachDatabase]
    public async Task An_answer_that_says_error_is_an_answer(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = 500;
        await using var calls = await CallBench.StartAsync(kind, receiver.Address);

        await calls.TickUntilEndedAsync();

        Assert.Equal("another status", await calls.EndingAsync());
        Assert.Single(receiver.Keys);
    }

    [Theory, EachDatabase]
    public async Task A_call_that_reaches_nobody_is_tried_again_until_somebody_is_there(DatabaseKind kind)
    {
        var port = Ports.Free();
        await using var calls = await CallBench.StartAsync(kind, new Uri($"http://127.0.0.1:{port}/"));
        await calls.TickAsync(4); // the first attempts fail
        Assert.False(await calls.HasEndedAsync());

        await using var receiver = await Receiver.StartAsync(port);
        await calls.TickUntilEndedAsync();

        Assert.Equal("status 200", await calls.EndingAsync());
        Assert.Single(receiver.Keys);
    }

    [Theory, EachDatabase]
    public async Task A_call_that_nobody_ever_takes_ends_as_failed(DatabaseKind kind)
    {
        await using var calls = await CallBench.StartAsync(kind, new Uri($"http://127.0.0.1:{Ports.Free()}/"));

        await calls.TickUntilEndedAsync();

        Assert.Equal("not reached", await calls.EndingAsync());
        Assert.Contains("refused", await calls.ReasonAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task A_call_that_is_never_answered_times_out_each_time_with_the_same_key(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = null;
        await using var calls = await CallBench.StartAsync(kind, receiver.Address);

        await calls.TickUntilEndedAsync();

        Assert.Equal("no answer", await calls.EndingAsync());
        Assert.Equal(4, receiver.Keys.Count);
        Assert.Single(receiver.Keys.Distinct());
        Assert.Contains("60 seconds", await calls.ReasonAsync(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_call_whose_node_stops_in_the_middle_is_sent_again_by_the_next_with_the_same_key(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = null;
        await using var calls = await CallBench.StartAsync(kind, receiver.Address);
        await calls.TickUntilAsync(() => Task.FromResult(receiver.Keys.Count == 1));

        receiver.Status = 200;
        await calls.RestartAsync();
        await calls.TickUntilEndedAsync();

        Assert.Equal("status 200", await calls.EndingAsync());
        Assert.Equal(2, receiver.Keys.Count);
        Assert.Single(receiver.Keys.Distinct());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "http://127.0.0.1:1/", "POST ", "'POST ' is no HTTP method")]
    [InlineData(DatabaseKind.Postgres, "http://127.0.0.1:1/", "POST ", "'POST ' is no HTTP method")]
    [InlineData(DatabaseKind.Sqlite, "ftp://127.0.0.1/", "GET", "no http or https address")]
    [InlineData(DatabaseKind.Sqlite, "elsewhere", "GET", "no http or https address")]
    public async Task A_call_that_cannot_even_be_written_ends_as_failed_at_once_and_says_why(DatabaseKind kind, string address, string method, string reason)
    {
        await using var calls = await CallBench.StartAsync(kind, new Uri(address, UriKind.RelativeOrAbsolute), method);

        await calls.TickUntilEndedAsync(within: AtOnce);

        Assert.Equal("not reached", await calls.EndingAsync());
        Assert.Contains(reason, await calls.ReasonAsync(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_call_goes_out_however_many_stand_before_it_that_another_node_has(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = null;
        await using var calls = await CallBench.StartAsync(kind, receiver.Address, instance: "0 0");
        for (var wave = 0; wave < 3; wave++)
        {
            for (var i = wave == 0 ? 1 : 0; i < 16; i++) await calls.AskAsync($"{wave} {i}");
            await calls.TickUntilAsync(() => Task.FromResult(receiver.Keys.Distinct().Count() == 16 * (wave + 1)));
            await calls.RestartAsync(); // the one before took as many as it may, and was stopped with them
        }

        receiver.Status = 200;
        await calls.AskAsync("last");
        await calls.TickAsync(30); // long before the others' leases end

        Assert.True(await calls.HasEndedAsync("last"));
    }

    [Theory]
    [InlineData("/cookie", "status 200")]
    [InlineData("/elsewhere", "another status")]
    [InlineData("/large", "not reached")]
    public async Task An_answer_sets_no_cookie_leads_nowhere_else_and_has_an_end(string path, string becomes)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var calls = await CallBench.StartAsync(DatabaseKind.Sqlite, new Uri(receiver.Address, path));
        await calls.TickUntilEndedAsync();
        await calls.AskAsync("again");
        await calls.TickUntilEndedAsync("again");

        Assert.Equal(becomes, await calls.EndingAsync());
        Assert.DoesNotContain(receiver.Requests, request => request.Cookie is not null || request.Path != path);
        Assert.Equal(2, receiver.Requests.Count); // who has begun to answer has acted: it is not asked again
    }

    [Fact]
    public async Task Nothing_is_called_that_only_the_server_reaches_unless_the_setting_says_so_and_the_journal_says_that()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var calls = await CallBench.StartAsync(DatabaseKind.Sqlite, receiver.Address, inside: false);

        await calls.TickUntilEndedAsync(within: AtOnce);

        Assert.Equal("not reached", await calls.EndingAsync());
        Assert.Contains("HttpCalls:PrivateAddresses", await calls.ReasonAsync(), StringComparison.Ordinal);
        Assert.Empty(receiver.Keys);
    }

    [Fact]
    public void A_proxy_of_the_environment_is_not_asked_for_what_may_not_be_called()
    {
        Assert.False(HttpCallsModule.Handler(new HttpCallOptions()).UseProxy);
        Assert.True(HttpCallsModule.Handler(new HttpCallOptions { PrivateAddresses = true }).UseProxy);
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
}
