using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Mail.Tests.Outgoing;

public sealed class OutboxTests
{
    [Theory, EachDatabase]
    public async Task A_message_queued_twice_under_one_key_is_sent_once(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var first = await post.QueueAsync(PostOffice.Letter("application/17/withdrawn"));
        var second = await post.QueueAsync(PostOffice.Letter("application/17/withdrawn"));

        Assert.Equal((first.Id, first.MessageId, true), (second.Id, second.MessageId, second.Repeated));
        Assert.Equal(1, await post.SendAsync());
        Assert.Equal(0, await post.SendAsync());
        Assert.Equal(first.MessageId, Assert.Single(post.Out.Taken).MessageId);
        Assert.Equal(OutgoingStatus.Sent, (await post.LineAsync(first.Id)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_message_of_a_unit_that_rolls_back_never_leaves(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => post.Do<Outbox, int>(async (outbox, ct) =>
        {
            await outbox.QueueAsync(PostOffice.Letter("a"), ct);
            throw new InvalidOperationException("The step failed.");
        }));

        Assert.Equal(0, await post.SendAsync());
        Assert.Empty(post.Out.Taken);
    }

    [Theory, EachDatabase]
    public async Task A_passing_failure_is_retried_later_and_later_and_ends_as_a_dead_letter(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind, options => options.MaxAttempts = 3);
        var id = (await post.QueueAsync(PostOffice.Letter("a"))).Id;
        post.Out.Down = new("The server is away.", permanent: false);
        var waits = new List<TimeSpan>();

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            Assert.Equal(1, await post.SendAsync());
            var line = await post.LineAsync(id);
            Assert.Equal((OutgoingStatus.Queued, attempt, "The server is away."), (line.Status, line.Attempts, line.LastError));
            waits.Add(line.DueAt - post.Time.GetUtcNow());
            Assert.Equal(0, await post.SendAsync());
            post.Time.MoveTo(line.DueAt);
        }

        Assert.InRange(waits[0], TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        Assert.InRange(waits[1], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
        await post.SendAsync();
        Assert.Equal(OutgoingStatus.Failed, (await post.LineAsync(id)).Status);

        post.Out.Down = null;
        await post.Do<Outbox, MailReceipt>((outbox, ct) => outbox.ResendAsync(id, "limin", null, ct));
        Assert.Equal(1, await post.SendAsync());
        Assert.Equal(OutgoingStatus.Sent, (await post.LineAsync(id)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_permanent_refusal_is_a_dead_letter_at_once(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var id = (await post.QueueAsync(PostOffice.Letter("a"))).Id;
        post.Out.Judge = address => new(address, "550 No such user", true);

        await post.SendAsync();

        var line = await post.LineAsync(id);
        Assert.Equal((OutgoingStatus.Failed, 1), (line.Status, line.Attempts));
        Assert.Contains("550 No such user", line.LastError);
    }

    [Theory, EachDatabase]
    public async Task Those_who_have_it_do_not_get_it_again_when_others_are_retried(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var id = (await post.QueueAsync(PostOffice.Letter("a") with { Recipients = [new("a@example.com"), new("b@example.com")] })).Id;
        post.Out.Judge = address => address.StartsWith('b') ? new(address, "451 Try later", false) : new(address, null, false);
        await post.SendAsync();
        post.Out.Judge = null;
        post.Time.Advance(TimeSpan.FromHours(1));
        await post.SendAsync();

        Assert.Equal(["a@example.com,b@example.com", "b@example.com"], post.Out.Taken.Select(envelope => string.Join(',', envelope.To)));
        Assert.Equal(OutgoingStatus.Sent, (await post.LineAsync(id)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_held_batch_goes_only_when_released_and_says_before_who_would_get_it_twice(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var first = (await post.QueueAsync(PostOffice.Letter("a", "a@example.com", "batch-1"))).Id;
        var twice = (await post.QueueAsync(PostOffice.Letter("b", "A@example.com", "batch-1"))).Id;
        await post.QueueAsync(PostOffice.Letter("c", "c@example.com", "batch-1"));
        Assert.Equal(0, await post.SendAsync());

        var preview = await post.Do<OutboxLists, BatchPreview>((lists, ct) => lists.PreviewBatchAsync("batch-1", ct));
        Assert.Equal((3, 0, "a@example.com"), (preview.Held, preview.Drafts, Assert.Single(preview.Repeated)));
        await post.Do<Outbox, MailReceipt>((outbox, ct) => outbox.DiscardAsync(twice, "limin", "重复", null, ct));
        await post.Do<Outbox, MailReceipt>((outbox, ct) => outbox.EditAsync(first, new() { Subject = "更正后的主题" }, "limin", 1, ct));
        Assert.Equal(2, await post.Do<Outbox, int>((outbox, ct) => outbox.ReleaseBatchAsync("batch-1", "limin", ct)));
        Assert.Equal(2, await post.SendAsync());
        Assert.Equal("更正后的主题", (await post.LineAsync(first)).Subject);
        Assert.Equal(OutgoingStatus.Discarded, (await post.LineAsync(twice)).Status);
    }

    [Theory, EachDatabase]
    public async Task What_no_longer_fits_where_a_message_stands_is_refused(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var id = (await post.QueueAsync(PostOffice.Letter("a"))).Id;
        await post.SendAsync();

        Assert.Equal("mail-status", await Refused((outbox, ct) => outbox.EditAsync(id, new() { Subject = "x" }, "limin", null, ct)));
        Assert.Equal("mail-status", await Refused((outbox, ct) => outbox.DiscardAsync(id, "limin", null, null, ct)));
        Assert.Equal("mail-changed", await Refused((outbox, ct) => outbox.ResendAsync(id, "limin", 1, ct)));
        Assert.Equal("mail-not-found", await Refused((outbox, ct) => outbox.ReleaseAsync(id + 1, "limin", null, ct)));
        Assert.Equal("address-invalid", await Refused((outbox, ct) => outbox.QueueAsync(PostOffice.Letter("b", "not an address"), ct)));
        Assert.Equal("template-unknown", await Refused((outbox, ct) => outbox.QueueAsync(PostOffice.Letter("b") with { Template = "no-such" }, ct)));
        Assert.Equal("template-value-missing", await Refused((outbox, ct) => outbox.QueueAsync(PostOffice.Letter("b") with { ModelJson = """{"year":2022}""" }, ct)));

        async Task<string> Refused(Func<Outbox, CancellationToken, Task<MailReceipt>> verb) =>
            (await Assert.ThrowsAsync<RuleBrokenException>(() => post.Do(verb))).Rules[0].Name;
    }

    [Theory, EachDatabase]
    public async Task A_sent_message_sent_again_is_a_copy_with_an_id_of_its_own(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var first = await post.QueueAsync(PostOffice.Letter("a"));
        await post.SendAsync();

        var copy = await post.Do<Outbox, MailReceipt>((outbox, ct) => outbox.ResendAsync(first.Id, "limin", null, ct));
        await post.SendAsync();

        Assert.NotEqual(first.MessageId, copy.MessageId);
        Assert.Equal([first.MessageId, copy.MessageId], post.Out.Taken.Select(envelope => envelope.MessageId));
    }

    [Theory, EachDatabase]
    public async Task A_sender_that_died_loses_its_message_to_another_after_the_lease_and_its_late_report_counts_nothing(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var id = (await post.QueueAsync(PostOffice.Letter("a"))).Id;
        var died = Assert.Single(await post.Do<OutboxClaim, IReadOnlyList<OutgoingMessage>>(async (claim, ct) => (await claim.TakeAsync(ct)).Claimed));

        Assert.Equal(0, await post.SendAsync());
        post.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await post.SendAsync());
        await post.Do<OutboxClaim, int>(async (claim, ct) =>
        {
            await claim.ReportAsync([new(died.Id, died.Attempts, post.Time.GetUtcNow(), [], null, "550 late", true)], ct);
            return 0;
        });

        Assert.Equal((OutgoingStatus.Sent, 2), ((await post.LineAsync(id)).Status, (await post.LineAsync(id)).Attempts));
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_that_send_at_once_send_each_message_once(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind, options => (options.Parallel, options.ClaimSize) = (3, 7));
        await using var other = post.Database.AnotherNode(services => PostOffice.Configure(services, post.Out, options => (options.Parallel, options.ClaimSize) = (3, 7)));
        for (var i = 0; i < 60; i++) await post.QueueAsync(PostOffice.Letter($"a/{i}"));

        var sent = await Task.WhenAll(Task.Run(post.SendAsync), Task.Run(() => other.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None)));

        Assert.Equal(60, sent.Sum());
        Assert.Equal(60, post.Out.Taken.Select(envelope => envelope.MessageId).Distinct().Count());
        Assert.Equal(60, (await post.Do<OutboxLists, IReadOnlyDictionary<string, int>>((lists, ct) => lists.CountByTemplateAsync(OutgoingStatus.Sent, ct)))["withdrawal-confirmed"]);
    }

    [Theory, EachDatabase]
    public async Task The_list_pages_newest_first_and_finds_by_address(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        for (var i = 0; i < 5; i++) await post.QueueAsync(PostOffice.Letter($"a/{i}", $"user{i}@example.com"));

        var first = await Page(new(), null);
        var second = await Page(new(), first.Next);

        Assert.Equal([5L, 4, 3, 2], first.Messages.Concat(second.Messages).Select(line => line.Id));
        Assert.Equal("user3@example.com", Assert.Single((await Page(new() { Search = "user3" }, null)).Messages).Recipients[0].Address);

        Task<MailPage> Page(MailFilter filter, string? cursor) => post.Do<OutboxLists, MailPage>((lists, ct) => lists.PageAsync(filter, cursor, 2, ct));
    }

    [Fact]
    public void The_wait_doubles_up_to_the_longest_and_jitter_takes_at_most_half()
    {
        var (first, longest) = (TimeSpan.FromMinutes(1), TimeSpan.FromHours(4));

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 240, 240], Enumerable.Range(1, 10).Select(n => (int)RetryBackoff.After(n, first, longest, 1).TotalMinutes));
        Assert.Equal(TimeSpan.FromSeconds(30), RetryBackoff.After(1, first, longest, 0));
        Assert.Equal(longest, RetryBackoff.After(int.MaxValue, first, longest, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryBackoff.After(0, first, longest, 0.5));
    }
}
