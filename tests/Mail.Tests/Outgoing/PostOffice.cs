using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Mail.Transports;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Mail.Tests.Outgoing;

/// <summary>An outbox on a database of its own, whose way out is a wire that can be cut.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly TestDatabase database;

    private PostOffice(TestDatabase database, Wire wire) => (this.database, Out) = (database, wire);

    public Wire Out { get; }

    public TestDatabase Database => database;

    public ManualTime Time => database.Time;

    public static async Task<PostOffice> OpenAsync(DatabaseKind kind, Action<MailOptions>? settings = null)
    {
        var wire = new Wire();
        return new(await TestDatabase.CreateAsync(kind, services => Configure(services, wire, settings)), wire);
    }

    public static void Configure(IServiceCollection services, Wire wire, Action<MailOptions>? settings)
    {
        services.Configure<MailOptions>(options =>
        {
            options.TemplateFolder = Shipped.Folder;
            options.Parallel = 1;
            settings?.Invoke(options);
        });
        services.AddSingleton<IMailTransport>(wire);
    }

    public static NewMail Letter(string key, string to = "hz@example.com", string? batch = null) => new()
    {
        DedupeKey = key,
        Recipients = [new(to, "杭州示例制造有限公司")],
        Template = "withdrawal-confirmed",
        ModelJson = """{"year":2022,"company":"杭州示例制造有限公司","receiptNumber":"2022-0017","withdrawnAt":"2022-07-20T09:30:00+08:00"}""",
        Status = batch is null ? OutgoingStatus.Queued : OutgoingStatus.Held,
        BatchId = batch,
    };

    public Task<MailReceipt> QueueAsync(NewMail mail) => Do<Outbox, MailReceipt>((outbox, ct) => outbox.QueueAsync(mail, ct));

    public Task<int> SendAsync() => SendAsync(CancellationToken.None);

    public Task<int> SendAsync(CancellationToken ct) => database.Services.GetRequiredService<MailSender>().SendDueAsync(ct);

    public async Task<MailLine> LineAsync(long id) => (await Do<OutboxLists, MailView>((lists, ct) => lists.GetAsync(id, ct))).Line;

    public Task<T> Do<TVerbs, T>(Func<TVerbs, CancellationToken, Task<T>> verb) where TVerbs : notnull =>
        database.RunAsync((services, ct) => verb(services.GetRequiredService<TVerbs>(), ct));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Takes every message, unless told to refuse.</summary>
    internal sealed class Wire : IMailTransport, IMailSession
    {
        private readonly Lock gate = new();

        public List<MailEnvelope> Taken { get; } = [];

        public Func<string, RecipientOutcome>? Judge { get; set; }

        public MailTransportException? Down { get; set; }

        public bool IsUsable => true;

        public Task<IMailSession> OpenAsync(CancellationToken ct) => Down is { } down ? throw down : Task.FromResult<IMailSession>(this);

        public Task<MailOutcome> SendAsync(MailEnvelope envelope, CancellationToken ct)
        {
            lock (gate) Taken.Add(envelope);
            var outcome = new MailOutcome([.. envelope.To.Select(address => Judge?.Invoke(address) ?? new(address, null, false))], "250 OK");
            ct.ThrowIfCancellationRequested(); // as a connection does that waits for the answer
            return Task.FromResult(outcome);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
