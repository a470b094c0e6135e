using BenchmarkWorkflow.Mail.Transports;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>Takes every message and keeps none: the outbox rows say what was sent.</summary>
internal sealed class CountedMail : IMailTransport, IMailSession
{
    public bool IsUsable => true;

    public Task<IMailSession> OpenAsync(CancellationToken ct) => Task.FromResult<IMailSession>(this);

    public Task<MailOutcome> SendAsync(MailEnvelope envelope, CancellationToken ct) =>
        Task.FromResult(new MailOutcome([.. envelope.To.Select(address => new RecipientOutcome(address, Refusal: null, Permanent: false))], "rehearsed"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
