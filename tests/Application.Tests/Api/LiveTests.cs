using System.Net;
using System.Net.WebSockets;
using System.Text;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>Pages hear what has changed.</summary>
public sealed class LiveTests
{
    private const char End = '\u001e';

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_open_page_when_a_task_was_made_hears_of_tasks_and_of_nothing_more(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("Workflows", Shipped.Folder));
        using var page = await ConnectAsync(server);

        var heard = ReceiveAsync(page);
        while (!heard.IsCompleted || (await heard).Contains("accounts", StringComparison.Ordinal)) // a node that has just started may not listen yet, or still tells of its first rows
        {
            if (heard.IsCompleted) heard = ReceiveAsync(page);
            await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
                (services, ct) => services.GetRequiredService<UserTasks>().CreateAsync(new NewUserTask { Title = "审核", TaskType = "check", CandidateGroups = [Roles.Secretariat] }, ct), CancellationToken.None);
            await Task.WhenAny(heard, Task.Delay(500));
        }

        Assert.Equal("""{"type":1,"target":"changed","arguments":[["history","tasks"]]}""", await heard);
    }

    [Fact]
    public async Task A_page_of_nobody_hears_nothing()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Anonymous.PostAsync("/api/live/negotiate?negotiateVersion=1", null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningServer server)
    {
        using var browser = await Browser.SignedInAsync(server);
        var socket = new ClientWebSocket();
        socket.Options.Cookies = new CookieContainer();
        socket.Options.Cookies.Add(browser.Cookies);
        await socket.ConnectAsync(new Uri($"ws://{server.Anonymous.BaseAddress!.Authority}/api/live"), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"protocol":"json","version":1}{{End}}"""), WebSocketMessageType.Text, true, CancellationToken.None);
        await ReceiveAsync(socket);
        return socket;
    }

    /// <summary>The next message that is no sign of life.</summary>
    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, patience.Token);
            var message = Encoding.UTF8.GetString(buffer, 0, received.Count).Split(End)[0];
            if (message != """{"type":6}""") return message;
        }
    }
}
