using System.Diagnostics;
using Xunit.Abstractions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>How long a process owner waits for the editor the first time, and when the browser has its files. Printed, for the README; the limit only catches what is broken.</summary>
[Collection(SiteCollection.Name)]
public sealed class ColdStartTests(Site site, ITestOutputHelper output)
{
    [Fact]
    public async Task The_editor_starts_in_a_browser_that_has_never_seen_it()
    {
        await using var page = await site.SignInAsync(Site.Administrator);

        var cold = await MeasureAsync(page, "application");
        var warm = await MeasureAsync(page, "recommendation");

        output.WriteLine($"Editor until the activities are on the canvas: {cold.TotalSeconds:0.0} s cold, {warm.TotalSeconds:0.0} s with its files in the browser.");
        Assert.True(warm < TimeSpan.FromSeconds(90));
    }

    private static async Task<TimeSpan> MeasureAsync(PortalPage page, string definitionId)
    {
        var watch = Stopwatch.StartNew();
        await page.OpenEditorAsync(definitionId);
        return watch.Elapsed;
    }
}
