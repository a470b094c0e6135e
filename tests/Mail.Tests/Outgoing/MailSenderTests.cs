using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Mail.Tests.Outgoing;

public sealed class MailSenderTests
{
    [Theory, EachDatabase]
    public async Task What_was_sent_before_a_stop_is_not_sent_again_and_the_rest_is_free_at_once(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var ids = await QueueAsync(post, "a@example.com", "b@example.com", "c@example.com");
        using var stop = new CancellationTokenSource();
        post.Out.Judge = address =>
        {
            if (address.StartsWith('b')) stop.Cancel();
            return new(address, null, false);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post.SendAsync(stop.Token));
        Assert.Equal([OutgoingStatus.Sent, OutgoingStatus.Sent, OutgoingStatus.Queued], await StatusesAsync(post, ids));
        Assert.Equal(0, (await post.LineAsync(ids[2])).Attempts);

        Assert.Equal(1, await post.SendAsync());
        Assert.Equal(["a@example.com", "b@example.com", "c@example.com"], post.Out.Taken.Select(envelope => envelope.To[0]));
    }

    [Theory, EachDatabase]
    public async Task A_message_that_stumbles_is_tried_later_and_the_others_go(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var ids = await QueueAsync(post, "a@example.com", "b@example.com", "c@example.com");
        post.Out.Judge = address => address.StartsWith('b') ? throw new IOException("The share is away.") : new(address, null, false);

        Assert.Equal(3, await post.SendAsync());
        Assert.Equal([OutgoingStatus.Sent, OutgoingStatus.Queued, OutgoingStatus.Sent], await StatusesAsync(post, ids));
        Assert.Equal("IOException: The share is away.", (await post.LineAsync(ids[1])).LastError);
        post.Out.Judge = null;
        post.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, await post.SendAsync());
        Assert.Equal(OutgoingStatus.Sent, (await post.LineAsync(ids[1])).Status);
    }

    [Theory, EachDatabase]
    public async Task A_message_whose_senders_all_died_is_a_dead_letter_and_those_behind_it_go(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind, options => (options.MaxAttempts, options.ClaimSize) = (1, 1));
        var lost = (await QueueAsync(post, "a@example.com"))[0];
        Assert.Single(await post.Do<OutboxClaim, IReadOnlyList<OutgoingMessage>>(async (claim, ct) => (await claim.TakeAsync(ct)).Claimed));
        post.Time.Advance(TimeSpan.FromHours(1));
        await QueueAsync(post, "b@example.com");

        Assert.Equal(1, await post.SendAsync());
        Assert.Equal(["b@example.com"], post.Out.Taken.Select(envelope => envelope.To[0]));
        Assert.Equal((OutgoingStatus.Failed, 1), ((await post.LineAsync(lost)).Status, (await post.LineAsync(lost)).Attempts));
    }

    private static async Task<IReadOnlyList<long>> QueueAsync(PostOffice post, params string[] to)
    {
        var ids = new List<long>();
        foreach (var address in to) ids.Add((await post.QueueAsync(PostOffice.Letter(address, address))).Id);
        return ids;
    }

    private static async Task<IReadOnlyList<OutgoingStatus>> StatusesAsync(PostOffice post, IReadOnlyList<long> ids)
    {
        var statuses = new List<OutgoingStatus>();
        foreach (var id in ids) statuses.Add((await post.LineAsync(id)).Status);
        return statuses;
    }
}
