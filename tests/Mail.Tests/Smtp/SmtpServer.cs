using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BenchmarkWorkflow.Mail.Tests.Smtp;

/// <summary>A server that speaks SMTP over a real socket, with TLS and sign-in, and refuses what a test tells it to.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;
    private readonly X509Certificate2 certificate = SelfSigned();

    public SmtpServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Fingerprint => Convert.ToHexString(SHA256.HashData(certificate.RawData));

    public bool ImplicitTls { get; init; }

    public IReadOnlyList<string> Abilities { get; init; } = ["STARTTLS", "SIZE 100000", "8BITMIME"];

    public IReadOnlyList<string> AbilitiesInTls { get; init; } = ["AUTH PLAIN LOGIN", "SIZE 100000"];

    /// <summary>An answer in place of the usual one; null: the usual one. "hang up" closes; "silence" does not answer.</summary>
    public Func<string, string?> Answer { get; init; } = _ => null;

    /// <summary>Sent together with the answer to STARTTLS, as an attacker on the way would.</summary>
    public string Injected { get; init; } = "";

    /// <summary>Every command, with "TLS" before those that came protected.</summary>
    public List<string> Heard { get; } = [];

    public List<string> Messages { get; } = [];

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
        certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                await ConnectionAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ConnectionAsync(Stream stream)
    {
        try
        {
            if (ImplicitTls) stream = await TlsAsync(stream);
            await SayAsync(stream, Answer("greeting") ?? "220 test.example.org ESMTP");
            while (await ReadLineAsync(stream) is { } command)
            {
                Heard.Add(stream is SslStream ? "TLS " + command : command);
                var answer = Answer(command) ?? Usual(command, stream is SslStream);
                if (answer == "hang up") return;
                if (answer == "silence") { await Task.Delay(Timeout.Infinite, stop.Token); return; }
                await SayAsync(stream, command == "STARTTLS" ? answer + Injected : answer);
                if (command == "STARTTLS" && answer.StartsWith('2')) stream = await TlsAsync(stream);
                if (command == "DATA" && answer.StartsWith('3')) await SayAsync(stream, await MessageAsync(stream));
                if (command == "QUIT") return;
            }
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // the other side went away or did not trust us
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    private string Usual(string command, bool secure) => command.Split(' ')[0] switch
    {
        "EHLO" => string.Join("\r\n", (secure ? AbilitiesInTls : Abilities).Prepend("test.example.org").Select((line, i) =>
            $"250{(i == (secure ? AbilitiesInTls : Abilities).Count ? ' ' : '-')}{line}")),
        "STARTTLS" => "220 Go ahead",
        "AUTH" when command.StartsWith("AUTH PLAIN", StringComparison.Ordinal) => command == $"AUTH PLAIN {Base64("\0user\0passwort ü")}" ? "235 Welcome" : "535 Wrong",
        "AUTH" => "334 VXNlcm5hbWU6",
        "DATA" => "354 Go on",
        "QUIT" => "221 Bye",
        "MAIL" or "RCPT" or "RSET" => "250 OK",
        var word when word == Base64("user") => "334 UGFzc3dvcmQ6",
        var word when word == Base64("passwort ü") => "235 Welcome",
        _ => "500 What?",
    };

    private async Task<string> MessageAsync(Stream stream)
    {
        var message = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".")
            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        if (Answer("message") is { } refusal) return refusal;
        Messages.Add(message.ToString());
        return "250 Queued as 1";
    }

    private async Task<Stream> TlsAsync(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        return tls;
    }

    private static async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var octet = new byte[1];
        while (await stream.ReadAsync(octet) == 1)
        {
            if (octet[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(octet[0]);
        }

        return null;
    }

    private static async Task SayAsync(Stream stream, string line)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"));
        await stream.FlushAsync();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
