using System.Text;
using BenchmarkWorkflow.Mail.Transports;
using BenchmarkWorkflow.Mail.Transports.Smtp;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Tests.Smtp;

public sealed class SmtpTransportTests
{
    private const string Body = "Subject: x\r\n\r\nline\r\n.\r\n..two\r\n.three";

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Implicit)]
    public async Task A_message_goes_over_tls_after_signing_in_and_arrives_as_it_was(SmtpSecurity security)
    {
        await using var server = new SmtpServer { ImplicitTls = security == SmtpSecurity.Implicit };

        var outcome = await SendAsync(server, options => (options.Security, options.UserName, options.Password) = (security, "user", "passwort ü"));

        Assert.All(outcome.Recipients, recipient => Assert.Null(recipient.Refusal));
        Assert.Equal("250 Queued as 1", outcome.Reply);
        Assert.Equal(Body + "\r\n", Assert.Single(server.Messages));
        Assert.Contains(server.Heard, command => command.StartsWith("TLS AUTH PLAIN"));
        Assert.Contains($"TLS MAIL FROM:<benchmark@example.org> SIZE={Body.Length}", server.Heard);
        Assert.Equal("TLS QUIT", server.Heard[^1]);
        Assert.DoesNotContain(server.Heard, command => command.StartsWith("MAIL") || command.StartsWith("AUTH"));
    }

    [Fact]
    public async Task A_server_that_knows_only_login_is_signed_in_to_by_login()
    {
        await using var server = new SmtpServer { AbilitiesInTls = ["AUTH LOGIN"] };

        await SendAsync(server, options => (options.UserName, options.Password) = ("user", "passwort ü"));

        Assert.Contains("TLS AUTH LOGIN", server.Heard);
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_not_trusted()
    {
        await using var server = new SmtpServer();

        var failure = await FailsAsync(server, options => options.TrustedCertificateSha256 = null);

        Assert.False(failure.Permanent);
        Assert.DoesNotContain(server.Heard, command => command.Contains("MAIL"));
    }

    [Fact]
    public async Task Another_certificate_than_the_trusted_one_is_refused()
    {
        await using var server = new SmtpServer();

        await FailsAsync(server, options => options.TrustedCertificateSha256 = new string('0', 64));
    }

    [Fact]
    public async Task A_server_without_starttls_gets_nothing_in_the_clear()
    {
        await using var server = new SmtpServer { Abilities = ["SIZE 1000"] };

        var failure = await FailsAsync(server);

        Assert.Contains("STARTTLS", failure.Message);
        Assert.Equal(["EHLO localhost"], server.Heard);
    }

    [Fact]
    public async Task Words_put_in_before_tls_are_not_read_as_if_protected()
    {
        await using var server = new SmtpServer { Injected = "\r\n250 injected" };

        Assert.Contains("not trusted", (await FailsAsync(server)).Message);
    }

    [Fact]
    public async Task A_password_is_not_sent_unprotected()
    {
        await using var server = new SmtpServer { Abilities = ["AUTH PLAIN"] };

        await FailsAsync(server, options => (options.Security, options.UserName, options.Password) = (SmtpSecurity.None, "user", "x"));

        Assert.DoesNotContain(server.Heard, command => command.StartsWith("AUTH"));
    }

    [Fact]
    public async Task A_wrong_password_refuses_no_message_for_good()
    {
        await using var server = new SmtpServer();

        var failure = await FailsAsync(server, options => (options.UserName, options.Password) = ("user", "wrong"));

        Assert.Equal((false, true), (failure.Permanent, failure.Message.Contains("535")));
    }

    [Theory]
    [InlineData("MAIL", "451 Busy", false)]
    [InlineData("MAIL", "553 Not you", true)]
    [InlineData("RCPT", "450 Greylisted", false)]
    [InlineData("RCPT", "550 No such user", true)]
    [InlineData("DATA", "452 Disk full", false)]
    [InlineData("message", "554 Spam", true)]
    [InlineData("message", "451 Later", false)]
    public async Task A_refusal_is_passing_or_for_good_as_its_code_says_and_the_connection_serves_the_next_message(string at, string reply, bool permanent)
    {
        var refusing = true;
        await using var server = new SmtpServer { Answer = command => refusing && command.StartsWith(at) ? reply : null };
        await using var session = await Transport(server, null).OpenAsync(CancellationToken.None);

        var refused = Assert.Single((await session.SendAsync(Envelope("a@example.com"), CancellationToken.None)).Recipients);
        refusing = false;
        var taken = Assert.Single((await session.SendAsync(Envelope("a@example.com"), CancellationToken.None)).Recipients);

        Assert.Equal((reply, permanent), (refused.Refusal, refused.Permanent));
        Assert.Null(taken.Refusal);
        Assert.Equal(1, server.Connections);
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task Some_recipients_may_be_refused_and_the_others_get_it()
    {
        await using var server = new SmtpServer { Answer = command => command.Contains("nobody") ? "550 No such user" : null };

        var outcome = await SendAsync(server, null, "a@example.com", "nobody@example.com", "b@example.com");

        Assert.Equal([null, "550 No such user", null], outcome.Recipients.Select(recipient => recipient.Refusal));
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task A_closing_server_makes_the_session_useless_for_the_next_message()
    {
        await using var server = new SmtpServer { Answer = command => command.StartsWith("MAIL") ? "421 Closing" : null };
        await using var session = await Transport(server, null).OpenAsync(CancellationToken.None);

        var refused = Assert.Single((await session.SendAsync(Envelope("a@example.com"), CancellationToken.None)).Recipients);

        Assert.False(refused.Permanent);
        Assert.False(session.IsUsable);
    }

    [Theory]
    [InlineData("hang up")]
    [InlineData("silence")]
    [InlineData("nonsense")]
    public async Task A_server_that_breaks_off_is_a_passing_failure(string way)
    {
        await using var server = new SmtpServer { Answer = command => command.StartsWith("RCPT") ? way : null };
        await using var session = await Transport(server, options => (options.Security, options.Timeout) = (SmtpSecurity.None, TimeSpan.FromSeconds(2))).OpenAsync(CancellationToken.None);

        var failure = await Assert.ThrowsAsync<MailTransportException>(() => session.SendAsync(Envelope("a@example.com"), CancellationToken.None));

        Assert.False(failure.Permanent);
        Assert.False(session.IsUsable);
    }

    [Fact]
    public async Task Nobody_at_the_port_is_a_passing_failure()
    {
        int port;
        await using (var server = new SmtpServer()) port = server.Port;
        var transport = new SmtpTransport(Options.Create(new MailOptions { Smtp = new() { Host = "127.0.0.1", Port = port } }), TimeProvider.System);

        Assert.False((await Assert.ThrowsAsync<MailTransportException>(() => transport.OpenAsync(CancellationToken.None))).Permanent);
    }

    [Fact]
    public async Task A_message_greater_than_the_server_takes_is_refused_for_good_before_it_is_sent()
    {
        await using var server = new SmtpServer { AbilitiesInTls = ["SIZE 10"] };
        await using var session = await Transport(server, null).OpenAsync(CancellationToken.None);

        Assert.True((await Assert.ThrowsAsync<MailTransportException>(() => session.SendAsync(Envelope("a@example.com"), CancellationToken.None))).Permanent);
        Assert.True(session.IsUsable);
    }

    private static async Task<MailOutcome> SendAsync(SmtpServer server, Action<SmtpOptions>? settings, params string[] to)
    {
        await using var session = await Transport(server, settings).OpenAsync(CancellationToken.None);
        return await session.SendAsync(Envelope(to.Length == 0 ? ["a@example.com"] : to), CancellationToken.None);
    }

    private static Task<MailTransportException> FailsAsync(SmtpServer server, Action<SmtpOptions>? settings = null) =>
        Assert.ThrowsAsync<MailTransportException>(() => SendAsync(server, settings));

    private static SmtpTransport Transport(SmtpServer server, Action<SmtpOptions>? settings)
    {
        var smtp = new SmtpOptions { Host = "localhost", Port = server.Port, TrustedCertificateSha256 = server.Fingerprint, Timeout = TimeSpan.FromSeconds(20) };
        settings?.Invoke(smtp);
        return new(Options.Create(new MailOptions { Smtp = smtp }), TimeProvider.System);
    }

    private static MailEnvelope Envelope(params string[] to) =>
        new("<1@example.org>", "benchmark@example.org", to, Encoding.ASCII.GetBytes(Body), new(2022, 7, 15, 0, 0, 0, TimeSpan.Zero));
}
