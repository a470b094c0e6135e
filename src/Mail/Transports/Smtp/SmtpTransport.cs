using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Transports.Smtp;

/// <summary>Mail to a server by SMTP (RFC 5321), with TLS and sign-in. A session is one connection and takes any number of messages.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, TimeProvider time) : IMailTransport
{
    public async Task<IMailSession> OpenAsync(CancellationToken ct)
    {
        var settings = options.Value.Smtp;
        var wire = await SmtpWire.ConnectAsync(settings, time, ct);
        try
        {
            return new SmtpSession(wire, await new SmtpGreeting(wire, settings).GreetAsync(ct));
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }
}
