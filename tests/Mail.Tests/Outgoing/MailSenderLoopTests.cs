using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BenchmarkWorkflow.Mail.Tests.Outgoing;

public sealed class MailSenderLoopTests
{
    [Theory, EachDatabase]
    public async Task The_loop_sends_what_falls_due_and_survives_a_stumble(DatabaseKind kind)
    {
        await using var post = await PostOffice.OpenAsync(kind);
        var stumbling = new Stumbling(post.Database.Services.GetRequiredService<IMailUnits>());
        await using var node = post.Database.AnotherNode(services =>
        {
            PostOffice.Configure(services, post.Out, null);
            services.AddMailSending().AddSingleton<IMailUnits>(stumbling);
        });
        var later = await post.QueueAsync(PostOffice.Letter("later") with { SendAfter = post.Time.GetUtcNow().AddHours(1) });
        var loop = Assert.Single(node.GetServices<IHostedService>().OfType<MailSenderLoop>());

        await loop.StartAsync(CancellationToken.None);
        await post.QueueAsync(PostOffice.Letter("now"));
        await TickUntilAsync(post, () => post.Out.Taken.Count == 1);
        Assert.True(stumbling.Stumbled);
        Assert.Equal(OutgoingStatus.Queued, (await post.LineAsync(later.Id)).Status);
        post.Time.Advance(TimeSpan.FromHours(1));
        await TickUntilAsync(post, () => post.Out.Taken.Count == 2);
        await loop.StopAsync(CancellationToken.None);
    }

    /// <summary>Moves the clock by one look of the loop at a time, and gives it real time to act.</summary>
    private static async Task TickUntilAsync(PostOffice post, Func<bool> done)
    {
        for (var i = 0; i < 500 && !done(); i++)
        {
            post.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }

        Assert.True(done(), "The loop did not send in time.");
    }

    /// <summary>Fails the first time, as a database that is away does.</summary>
    private sealed class Stumbling(IMailUnits units) : IMailUnits
    {
        public bool Stumbled { get; private set; }

        public Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct)
        {
            if (Stumbled) return units.RunAsync(work, ct);
            Stumbled = true;
            throw new InvalidOperationException("The database is away.");
        }
    }
}
