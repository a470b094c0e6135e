using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>A stop has time for what must not be broken off.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("00:01:00", null, 70)]
    [InlineData("00:02:00", null, 130)]
    [InlineData("00:01:00", "300", 300)]
    public async Task The_host_waits_longer_for_its_stop_than_the_mail_server_may_take_for_an_answer(string answer, string? asked, int seconds)
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Mail:Smtp:Timeout", answer), ("shutdownTimeoutSeconds", asked));

        Assert.Equal(TimeSpan.FromSeconds(seconds), server.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    [Fact]
    public async Task A_container_that_is_stopped_is_not_killed_before_that()
    {
        await using var server = await RunningServer.StartAsync();
        var compose = await File.ReadAllTextAsync(Path.Combine(Shipped.Folder, "..", "docker", "compose.yaml"));
        var grace = TimeSpan.FromSeconds(int.Parse(Regex.Match(compose, @"stop_grace_period: (\d+)s").Groups[1].Value, CultureInfo.InvariantCulture));

        Assert.True(grace > server.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout, $"{grace}");
    }
}
