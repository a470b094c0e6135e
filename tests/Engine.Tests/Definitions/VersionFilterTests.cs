using BenchmarkWorkflow.Engine.Definitions;

namespace BenchmarkWorkflow.Engine.Tests.Definitions;

public sealed class VersionFilterTests
{
    [Theory]
    [InlineData("Latest", VersionKind.Latest, 0)]
    [InlineData("latestOrPublished", VersionKind.LatestOrPublished, 0)]
    [InlineData("AllVersions", VersionKind.All, 0)]
    [InlineData("", VersionKind.All, 0)]
    [InlineData(null, VersionKind.All, 0)]
    [InlineData("12", VersionKind.Specific, 12)]
    public void Version_options_when_Elsa_writes_them_are_understood(string? text, VersionKind kind, int number)
    {
        Assert.True(VersionFilter.TryParse(text, out var filter));
        Assert.Equal(new VersionFilter(kind, number), filter);
    }

    [Fact]
    public void Version_options_when_garbage_are_refused() => Assert.False(VersionFilter.TryParse("Garbage", out _));

    [Theory]
    [InlineData("Latest", true, false, true)]
    [InlineData("Published", true, false, false)]
    [InlineData("Draft", true, false, true)]
    [InlineData("LatestOrPublished", false, true, true)]
    [InlineData("LatestAndPublished", false, true, false)]
    [InlineData("3", false, false, true)]
    [InlineData("4", true, true, false)]
    public void A_version_when_asked_for_matches_as_Elsa_says(string text, bool latest, bool published, bool expected)
    {
        Assert.True(VersionFilter.TryParse(text, out var filter));
        Assert.Equal(expected, filter.Matches(3, latest, published));
    }
}
