using BenchmarkWorkflow.Application.Tests.SignIn;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>One server and one signed-in secretary for all tests of a class.</summary>
public sealed class SecretarysSeason : IAsyncLifetime
{
    internal SeasonServer Season { get; private set; } = null!; // before the first test

    internal Browser Secretary { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Season = await SeasonServer.OpenAsync();
        Secretary = await Season.SecretaryAsync();
    }

    public async Task DisposeAsync()
    {
        Secretary.Dispose();
        await Season.DisposeAsync();
    }
}
