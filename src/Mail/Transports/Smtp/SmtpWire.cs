using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BenchmarkWorkflow.Mail.Transports.Smtp;

/// <summary>Lines to and from a server: bytes, TLS and time limits, no meaning.</summary>
internal sealed class SmtpWire : IAsyncDisposable
{
    private const int MaxLine = 2048;
    private const int MaxLines = 200;

    private readonly SmtpOptions options;
    private readonly TimeProvider time;
    private readonly TcpClient client;
    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int start;
    private int end;

    private SmtpWire(SmtpOptions options, TimeProvider time, TcpClient client) =>
        (this.options, this.time, this.client, stream) = (options, time, client, client.GetStream());

    public bool IsProtected => stream is SslStream;

    public static async Task<SmtpWire> ConnectAsync(SmtpOptions options, TimeProvider time, CancellationToken ct)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await WithinAsync(options, time, "connecting", token => client.ConnectAsync(options.Host, options.Port, token).AsTask(), ct);
            return new SmtpWire(options, time, client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Goes over to TLS. What the other side said before, unasked, is refused: somebody on the way could have put it there, to be read
    /// as if it had come protected.
    /// </summary>
    public async Task ProtectAsync(CancellationToken ct)
    {
        if (start != end) throw new MailTransportException("The server spoke before TLS began; the connection is not trusted.", permanent: false);
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        var settings = new SslClientAuthenticationOptions
        {
            TargetHost = options.Host,
            RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors),
        };
        await WithinAsync(options, time, "TLS", token => tls.AuthenticateAsClientAsync(settings, token), ct);
        stream = tls;
    }

    public Task WriteLineAsync(string line, CancellationToken ct)
    {
        if (line.AsSpan().ContainsAny('\r', '\n')) throw new MailTransportException("A command cannot hold a line break.", permanent: true);
        return WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), ct);
    }

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct) => WithinAsync(options, time, "sending", async token =>
    {
        await stream.WriteAsync(bytes, token);
        await stream.FlushAsync(token);
    }, ct);

    /// <summary>Reads one answer, however many lines it has.</summary>
    public async Task<SmtpReply> ReadAsync(CancellationToken ct)
    {
        SmtpReply? reply = null;
        await WithinAsync(options, time, "waiting for an answer", async token => reply = await ReadReplyAsync(token), ct);
        return reply ?? throw new MailTransportException("The server did not answer.", permanent: false);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken ct)
    {
        var lines = new List<string>();
        while (lines.Count < MaxLines)
        {
            var line = await ReadLineAsync(ct);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code) || (line.Length > 3 && line[3] is not (' ' or '-')))
                throw new MailTransportException($"The server answered something that is not SMTP: '{line}'.", permanent: false);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ') return new(code, lines);
        }

        throw new MailTransportException("The server's answer does not end.", permanent: false);
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        var line = new ArrayBufferWriter<byte>(128);
        while (line.WrittenCount < MaxLine)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, ct));
                if (end == 0) throw new MailTransportException("The server closed the connection.", permanent: false);
            }

            var octet = buffer[start++];
            if (octet == '\n') return Encoding.UTF8.GetString(line.WrittenSpan).TrimEnd('\r');
            line.Write([octet]);
        }

        throw new MailTransportException("The server's line is too long.", permanent: false);
    }

    private bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (options.TrustedCertificateSha256 is not { } pinned) return errors == SslPolicyErrors.None;
        return certificate is not null
            && string.Equals(Convert.ToHexString(SHA256.HashData(certificate.GetRawCertData())), pinned.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task WithinAsync(SmtpOptions options, TimeProvider time, string what, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new MailTransportException($"{options.Host}:{options.Port}: {what} took longer than {options.Timeout.TotalSeconds:0} s.", permanent: false, e);
        }
        catch (Exception e) when (e is IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            throw new MailTransportException($"{options.Host}:{options.Port}: {what} failed: {e.Message}", permanent: false, e);
        }
    }
}
