using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace BenchmarkWorkflow.Persistence.Tests;

/// <summary>Stands between the driver and PostgreSQL. Lets one request through, waits until the server has answered it, and cuts the connection instead of passing the answer on.</summary>
internal sealed class AnswerThief : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int serverPort;
    private readonly CancellationTokenSource stop = new();
    private string? wanted;

    public AnswerThief(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        serverPort = to.Port;
        listener.Start();
        to.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        ConnectionString = to.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>The way to the database through here.</summary>
    public string ConnectionString { get; }

    /// <summary>How many answers were stolen.</summary>
    public int Stolen { get; private set; }

    /// <summary>The answer to the next request that contains this text is stolen.</summary>
    public void Steal(string request) => wanted = request;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = PassAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, serverPort, stop.Token);
            var (up, down, steals) = (client.GetStream(), server.GetStream(), false);
            await Task.WhenAny(
                PumpAsync(up, down, request =>
                {
                    if (wanted is not { } text || !request.Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
                    (wanted, steals) = (null, true);
                    return true;
                }),
                PumpAsync(down, up, _ =>
                {
                    if (!steals) return true;
                    Stolen++;
                    return false;
                }));
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<string, bool> passes)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, stop.Token) is > 0 and var length)
            {
                if (!passes(Encoding.Latin1.GetString(buffer, 0, length))) return;
                await to.WriteAsync(buffer.AsMemory(0, length), stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
