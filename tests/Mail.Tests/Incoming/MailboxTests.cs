using System.Text;
using BenchmarkWorkflow.Mail.Incoming;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Mail.Tests.Incoming;

public sealed class MailboxTests
{
    [Theory, EachDatabase]
    public async Task A_message_is_kept_byte_for_byte_once_and_handed_to_the_intake_that_knows_it(DatabaseKind kind)
    {
        var packages = new Packages();
        await using var database = await TestDatabase.CreateAsync(kind, services => services.AddSingleton<IMailIntake>(packages));
        var raw = Raw("<1@example.com>", "package\0\x00ff");

        var first = await ReceiveAsync(database, raw);
        var again = await ReceiveAsync(database, raw);

        Assert.Equal((IncomingStatus.Handled, false), (first.Status, first.Repeated));
        Assert.Equal((first.Id, true), (again.Id, again.Repeated));
        Assert.Equal(1, packages.Taken);
        var kept = await FindAsync(database, first.Id);
        Assert.Equal(raw, kept!.Raw);
        Assert.Equal(("<1@example.com>", "application", "17"), (kept.MessageId, kept.AboutKind, kept.AboutId));
    }

    [Theory, EachDatabase]
    public async Task Other_bytes_under_a_known_message_id_are_kept_and_marked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var first = await ReceiveAsync(database, Raw("<1@example.com>", "one"));
        var second = await ReceiveAsync(database, Raw("<1@example.com>", "two"));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Id, (await FindAsync(database, second.Id))!.SameMessageIdAs);
        Assert.Equal(IncomingStatus.NeedsAttention, second.Status);
    }

    [Theory, EachDatabase]
    public async Task A_message_whose_intake_fails_is_not_kept_and_may_come_again(DatabaseKind kind)
    {
        var packages = new Packages { Fails = true };
        await using var database = await TestDatabase.CreateAsync(kind, services => services.AddSingleton<IMailIntake>(packages));
        var raw = Raw("<1@example.com>", "package");

        await Assert.ThrowsAsync<InvalidOperationException>(() => ReceiveAsync(database, raw));
        packages.Fails = false;
        Assert.False((await ReceiveAsync(database, raw)).Repeated);
    }

    [Fact]
    public void A_folded_message_id_is_found_in_the_header_only()
    {
        Assert.Equal("<a@b>", MessageIdHeader.Read("Subject: x\r\nMESSAGE-ID:\r\n <a@b>\r\nTo: y\r\n\r\nMessage-ID: <no>\r\n"u8));
        Assert.Null(MessageIdHeader.Read("Subject: x\r\n\r\nMessage-ID: <no>\r\n"u8));
        Assert.Null(MessageIdHeader.Read("garbage"u8));
    }

    private static byte[] Raw(string id, string body) => Encoding.Latin1.GetBytes($"From: a@example.com\r\nMessage-ID: {id}\r\nSubject: x\r\n\r\n{body}");

    private static Task<IncomingReceipt> ReceiveAsync(TestDatabase database, byte[] raw) =>
        database.RunAsync((services, ct) => services.GetRequiredService<Mailbox>().ReceiveAsync(raw, "test", "a@example.com", ct));

    private static Task<IncomingMessage?> FindAsync(TestDatabase database, long id) =>
        database.RunAsync((services, ct) => services.GetRequiredService<Mailbox>().FindAsync(id, ct));

    private sealed class Packages : IMailIntake
    {
        public int Taken { get; private set; }

        public bool Fails { get; set; }

        public Task<IntakeResult?> TakeAsync(IncomingMessage message, CancellationToken ct)
        {
            if (Fails) throw new InvalidOperationException("The package could not be read.");
            Taken++;
            return Task.FromResult<IntakeResult?>(new(false, "材料包已接收。", "application", "17"));
        }
    }
}
