using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>Where the wire breaks.</summary>
public enum Break
{
    /// <summary>The n-th statement does not reach the server.</summary>
    BeforeStatement,

    /// <summary>The server has done the n-th round of statements, and its answer does not come back.</summary>
    BeforeAnswer,
}

/// <summary>
/// A wire to PostgreSQL that breaks where it is told to: it counts the statements of the protocol as they go by, also those of one batch. So what is tested is
/// the product as it ships, which knows nothing of this.
/// </summary>
internal sealed class FaultyWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private readonly List<TcpClient> open = [];
    private readonly Lock gate = new();
    private (Break Where, int Left, bool StaysDead, CancellationTokenSource? Life)? armed;
    private bool dead;

    public FaultyWire(int serverPort)
    {
        server = serverPort;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>It has broken since it was armed.</summary>
    public bool Broke { get; private set; }

    /// <summary>The wire breaks at the <paramref name="number"/>-th place from now; every connection is lost with it.</summary>
    /// <param name="where">Which places count.</param>
    /// <param name="number">From 1.</param>
    /// <param name="life">When given, the process is to be dead from then on: it is cancelled, and nobody gets through before <see cref="Mend"/>.</param>
    public void Arm(Break where, int number, CancellationTokenSource? life)
    {
        lock (gate) (armed, Broke) = ((where, number, life is not null, life), false);
    }

    /// <summary>The wire is whole and stays so.</summary>
    public void Mend()
    {
        lock (gate) (armed, dead) = (null, false);
    }

    public ValueTask DisposeAsync()
    {
        listener.Stop();
        BreakAll();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = CarryAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var behind = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                lock (gate)
                {
                    if (dead) return;
                    open.AddRange([client, behind]);
                }

                await behind.ConnectAsync(IPAddress.Loopback, server);
                var answers = new Answers(client.GetStream(), behind.GetStream());
                await Task.WhenAny(RequestsAsync(client.GetStream(), behind.GetStream(), answers), answers.CarryAsync());
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // One of the two is gone, and so is the other.
            }
            finally
            {
                lock (gate) open.RemoveAll(one => one == client || one == behind);
            }
        }
    }

    private async Task RequestsAsync(NetworkStream client, NetworkStream behind, Answers answers)
    {
        await behind.WriteAsync(await MessageAsync(client, typed: false)); // the start of the connection has no type
        while (true)
        {
            var message = await MessageAsync(client, typed: true);
            if (message[0] is (byte)'E' or (byte)'Q' && Due(Break.BeforeStatement)) return;
            if (message[0] is (byte)'S' or (byte)'Q' && Due(Break.BeforeAnswer))
            {
                await answers.SwallowAsync(() => behind.WriteAsync(message));
                BreakAll();
                return;
            }

            await behind.WriteAsync(message);
        }
    }

    private bool Due(Break where)
    {
        CancellationTokenSource? life;
        lock (gate)
        {
            if (armed is not { } set || set.Where != where) return false;
            if (set.Left > 1)
            {
                armed = set with { Left = set.Left - 1 };
                return false;
            }

            (armed, Broke, dead, life) = (null, true, set.StaysDead, set.Life);
        }

        if (where == Break.BeforeStatement) BreakAll();
        _ = life?.CancelAsync(); // not here: what it calls back may come by this wire
        return true;
    }

    private void BreakAll()
    {
        lock (gate)
        {
            foreach (var one in open) one.Close();
            open.Clear();
        }
    }

    private static async Task<byte[]> MessageAsync(Stream from, bool typed)
    {
        var head = new byte[typed ? 5 : 4];
        await from.ReadExactlyAsync(head);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(typed ? 1 : 0)) - 4;
        var message = new byte[head.Length + length];
        head.CopyTo(message, 0);
        await from.ReadExactlyAsync(message.AsMemory(head.Length));
        return message;
    }

    /// <summary>The way back: carried on, until the answer that is lost; that one is waited for, so that the server has done its work.</summary>
    private sealed class Answers(NetworkStream client, NetworkStream behind)
    {
        private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool swallow;

        public async Task CarryAsync()
        {
            while (true)
            {
                var message = await MessageAsync(behind, typed: true);
                if (!swallow) await client.WriteAsync(message);
                else if (message[0] == (byte)'Z') ready.TrySetResult();
            }
        }

        public async Task SwallowAsync(Func<ValueTask> send)
        {
            swallow = true;
            await send();
            await ready.Task;
        }
    }
}
