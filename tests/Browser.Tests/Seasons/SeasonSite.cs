using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>A site in the year of its campaign: the clock of the server, and of everybody's browser, stands still until the test moves it.</summary>
public sealed class SeasonSite : Site
{
    private readonly ManualTime time;
    private readonly List<IBrowserContext> browsers = [];

    public SeasonSite() : this(new ManualTime())
    {
    }

    private SeasonSite(ManualTime time) : base(time, ("Scheduling:Enabled", "false")) => this.time = time; // Quartz has a clock of its own

    /// <summary>Of whoever switches on the camera.</summary>
    internal FakeCamera Camera { get; } = new();

    protected override IReadOnlyList<string> Switches => Camera.Switches;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Today in Beijing.</summary>
    public DateOnly Today => ShanghaiTime.DayOf(Now);

    private Dispatcher Dispatcher => Services.GetRequiredService<Dispatcher>();

    /// <summary>Lets time pass until this hour of a day in Beijing; what falls due on the way is done when it does.</summary>
    public Task PassToAsync(int month, int day, int hour, int minute = 0) => PassToAsync(ShanghaiTime.At(new DateOnly(2022, month, day), new TimeOnly(hour, minute)));

    public async Task PassToAsync(DateTimeOffset until)
    {
        Assert.True(until >= Now, $"It is {Now:u} already, and no clock goes back to {until:u}.");
        while (await SettleAsync() is { } due && due <= until) time.JumpTo(due);
        time.JumpTo(until);
        await SettleAsync();
        foreach (var browser in browsers) await browser.Clock.SetFixedTimeAsync(Now.UtcDateTime);
    }

    /// <summary>The application of the company of this name.</summary>
    public Task<long> ApplicationOfAsync(string company) => this.ReadAsync(db => (
        from application in db.Set<Application>()
        join applicant in db.Set<Applicant>() on application.ApplicantId equals applicant.Id
        where applicant.FullName == company
        select application.Id).SingleAsync());

    /// <summary>Waits until the processes have done all there is to do at this instant, and its letters have gone out.</summary>
    /// <returns>When something falls due next, if anything does.</returns>
    public async Task<DateTimeOffset?> SettleAsync()
    {
        while (true)
        {
            await Dispatcher.DrainAsync(CancellationToken.None);
            var next = await Dispatcher.NextDueAsync(CancellationToken.None);
            if (next <= Now) continue; // the server's own workers hold it
            await Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);
            return next;
        }
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Camera.Dispose();
    }

    private protected override async Task PrepareAsync(IBrowserContext context)
    {
        browsers.Add(context);
        await context.Clock.SetFixedTimeAsync(Now.UtcDateTime);
    }
}

/// <summary>The season, on a <see cref="SeasonSite"/> of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SeasonCollection : ICollectionFixture<SeasonSite>
{
    public const string Name = "season";
}
