using System.Reflection;
using System.Security.Claims;
using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>
/// The real host with the shipped workflows on an SQLite database of its own, and one browser for all tests: Debian's Chromium. Tests that change a
/// definition others look at make one of their own first.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    public const string Administrator = "admin";

    /// <summary>Of everybody here.</summary>
    public const string Password = "a password for tests";

    /// <summary>A path below which the whole product is reached as well as at the root.</summary>
    public const string Below = "/benchmark";

    private readonly string folder = Directory.CreateTempSubdirectory("browser-").FullName;
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The root of the repository these tests were built from.</summary>
    public static string Repository { get; } =
        Path.GetFullPath(typeof(Site).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Repository").Value!);

    /// <summary>Where it is reached, without a slash at its end.</summary>
    public string Address => app!.Urls.Single();

    public IServiceProvider Services => app!.Services;

    private static string Chromium =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("These tests need Chromium (Debian: apt-get install chromium), or its path in CHROMIUM.");

    public async Task InitializeAsync()
    {
        app = Server.Build(
            new Dictionary<string, string?>
            {
                ["Database"] = $"Data Source={Path.Combine(folder, "benchmark.db")}",
                ["urls"] = "http://127.0.0.1:0",
                ["Administrator:Password"] = Password,
                ["DataFolder"] = Path.Combine(folder, "data"),
                ["Proxy:PathBase"] = Below,
                ["Workflows"] = Path.Combine(Repository, "workflows"),
            },
            builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await FirstStart.RunAsync(app.Services, TextWriter.Null, CancellationToken.None);
        await app.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
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
        var context = await browser!.NewContextAsync(new()
        {
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ColorScheme = colours,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(30_000);
        return new PortalPage(await context.NewPageAsync(), Address);
    }

    /// <summary>The same, signed in.</summary>
    public async Task<PortalPage> SignInAsync(string userName = Administrator, ColorScheme colours = ColorScheme.Light)
    {
        var page = await OpenAsync(colours);
        await page.SignInAsync(userName, Password);
        return page;
    }

    /// <summary>Makes an account with one role; if asked for, its password is good for one sign-in only.</summary>
    public Task AddAccountAsync(string userName, string role, bool mustChangePassword = false) => Services.GetRequiredService<UnitOfWork>().RunAsync(
        async (services, _) =>
        {
            var users = services.GetRequiredService<UserManager<Account>>();
            var account = new Account { UserName = userName, DisplayName = userName, LockoutEnabled = true, MustChangePassword = mustChangePassword };
            Assert.True((await users.CreateAsync(account, Password)).Succeeded);
            Assert.True((await users.AddClaimAsync(account, new Claim(ClaimTypes.Role, role))).Succeeded);
        },
        CancellationToken.None);
}

/// <summary>All browser tests share one <see cref="Site"/> and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "browser";
}
