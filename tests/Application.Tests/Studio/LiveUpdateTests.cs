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

        // The viewer is told of what may have happened between its reading and its watching, thrice, since it may begin to listen late,
        await IsToldAsync(server, viewer, state["id"]!.ToString(), times: 3);

        await admin.CallAsync($"/tasks/{state["bookmarks"]![0]!["payload"]!["taskId"]}/complete");
        await admin.EventuallyAsync($"/workflow-instances/{state["id"]}", instance => instance["status"]!.ToString() == "Finished");

        await IsToldAsync(server, viewer, state["id"]!.ToString(), times: 3); // and then of each change.
    }

    [Fact]
    public async Task Without_a_token_nobody_can_watch()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Anonymous.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    /// <summary>While the server looks for changes, the viewer is called so often, with everything that it shows, and no more.</summary>
    private static async Task IsToldAsync(RunningServer server, ClientWebSocket viewer, string instance, int times)
    {
        var told = new Dictionary<string, int>();
        for (var round = 0; round < 60 && All.Any(target => told.GetValueOrDefault(target) < times); round++) await HearAsync();
        for (var round = 0; round < 3; round++) await HearAsync();
        Assert.Equal(All.Select(target => (target, times)), told.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)));

        async Task HearAsync()
        {
            await LookAsync(server);
            await SendAsync(viewer, $$"""{"type":1,"invocationId":"fence","target":"ObserveInstanceAsync","arguments":["{{instance}}"]}""");
            while (await ReceiveAsync(viewer) is var message && !message.Contains("\"fence\"", StringComparison.Ordinal))
                if (JsonNode.Parse(message)!["target"] is { } target) told[target.ToString()] = told.GetValueOrDefault(target.ToString()) + 1;
        }
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
