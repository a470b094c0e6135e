using System.Text.RegularExpressions;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>
/// What each page costs who opens it for the first time, without a click: its script over the wire (gzip), and the time until its heading stands there. What Elsa's Studio loads in its own frame is not
/// ours to make smaller and not counted, so the pages around it are not walked.
/// </summary>
[Collection(PagesCollection.Name)]
public sealed class WeightTests(Site site, ITestOutputHelper output)
{
    /// <summary>Bytes of script of a page, compressed by gzip.</summary>
    private const int Most = 250_000;

    /// <summary>Until something is painted; loosely, as other tests run beside it: a second is wanted, and a third of it is usual.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, long> sizes = [];
    private readonly List<string> wrong = [];

    [Fact]
    public async Task No_page_loads_more_script_or_takes_longer_than_it_may()
    {
        await site.OpenSeasonAsync();
        var application = await site.SubmitAsync(91);
        await site.SendPackageAsync(91);
        var account = await site.ReadAsync(db => db.Set<Account>().Where(one => one.UserName == Site.Administrator).Select(one => one.Id).SingleAsync());
        await using (var nobody = await site.OpenAsync()) await WalkAsync(nobody, ["/", "/sign-in", "/register", "/campaign", "/notices", "/exchanges", "/experiences"]);

        await using var staff = await site.SignInAsync();
        await staff.GoAsync("/inbox?scope=All");
        var task = await staff.Page.Locator("a[data-task]").First.GetAttributeAsync("href");
        await WalkAsync(staff, [.. Menu(), $"/applications/{application}", $"/applications/{application}?tab=course", task!, $"/accounts/{account}", "/mail-templates/application-received", "/campaign-settings?tab=settings"]);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task WalkAsync(PortalPage page, IEnumerable<string> paths)
    {
        HashSet<string> loaded = [];
        page.Page.Response += (_, response) =>
        {
            if (response.Url.EndsWith(".js", StringComparison.Ordinal) || response.Url.EndsWith(".mjs", StringComparison.Ordinal)) lock (loaded) loaded.Add(response.Url);
        };
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        foreach (var path in paths)
        {
            lock (loaded) loaded.Clear();
            await page.GoAsync(path);
            await page.Page.Locator("h1").First.WaitForAsync();
            var painted = TimeSpan.FromMilliseconds(await page.Page.EvaluateAsync<double>("() => performance.getEntriesByType('paint').find(one => one.name === 'first-contentful-paint')?.startTime ?? 0"));
            var shown = TimeSpan.FromMilliseconds(await page.Page.EvaluateAsync<double>("() => performance.now()"));
            await page.Page.WaitForTimeoutAsync(300); // parts of a page that come behind it
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
    }

    /// <summary>The addresses of <c>app/navigation.ts</c>.</summary>
    private static IEnumerable<string> Menu() =>
        Regex.Matches(File.ReadAllText(Path.Combine(Site.Repository, "src", "Portal", "src", "app", "navigation.ts")), "path: '(/[^']*)'").Select(match => match.Groups[1].Value);
}
