using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.Studio;

public sealed class LiveUpdateTests
{
    private const char End = '\u001e';

    private static readonly string[] All = ["ActivityExecutionLogUpdatedAsync", "WorkflowExecutionLogUpdatedAsync", "WorkflowInstanceUpdatedAsync"];

    [Fact]
    public async Task Whoever_watches_an_instance_is_told_when_it_goes_on()
    {
        await using var server = await RunningServer.StartAsync();
        var token = (await server.LoginAsync("admin", RunningServer.AdministratorPassword))["accessToken"]!.ToString();
        using var admin = server.WithToken(token);
        await admin.PublishAsync(Sample.Approval("approval"));
        var state = (await admin.CallAsync("/workflow-definitions/approval/execute"))["workflowState"]!;
        using var viewer = await ConnectAsync(server, token);
        await SendAsync(viewer, $$"""{"type":1,"invocationId":"1","target":"ObserveInstanceAsync","arguments":["{{state["id"]}}"]}""");
        Assert.Contains("\"invocationId\":\"1\"", await ReceiveAsync(viewer)); // from now on it is watched

        // The viewer is told once of what may have happened between its reading and its watching,
        Assert.Equal(All, await ToldAsync(server, viewer));

        await admin.CallAsync($"/tasks/{state["bookmarks"]![0]!["payload"]!["taskId"]}/complete");
        await admin.EventuallyAsync($"/workflow-instances/{state["id"]}", instance => instance["status"]!.ToString() == "Finished");

        Assert.Equal(All, await ToldAsync(server, viewer)); // and then of each change.
        using var second = await ConnectAsync(server, token);
        await SendAsync(second, $$"""{"type":1,"invocationId":"1","target":"ObserveInstanceAsync","arguments":["{{state["id"]}}"]}""");
        Assert.Equal(All, await ToldAsync(server, second));
    }

    [Fact]
    public async Task Without_a_token_nobody_can_watch()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Anonymous.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    /// <summary>The next three calls on a viewer, while the server looks for changes.</summary>
    private static async Task<IEnumerable<string>> ToldAsync(RunningServer server, ClientWebSocket viewer)
    {
        using var looking = new CancellationTokenSource();
        var looks = LookOnAsync(server, looking.Token);
        List<string> told = [];
        while (told.Count < All.Length)
            if (JsonNode.Parse(await ReceiveAsync(viewer))!["target"] is { } target) told.Add(target.ToString());
        await looking.CancelAsync();
        await looks;
        return told.Order();
    }

    /// <summary>The server looks for changes twice a second, on a clock that only the test moves.</summary>
    private static async Task LookAsync(RunningServer server)
    {
        for (var look = 0; look < 10; look++)
        {
            server.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(50);
        }
    }

    private static async Task LookOnAsync(RunningServer server, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested) await LookAsync(server);
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningServer server, string token)
    {
        var socket = new ClientWebSocket();
        var address = new UriBuilder(server.Anonymous.BaseAddress!) { Scheme = "ws", Path = "/elsa/hubs/workflow-instance", Query = "access_token=" + Uri.EscapeDataString(token) };
        await socket.ConnectAsync(address.Uri, CancellationToken.None);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        Assert.Equal("{}", await ReceiveAsync(socket));
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next message; the server may send several at once, but reads of one byte keep them apart.</summary>
    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var (message, part) = (new List<byte>(), new byte[1]);
        while (true)
        {
            await socket.ReceiveAsync(part, patience.Token);
            if (part[0] == End) return Encoding.UTF8.GetString([.. message]);
            message.Add(part[0]);
        }
    }
}
