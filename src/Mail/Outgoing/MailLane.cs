using BenchmarkWorkflow.Mail.Transports;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>One of the sender's ways out: keeps a session open from message to message, and opens another when that one is lost.</summary>
internal sealed class MailLane(IMailTransport transport) : IAsyncDisposable
{
    private IMailSession? session;

    public async Task<MailOutcome> SendAsync(MailEnvelope envelope, CancellationToken ct)
    {
        if (session is not { IsUsable: true })
        {
            await DisposeAsync();
            session = await transport.OpenAsync(ct);
        }

        try
        {
            return await session.SendAsync(envelope, ct);
        }
        catch (Exception e) when (e is not MailTransportException)
        {
            await DisposeAsync(); // nobody knows what state it is in
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var last = session;
        session = null;
        if (last is not null) await last.DisposeAsync();
    }
}
