using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>What each page of the menu costs who opens it for the first time: its script over the wire (gzip), and the time until its heading stands there.</summary>
[Collection(SiteCollection.Name)]
public sealed class WeightTests(Site site, ITestOutputHelper output)
{
    /// <summary>Bytes of script of a page, compressed by gzip. What we want is 250,000; the lightest has 273,000 and the heaviest, the campaign's settings, 413,000. This keeps them from growing.</summary>
    private const int Most = 425_000;

    /// <summary>Until something is painted; loosely, as other tests run beside it: a second is wanted, and a third of it is usual.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task No_page_of_the_menu_loads_more_script_or_takes_longer_than_it_may()
    {
        await using var page = await site.SignInAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        Dictionary<string, long> sizes = [];
        HashSet<string> loaded = [];
        page.Page.Response += (_, response) =>
        {
            if (response.Url.EndsWith(".js", StringComparison.Ordinal)) lock (loaded) loaded.Add(response.Url);
        };
        List<string> wrong = [];

        foreach (var path in Paths().Where(path => path != "/designer")) // it shows Elsa's Studio, which is not ours to make smaller
        {
            lock (loaded) loaded.Clear();
            await page.GoAsync(path);
            await page.Page.Locator("h1").First.WaitForAsync();
            var painted = TimeSpan.FromMilliseconds(await page.Page.EvaluateAsync<double>("() => performance.getEntriesByType('paint').find(one => one.name === 'first-contentful-paint')?.startTime ?? 0"));
            var shown = TimeSpan.FromMilliseconds(await page.Page.EvaluateAsync<double>("() => performance.now()"));
            await page.Page.WaitForTimeoutAsync(200); // parts of a page that come behind it
            List<string> scripts;
            lock (loaded) scripts = [.. loaded];
            foreach (var script in scripts.Where(script => !sizes.ContainsKey(script)))
            {
                using var answer = await client.GetAsync(script);
                sizes[script] = (await answer.Content.ReadAsByteArrayAsync()).LongLength; // as it comes: the smallest are not compressed
            }

            var weight = scripts.Sum(script => sizes[script]);
            output.WriteLine($"{path}: {weight / 1000.0:0} kB of script, painted after {painted.TotalMilliseconds:0} ms, its heading there after {shown.TotalMilliseconds:0} ms");
            Assert.True(weight > 100_000, $"{path} was not measured.");
            if (weight > Most) wrong.Add($"{path} loads {weight / 1000} kB of script");
            if (painted > Longest) wrong.Add($"{path} paints nothing for {painted.TotalMilliseconds:0} ms");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The addresses of <c>app/navigation.ts</c>.</summary>
    private static IEnumerable<string> Paths() =>
        Regex.Matches(File.ReadAllText(Path.Combine(Site.Repository, "src", "Portal", "src", "app", "navigation.ts")), "path: '(/[^']*)'").Select(match => match.Groups[1].Value);
}
