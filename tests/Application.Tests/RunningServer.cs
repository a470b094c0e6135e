using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Application.Tests;

/// <summary>The whole host on a database and a clock of its own, reached over HTTP on a free port.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    public const string AdministratorPassword = "a password for tests";

    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly HttpClient anonymous;

    private readonly string folder;

    private RunningServer(TestDatabase database, WebApplication app, string folder, string said)
    {
        this.database = database;
        this.folder = folder;
        this.app = app;
        Said = said;
        anonymous = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public string Database => database.ConnectionString;

    public ManualTime Time => database.Time;

    public IServiceProvider Services => app.Services;

    /// <summary>What the first start told the operator.</summary>
    public string Said { get; }

    /// <summary>Without a sign-in.</summary>
    public HttpClient Anonymous => anonymous;

    public static Task<RunningServer> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, params (string Name, string? Value)[] settings) => StartAsync(kind, _ => { }, settings);

    /// <summary>Starts it with services changed before they are built.</summary>
    public static async Task<RunningServer> StartAsync(DatabaseKind kind, Action<WebApplicationBuilder> configure, params (string Name, string? Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var folder = Directory.CreateTempSubdirectory("server-").FullName;
        Dictionary<string, string?> all = new()
        {
            ["Database"] = database.ConnectionString,
            ["urls"] = "http://127.0.0.1:0",
            ["Administrator:Password"] = AdministratorPassword,
            ["DataFolder"] = Path.Combine(folder, "data"),
            ["Workflows"] = folder,
            ["Scheduling:Enabled"] = "false", // its own tests switch it on
        };
        foreach (var (name, value) in settings) all[name] = value;
        var app = Server.Build(all, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(database.Time));
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000); // what makes guessing dear makes every sign-in of a test dear
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            configure(builder);
        });
        var said = new StringWriter();
        await FirstStart.FillAsync(app.Services, said, CancellationToken.None);
        await app.StartAsync();
        return new RunningServer(database, app, folder, said.ToString());
    }

    /// <summary>Signs the administrator in.</summary>
    public Task<HttpClient> SignInAsync() => SignInAsync("admin", AdministratorPassword);

    public async Task<HttpClient> SignInAsync(string userName, string password)
    {
        var reply = await LoginAsync(userName, password);
        return WithToken(reply["accessToken"]?.ToString() ?? throw new InvalidOperationException($"{userName} was not signed in: {reply}"));
    }

    public async Task<JsonObject> LoginAsync(string userName, string password)
    {
        using var response = await anonymous.PostAsJsonAsync("/elsa/api/identity/login", new { username = userName, password });
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public HttpClient WithToken(string token)
    {
        var client = new HttpClient { BaseAddress = anonymous.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Makes an account with one role.</summary>
    public Task AddAccountAsync(string userName, string password, string role, bool mustChangePassword = false) =>
        Services.GetRequiredService<UnitOfWork>().RunAsync(
            async (services, _) =>
            {
                var users = services.GetRequiredService<UserManager<Account>>();
                var account = new Account { UserName = userName, DisplayName = userName, MustChangePassword = mustChangePassword, LockoutEnabled = true };
                Assert.True((await users.CreateAsync(account, password)).Succeeded);
                Assert.True((await users.AddClaimAsync(account, new Claim(ClaimTypes.Role, role))).Succeeded);
            },
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        anonymous.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
