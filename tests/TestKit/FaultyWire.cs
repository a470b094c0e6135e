using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace BenchmarkWorkflow.TestKit;

/// <summary>Where the wire breaks.</summary>
public enum WireBreak
{
    /// <summary>The n-th statement does not reach the server.</summary>
    BeforeStatement,

    /// <summary>The server has done the n-th round of statements, and its answer does not come back.</summary>
    BeforeAnswer,

    /// <summary>As <see cref="BeforeAnswer"/>, and the server hears of it only later: its process lives on for a while, with all its locks.</summary>
    ServerHearsLate,

    /// <summary>The connection is lost with the n-th round of statements still on its way: the server gets and does them only later.</summary>
    StatementsComeLate,
}

/// <summary>
/// A wire to PostgreSQL that breaks where it is told to: it counts the statements of the protocol as they go by, also those of one batch. So what is tested is
/// the product as it ships, which knows nothing of this.
/// </summary>
public sealed class FaultyWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder direct;
    private readonly List<TcpClient> open = [];
    private readonly Lock gate = new();
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously), arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (WireBreak Where, int Left, bool StaysDead, CancellationTokenSource? Life, string? Containing)? armed;
    private bool dead;

    /// <param name="connectionString">The way to the server without this.</param>
    public FaultyWire(string connectionString)
    {
        direct = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The way to the server through this.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = ((IPEndPoint)listener.LocalEndpoint).Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;

    /// <summary>How late the server hears of it, or gets what is late.</summary>
    public TimeSpan Late { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>When set, what is late waits for another connection to ask for this, and is done just before that.</summary>
    public string? LateUntil { get; set; }

    /// <summary>It has broken since it was armed.</summary>
    public bool Broke { get; private set; }

    /// <summary>The wire breaks at the <paramref name="number"/>-th place from now; every connection is lost with it.</summary>
    /// <param name="where">Which places count.</param>
    /// <param name="number">From 1.</param>
    /// <param name="life">When given, the process is to be dead from then on: it is cancelled, and nobody gets through before <see cref="Mend"/>.</param>
    /// <param name="containing">When given, only a round of statements with this text counts. What a connection has prepared it sends without its text.</param>
    public void Arm(WireBreak where, int number, CancellationTokenSource? life, string? containing = null)
    {
        lock (gate) (armed, Broke) = ((where, number, life is not null, life, containing), false);
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

                await behind.ConnectAsync(IPAddress.Loopback, direct.Port);
                var answers = new Answers(client.GetStream(), behind.GetStream());
                await Task.WhenAny(RequestsAsync(client.GetStream(), behind, answers), answers.CarryAsync());
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // One of the two is gone, and so is the other.
            }
            finally
            {
                lock (gate) open.RemoveAll(one => one == client || one == behind);
                behind.Close();
            }
        }
    }

    private async Task RequestsAsync(NetworkStream client, TcpClient behind, Answers answers)
    {
        var (to, held) = (behind.GetStream(), new List<byte[]>());
        await to.WriteAsync(await MessageAsync(client, typed: false)); // the start of the connection has no type
        while (true)
        {
            var message = await MessageAsync(client, typed: true);
            if (message[0] is (byte)'E' or (byte)'Q' && Due(WireBreak.BeforeStatement, held)) return;
            held.Add(message);
            if (Broke && LateUntil is { } text && Has(message, text))
            {
                asked.TrySetResult();
                await arrived.Task;
            }

            var complete = message[0] is (byte)'S' or (byte)'Q' or (byte)'X';
            if (!complete && HoldsRounds) continue;
            if (message[0] is (byte)'S' or (byte)'Q' && await LosesAsync(behind, answers, held)) return;
            await SendAsync(to, held);
        }
    }

    /// <returns>True if the connection is lost with this round of statements.</returns>
    private async Task<bool> LosesAsync(TcpClient behind, Answers answers, List<byte[]> round)
    {
        if (Due(WireBreak.BeforeAnswer, round))
        {
            await answers.SwallowAsync(() => SendAsync(behind.GetStream(), round));
            BreakAll();
            return true;
        }

        if (Due(WireBreak.ServerHearsLate, round))
        {
            await answers.SwallowAsync(() => SendAsync(behind.GetStream(), round));
            BreakAll(but: behind);
            await Task.Delay(Late);
            return true;
        }

        if (!Due(WireBreak.StatementsComeLate, round)) return false;
        BreakAll(but: behind);
        await (LateUntil is null ? Task.Delay(Late) : asked.Task);
        await answers.SwallowAsync(() => SendAsync(behind.GetStream(), round));
        arrived.TrySetResult();
        return true;
    }

    private static async ValueTask SendAsync(NetworkStream to, List<byte[]> messages)
    {
        foreach (var message in messages) await to.WriteAsync(message);
        messages.Clear();
    }

    /// <summary>A round of statements that is to come late comes late from its first, and must be seen whole to know whether it is meant.</summary>
    private bool HoldsRounds
    {
        get
        {
            lock (gate) return armed is { Where: not WireBreak.BeforeStatement };
        }
    }

    private static bool Has(byte[] message, string text) => Encoding.Latin1.GetString(message).Contains(text, StringComparison.OrdinalIgnoreCase);

    private bool Due(WireBreak where, List<byte[]> round)
    {
        CancellationTokenSource? life;
        lock (gate)
        {
            if (armed is not { } set || set.Where != where || (set.Containing is { } text && !round.Exists(message => Has(message, text)))) return false;
            if (set.Left > 1)
            {
                armed = set with { Left = set.Left - 1 };
                return false;
            }

            (armed, Broke, dead, life) = (null, true, set.StaysDead, set.Life);
        }

        if (where == WireBreak.BeforeStatement) BreakAll();
        _ = life?.CancelAsync(); // not here: what it calls back may come by this wire
        return true;
    }

    private void BreakAll(TcpClient? but = null)
    {
        lock (gate)
        {
            foreach (var one in open)
                if (one != but) one.Close();
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
