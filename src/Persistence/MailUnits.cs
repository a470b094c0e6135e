using BenchmarkWorkflow.Mail.Outgoing;

namespace BenchmarkWorkflow.Persistence;

/// <summary>The units of work the mail sender claims and reports in.</summary>
internal sealed class MailUnits(UnitOfWork unit) : IMailUnits
{
    public Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct) => unit.RunAsync(work, ct);
}
