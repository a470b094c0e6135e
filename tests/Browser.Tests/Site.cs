using System.Reflection;
using System.Security.Claims;
using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>
/// The real host with the shipped workflows on an SQLite database of its own, and one browser for all tests: Debian's Chromium, without what draws on a desk where that is there, which takes a sixth off what the tests cost. Tests that change a
/// definition others look at make one of their own first.
/// </summary>
public class Site : IAsyncLifetime
{
    public const string Administrator = "admin";

    /// <summary>Of everybody here.</summary>
    public const string Password = "a password for tests";

    /// <summary>A path below which the whole product is reached as well as at the root.</summary>
    public const string Below = "/benchmark";

    private readonly string folder = Directory.CreateTempSubdirectory("browser-").FullName;
    private readonly TimeProvider time;
    private readonly (string Name, string? Value)[] more;
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowserContext? office;

    public Site() : this(TimeProvider.System)
    {
    }

    /// <param name="time">The clock of the server.</param>
    /// <param name="more">Settings besides those that every site has.</param>
    private protected Site(TimeProvider time, params (string Name, string? Value)[] more) => (this.time, this.more) = (time, more);

    /// <summary>The root of the repository these tests were built from.</summary>
    public static string Repository { get; } =
        Path.GetFullPath(typeof(Site).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Repository").Value!);

    /// <summary>Where it is reached, without a slash at its end.</summary>
    public string Address => app!.Urls.Single();

    public IServiceProvider Services => app!.Services;

    /// <summary>What its browser is told besides.</summary>
    protected virtual IReadOnlyList<string> Switches => [];

    private static string Chromium =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("These tests need Chromium (Debian: apt-get install chromium-headless-shell), or its path in CHROMIUM.");

    public async Task InitializeAsync()
    {
        Dictionary<string, string?> settings = new()
        {
            ["Database"] = $"Data Source={Path.Combine(folder, "benchmark.db")}",
            ["urls"] = "http://127.0.0.1:0",
            ["Administrator:Password"] = Password,
            ["DataFolder"] = Path.Combine(folder, "data"),
            ["Proxy:PathBase"] = Below,
            ["Workflows"] = Path.Combine(Repository, "workflows"),
        };
        foreach (var (name, value) in more) settings[name] = value;
        app = Server.Build(settings, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(time));
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        });
        await FirstStart.RunAsync(app.Services, TextWriter.Null, CancellationToken.None);
        await app.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", .. Switches] });
    }

    public virtual async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser window of somebody new: no cookie, nothing cached. Chinese, in China, unless told otherwise.</summary>
    public async Task<PortalPage> OpenAsync(ColorScheme colours = ColorScheme.Light, int width = 1440, int height = 900)
    {
        var context = await ContextAsync();
        return await WindowAsync(await context.NewPageAsync(), colours, width, height, () => context.CloseAsync());
    }

    /// <summary>A browser window of somebody new, signed in.</summary>
    public async Task<PortalPage> SignInAsync(string userName, ColorScheme colours = ColorScheme.Light, int width = 1440, int height = 900)
    {
        var page = await OpenAsync(colours, width, height);
        await page.SignInAsync(userName, Password);
        return page;
    }

    /// <summary>
    /// One more window of the administrator's browser, which is signed in and keeps the Studio's files from test to test, as everybody's does. What is kept
    /// in it (language, appearance) is for all tests: who changes that takes a browser of their own.
    /// </summary>
    public async Task<PortalPage> SignInAsync(ColorScheme colours = ColorScheme.Light, int width = 1440, int height = 900)
    {
        if (office is null)
        {
            office = await ContextAsync();
            var first = await WindowAsync(await office.NewPageAsync(), ColorScheme.Light, width, height, () => Task.CompletedTask);
            await first.SignInAsync(Administrator, Password);
            await first.Page.CloseAsync();
        }

        var page = await office.NewPageAsync();
        return await WindowAsync(page, colours, width, height, () => page.CloseAsync());
    }

    private async Task<IBrowserContext> ContextAsync()
    {
        var context = await browser!.NewContextAsync(new() { Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(60_000);
        await PrepareAsync(context);
        return context;
    }

    /// <summary>Does to somebody's new browser what every one here needs.</summary>
    private protected virtual Task PrepareAsync(IBrowserContext context) => Task.CompletedTask;

    private async Task<PortalPage> WindowAsync(IPage page, ColorScheme colours, int width, int height, Func<Task> close)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { ColorScheme = colours });
        return new PortalPage(page, Address, close);
    }

    /// <summary>Makes an account with one role; if asked for, its password is good for one sign-in only.</summary>
    /// <param name="group">A group of the inbox besides, such as <c>unit:1</c>.</param>
    public Task AddAccountAsync(string userName, string role, bool mustChangePassword = false, string? displayName = null, string? group = null) => Services.GetRequiredService<UnitOfWork>().RunAsync(
        async (services, ct) =>
        {
            var users = services.GetRequiredService<UserManager<Account>>();
            var account = new Account { UserName = userName, DisplayName = displayName ?? userName, LockoutEnabled = true, MustChangePassword = mustChangePassword };
            Assert.True((await users.CreateAsync(account, Password)).Succeeded);
            Assert.True((await users.AddClaimAsync(account, new Claim(ClaimTypes.Role, role))).Succeeded);
            if (group is not null) await services.GetRequiredService<GroupMembers>().AddAsync(group, userName, ct);
        },
        CancellationToken.None);
}

/// <summary>Tests of the pages. They share one <see cref="Site"/> and run one after the other, beside those of <see cref="WorkCollection"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "browser";
}

/// <summary>Tests of work on the processes themselves, on a <see cref="Site"/> of their own.</summary>
[CollectionDefinition(Name)]
public sealed class WorkCollection : ICollectionFixture<Site>
{
    public const string Name = "work";
}

/// <summary>Tests of tasks worked on by several people, on a <see cref="Site"/> of their own.</summary>
[CollectionDefinition(Name)]
public sealed class InboxCollection : ICollectionFixture<Site>
{
    public const string Name = "inbox";
}

/// <summary>Tests of how pages look to everybody and what they weigh, on a <see cref="Site"/> of their own.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<Site>
{
    public const string Name = "pages";
}
