using System.Text.Json;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Each page of ours, light and dark, in both languages, checked by axe against WCAG 2.2 AA. What is inside the Studio's own frame is Elsa's.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessibilityTests(Site site)
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Site.Repository, "src", "Portal", "node_modules", "axe-core", "axe.min.js"));

    [Theory]
    [InlineData(ColorScheme.Light, "zh")]
    [InlineData(ColorScheme.Dark, "en")]
    public async Task Every_page_of_ours_can_be_used_by_everybody(ColorScheme colours, string language)
    {
        await using var page = await site.OpenAsync(colours);
        await page.Page.AddInitScriptAsync($"localStorage.setItem('language', '{language}')");
        List<string> violations = [];

        await page.GoAsync("/sign-in");
        await page.Page.Locator("#userName").WaitForAsync();
        violations.AddRange(await CheckAsync(page, "/sign-in"));
        await page.Page.Locator("#userName").FillAsync(Site.Administrator);
        await page.Page.Locator("#password").FillAsync(Site.Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Rows.First.WaitForAsync();
        foreach (var path in new[] { "/designer", "/designer/application?panel=versions", "/designer/application?panel=problems", "/designer/campaign?panel=running", "/designer/application?panel=rehearse", "/instances", "/nowhere" })
        {
            await page.GoAsync(path);
            await page.Page.GetByRole(AriaRole.Heading).First.WaitForAsync();
            await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.KeepAsync($"{language}{path.Replace('/', '-').Replace('?', '-').Replace('=', '-')}");
            violations.AddRange(await CheckAsync(page, path));
        }

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    private static async Task<IEnumerable<string>> CheckAsync(PortalPage page, string path)
    {
        await page.Page.EvaluateAsync(Axe);
        var found = await page.Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
              .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} (${node.any[0]?.message ?? one.help})`))
            """);
        return found.EnumerateArray().Select(one => $"{path} {one.GetString()}");
    }
}
