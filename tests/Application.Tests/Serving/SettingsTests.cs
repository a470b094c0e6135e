using BenchmarkWorkflow.Engine.Dispatching.Timers;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Application.Tests.Serving;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Database", "")]
    [InlineData("TimeZone", "Asia/Nowhere")]
    [InlineData("Workflows", "/no/such/folder")]
    [InlineData("SignIn:PasswordLength", "3")]
    [InlineData("Administrator:UserName", "")]
    [InlineData("Proxy:PathBase", "benchmark/")]
    [InlineData("Proxy:KnownProxies:0", "a host")]
    [InlineData("Proxy:KnownNetworks:0", "10.0.0.0")]
    [InlineData("Limits:BodyMebibytes", "0")]
    [InlineData("Dispatch:Workers", "0")]
    [InlineData("Inbox:OverrideGroup", "")]
    [InlineData("Exchange:CheckInKey", "short")]
    [InlineData("Mail:FromAddress", "nobody")]
    public void A_wrong_setting_when_starting_is_refused_by_its_name(string setting, string value)
    {
        using var folder = new Scratch();
        var settings = new Dictionary<string, string?> { ["Database"] = folder.Database, ["DataFolder"] = folder.Path, ["Workflows"] = folder.Path, [setting] = value };
        var wrong = Assert.Throws<OptionsValidationException>(() => Server.Build(settings));

        Assert.Contains(setting.Split(':').First(part => part is not ("SignIn" or "Administrator" or "Proxy" or "Limits" or "Dispatch")), wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_reach_the_rooms_they_are_for()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Inbox:OverrideGroup", "directors"), ("Exchange:CheckInKey", "a key of this installation"));

        Assert.Equal("directors", server.Services.GetRequiredService<IOptions<InboxOptions>>().Value.OverrideGroup);
        Assert.Equal("a key of this installation", server.Services.GetRequiredService<IOptions<ExchangeOptions>>().Value.CheckInKey);
    }

    [Fact]
    public async Task Scripts_and_cron_expressions_mean_the_time_of_the_setting_which_is_Shanghais_where_nothing_is_said()
    {
        await using var server = await RunningServer.StartAsync();
        await using var elsewhere = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("TimeZone", "Europe/Berlin"));

        Assert.Equal(("Asia/Shanghai", "Asia/Shanghai"), Zones(server));
        Assert.Equal(("Europe/Berlin", "Europe/Berlin"), Zones(elsewhere));

        static (string, string) Zones(RunningServer server) =>
            (server.Services.GetRequiredService<ScriptOptions>().TimeZone.Id, server.Services.GetRequiredService<IOptions<TimerOptions>>().Value.CronTimeZone);
    }

    [Theory]
    [EachDatabase]
    public async Task The_key_of_check_in_codes_is_made_once_for_an_installation_and_is_another_in_the_next(DatabaseKind kind)
    {
        await using var one = await TestDatabase.CreateAsync(kind);
        await using var other = await TestDatabase.CreateAsync(kind);

        var keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeyAsync(one)));

        Assert.Single(keys.Distinct());
        Assert.Equal(64, keys[0].Length);
        Assert.NotEqual(keys[0], await KeyAsync(other));

        static Task<string> KeyAsync(TestDatabase database) => database.RunAsync((services, ct) => services.GetRequiredService<CheckInKeys>().GetAsync(ct));
    }

    private sealed class Scratch : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("settings-").FullName;

        public string Database => System.IO.Path.Combine(Path, "settings.db");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
